"""What a poster says, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.posters.refusals import NotWhole
from bot.texts import Texts
from dialogs.checking.translations import pictogram
from dialogs.desks import Desk
from dialogs.facts import Wording
from dialogs.languages import SOURCE
from dialogs.phrases import phrase, words
from dialogs.prompt import Text

STEPS = ("poster_scan", "poster_choose", "poster_tap")
FREE, CALL = "poster_free", "poster_call"
_UNBROKEN = "\u00a0"


@dataclass(frozen=True, slots=True)
class Said:
    """The words in one language: `about` is '' for a desk that is a conversation of its own; `steps` are what
    to do, one by one."""

    language: str
    title: str
    about: str
    steps: tuple[str, ...]
    free: str
    call: str

    @property
    def all(self) -> str:
        """Every word of it, to look for letters in a font."""
        return " ".join((self.title, self.about, *self.steps, self.free, self.call))


def sign(desk: Desk) -> str:
    """The pictogram that the desk's button begins with; '' for none."""
    return pictogram(desk.label)


def said(wording: Wording, desk: Desk, phone: str) -> Said:
    """The words about a desk. Raises NotWhole."""
    if missing := [source for source in _sources(desk) if not _has(wording, source)]:
        raise NotWhole(wording.language, missing)
    texts = Texts(wording)
    label = texts.plain(Text(desk.label))
    return Said(
        wording.language,
        label.removeprefix(pictogram(label)).strip(),
        texts.plain(Text(desk.what[0])) if desk.what else "",
        tuple(texts.plain(phrase(step)) for step in STEPS),
        texts.plain(phrase(FREE)),
        texts.plain(phrase(CALL, phone=phone.replace(" ", _UNBROKEN))),
    )


def _sources(desk: Desk) -> Iterator[str]:
    yield desk.label
    yield from desk.what[:1]
    yield from (words(name) for name in (*STEPS, FREE, CALL))


def _has(wording: Wording, source: str) -> bool:
    return wording.language == SOURCE or source in wording.texts
