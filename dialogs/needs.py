"""A few typed words against the desks: keywords per language, generous about slips, and never quite sure."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise

from rapidfuzz.distance import OSA

from dialogs.matching import plain
from dialogs.source import Source, read

DESKS = (
    *("studiebegeleiding", "plek3", "voorleestips", "boekstart", "taalhuis", "taalcafe", "klik_tik"),
    *("oefenen_nl", "ido", "digisterker", "digivitaler", "belastinguur", "rechtsuur", "tel_je_geld"),
    *("walk_talk", "voorleesexpress", "leesklik", "thuislezen", "makersplaats", "verhalenbrink"),
    *("gezinsaanpak", "lid_worden", "person"),
)
"""Where a need can lead; each list of keywords has all of them."""
OFFERED = 3
"""How many desks a parent gets to choose from: "do you mean ...?"."""
ENOUGH = 0.29
"""The least evidence for a desk: one keyword that three desks share, in Dutch or English."""
_ELSEWHERE = 0.9
"""What a keyword of Dutch or English counts for who speaks another language; its own are 1."""
_A_SLIP = 0.8
"""What is left of a word's evidence for each slip in it."""
_ALONE = 0.16
"""What a word counts when the rest of its keyword is missing: two such words are just enough."""
_FEW = 2
"""How many desks may have such a word: 'boek' is in too many keywords to say anything by itself."""
_LONGEST = 400
"""Characters that are looked at: a need is a few words, and a letter typed over is for a person."""
_HAN = "\u4e00-\u9fff"
_GEEZ = frozenset(map(chr, range(0x1200, 0x1380)))
_BORDERS = re.compile(f"(?<=[{_HAN}])(?=[^{_HAN} ])|(?<=[^{_HAN} ])(?=[{_HAN}])")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_STUCK = {
    "ar": re.compile(r"^(?:(?:[وف]?[بكع]?ال|[وف]?لل)(?=\w{2})|[وفبلك](?=\w{3}))"),
    "ti": re.compile(r"^[ንብክዝምከይ](?=\w{3})"),
}
"""Little words that are written onto the next: the article, and, for, with."""
_SERIES = {"ሠ": "ሰ", "ቐ": "ቀ", "ኀ": "ሐ", "ኸ": "ከ", "ዐ": "አ", "ፀ": "ጸ"}
"""First signs of the Ge'ez rows that sound like another row; a row has eight vowels."""
_SAME = {ord(row) + vowel: chr(ord(other) + vowel) for row, other in _SERIES.items() for vowel in range(8)}
_SAME |= {ord(sign): other for sign, other in zip("አዐłđøґةىیکەہ", "ኣኣldoгهييكهه", strict=True)}
_SAME |= {ord(sign): "" for sign in "ـء"}
"""Signs that people write for one another."""


def folded(text: str) -> str:
    """A text as keywords are compared: `plain`, with one sign for those that people mix up (Persian and
    Arabic ye, Ge'ez letters that sound alike), and Chinese apart from other letters."""
    return _BORDERS.sub(" ", plain(_APOSTROPHES.sub("", text)).translate(_SAME))


@dataclass(frozen=True, slots=True)
class Keyword:
    """Words that stand together for one need, in any order. A part that ends in * may go on: 'öğren*'."""

    parts: tuple[str, ...]
    desks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    """What was understood: the places in the folded text (the first letter of a word, each sign of Chinese),
    and how well: 1 for a word as it stands in the list."""

    places: range
    quality: float


@dataclass(frozen=True)
class WordList:
    """The keywords of one language, ready to be looked up."""

    language: str
    keywords: tuple[Keyword, ...]

    @cached_property
    def _parts(self) -> frozenset[str]:
        return frozenset(part for keyword in self.keywords for part in keyword.parts)

    @cached_property
    def _signs(self) -> frozenset[str]:
        return frozenset(part for part in self._parts if _is_han(part))

    @cached_property
    def _by_initial(self) -> Mapping[str, tuple[str, ...]]:
        initials = {part[0] for part in self._parts - self._signs}
        return {sign: tuple(part for part in sorted(self._parts) if part[0] == sign) for sign in initials}

    @cached_property
    def _worth(self) -> tuple[tuple[Keyword, float], ...]:
        """Each keyword with what a word of it counts; then words of longer ones by themselves."""
        desks: dict[str, dict[str, None]] = defaultdict(dict)
        for keyword in self.keywords:
            for part in keyword.parts:
                desks[part].update(dict.fromkeys(keyword.desks))
        few = {part: tuple(own) for part, own in desks.items() if len(own) <= _FEW and len(part) > 2}
        alone = (Keyword((part,), own) for part, own in few.items())
        return (
            *((keyword, 1 / len(keyword.desks)) for keyword in self.keywords),
            *((keyword, _ALONE / len(keyword.desks)) for keyword in alone),
        )

    def exact(self, text: str) -> Iterator[tuple[str, _Hit]]:
        """The parts that a folded text has as they stand in the list."""
        for sign in self._signs:
            if (place := text.find(sign)) >= 0:
                yield sign, _Hit(range(place, place + len(sign)), 0.5 if len(sign) > 1 else 1.0)
        for place, word in _words(text):
            yield from ((part, _word_hit(place)) for form in self._forms(word) for part in self._of(form))
        for place, first, second in _pairs(text):
            joined = (part for part in self._of(first + second) if _is_of_both(part, first, second))
            yield from ((part, _word_hit(place)) for part in joined)

    def knows(self, word: str) -> bool:
        """Whether a folded word is in the list, by half its letters or more."""
        return any(2 * len(part) > len(form) for form in self._forms(word) for part in self._of(form))

    def slipped(self, place: int, word: str) -> Iterator[tuple[str, _Hit]]:
        """The parts that a word may have been meant as: the same first letter, and a slip or two."""
        for form in self._forms(word):
            for part in self._by_initial.get(form[0], ()):
                if slips := _slips(form, part):
                    yield part, _word_hit(place, _A_SLIP**slips)

    def evidence(self, hits: Mapping[str, _Hit]) -> Iterator[tuple[str, int, float]]:
        """Desk, place and how much it counts, for each keyword of which all parts were found."""
        found = set(hits)
        for keyword, worth in self._worth:
            if found.issuperset(keyword.parts):
                for hit in (hits[part] for part in keyword.parts):
                    yield from (
                        (desk, place, worth * hit.quality) for desk in keyword.desks for place in hit.places
                    )

    def _forms(self, word: str) -> tuple[str, ...]:
        """A word, and without what is stuck to it."""
        stuck = _STUCK.get(self.language)
        return tuple(dict.fromkeys((word, stuck.sub("", word) if stuck else word)))

    def _of(self, word: str) -> Iterator[str]:
        beginnings = (f"{word[:size]}*" for size in range(2, len(word) + 1))
        yield from (part for part in (word, *beginnings) if part in self._parts)


@dataclass(frozen=True)
class Needs:
    """The keyword lists by language."""

    lists: Mapping[str, WordList]

    def desks_for(self, text: str, language: str) -> tuple[str, ...]:
        """At most three desks that may be meant, best first; () for nonsense or too little to go on.

        Looked up in the person's language, in Dutch and in English. A keyword counts when all its words are
        in the text, in any order. Each of its words then counts 1, divided by the number of desks that share
        the keyword, a fifth less for each slip. A typed word counts once for a desk, by its best keyword.
        Where the rest of its keyword is missing, a word that few desks have counts a little.
        """
        typed = folded(text[:_LONGEST])
        worth: dict[tuple[str, int], float] = defaultdict(float)
        for words, hits in self._found(typed, language):
            share = 1.0 if words.language == language else _ELSEWHERE
            for desk, place, value in words.evidence(hits):
                worth[desk, place] = max(worth[desk, place], value * share)
        return _best(worth)

    def _found(self, typed: str, language: str) -> list[tuple[WordList, dict[str, _Hit]]]:
        """Per list the parts that were found. A word that a list knows is taken as it stands, by all."""
        lists = [self.lists[code] for code in dict.fromkeys((language, "nl", "en")) if code in self.lists]
        found = [(words, dict(words.exact(typed))) for words in lists]
        for place, word in _words(typed):
            if not any(words.knows(word) for words in lists):
                for words, hits in found:
                    for part, hit in words.slipped(place, word):
                        hits[part] = max(hits.get(part, hit), hit, key=lambda one: one.quality)
        return found


@cache
def shipped() -> Needs:
    """The keywords that come with Leeswijzer. Raises ContentError."""
    return from_sources(sources())


def sources() -> Mapping[str, Source]:
    """The shipped lists with their lines, by language. Raises ContentError when one is no YAML."""
    folder = files("dialogs") / "needs"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    return {
        name.removesuffix(".yaml"): read(f"needs/{name}", (folder / name).read_text(encoding="utf-8"))
        for name in names
    }


def from_sources(found: Mapping[str, Source]) -> Needs:
    """The keywords of some files, by language. Raises ContentError with file, line and path."""
    return Needs({language: WordList(language, _keywords(source)) for language, source in found.items()})


def _keywords(source: Source) -> tuple[Keyword, ...]:
    if not isinstance(source.data, dict):
        raise source.error((), "wanted: a desk, and its keywords")
    if missing := [desk for desk in DESKS if not source.data.get(desk)]:
        raise source.error((), f"no keywords for '{missing[0]}'")
    desks: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for desk in source.data:
        for parts in _parts(source, desk):
            desks[parts][desk] = None
    return tuple(Keyword(parts, tuple(shared)) for parts, shared in desks.items())


def _parts(source: Source, desk: str) -> Iterator[tuple[str, ...]]:
    if desk not in DESKS:
        raise source.error((desk,), "no such desk")
    if not isinstance(source.data[desk], list):
        raise source.error((desk,), "wanted: a list of keywords")
    for number, keyword in enumerate(source.data[desk]):
        parts = _folded_parts(keyword) if isinstance(keyword, str) else ()
        if not parts or not all(part.strip("*") for part in parts):
            raise source.error((desk, number), "a keyword is one or more words; * only behind a word")
        yield parts


def _folded_parts(keyword: str) -> tuple[str, ...]:
    """In the order of the alphabet: the same words in another order are the same keyword."""
    return tuple(sorted(part for written in keyword.split() for part in _split(written)))


def _split(written: str) -> list[str]:
    """The words that folding makes of one, such as 3D-printer*; the last keeps the *."""
    words = folded(written).split() or [""]
    return [*words[:-1], words[-1] + "*" * written.endswith("*")]


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Each word with its place; Chinese is not in words."""
    return ((match.start(), match[0]) for match in re.finditer(r"\S+", text) if not _is_han(match[0]))


def _pairs(text: str) -> Iterator[tuple[int, str, str]]:
    """Each two neighbours, with the place of the first: one word may have been typed as two, 'huis werk'."""
    for (place, first), (_, second) in pairwise(_words(text)):
        yield place, first, second


def _is_of_both(part: str, first: str, second: str) -> bool:
    """Whether a part that two words make together is more than the first of them."""
    stem = part.rstrip("*")
    return len(stem) > 4 and (stem == first + second or len(stem) >= len(first) + 3)


def _word_hit(place: int, quality: float = 1.0) -> _Hit:
    return _Hit(range(place, place + 1), quality)


def _slips(word: str, part: str) -> int:
    """How many slips there are between a typed word and a part; 0 where there are more than may be."""
    stem = part.rstrip("*")
    most = _most_slips(min(word, stem, key=len))
    sizes = (len(stem) - 1, len(stem), len(stem) + 1) if part.endswith("*") else (len(word),)
    slips = min(OSA.distance(word[:size], stem, score_cutoff=most) for size in sizes)
    return slips if slips <= most else 0


def _most_slips(shorter: str) -> int:
    """A short word must be right; Ge'ez has a sign for a syllable, so its words are shorter."""
    one, two = (4, 7) if shorter[0] in _GEEZ else (6, 9)
    return (len(shorter) >= one) + (len(shorter) >= two)


def _is_han(text: str) -> bool:
    return bool(text) and all("\u4e00" <= sign <= "\u9fff" for sign in text)


def _best(worth: Mapping[tuple[str, int], float]) -> tuple[str, ...]:
    """The desks with enough evidence, the most first; of equals the one that stands first in DESKS."""
    scores: dict[str, float] = defaultdict(float)
    for (desk, _), value in worth.items():
        scores[desk] += value
    ranked = sorted(
        (desk for desk in scores if scores[desk] >= ENOUGH),
        key=lambda desk: (-scores[desk], DESKS.index(desk)),
    )
    return tuple(ranked[:OFFERED])
