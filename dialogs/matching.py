"""What was typed against what the buttons say: generous about case, accents, digits and small slips."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

ENOUGH_ALIKE = 85.0
"""rapidfuzz ratio (0-100) from which a typed label counts as meant; only where no other comes as near."""


_KEYCAP = re.compile("[0-9]\ufe0f?\u20e3")
"""A pictogram made of a digit: 3️⃣."""
_HAN = "\u4e00-\u9fff"
_EDGE = re.compile(f"(?<=[0-9])(?=[{_HAN}])|(?<=[{_HAN}])(?=[0-9])")
"""Between a figure and a Chinese sign, where nobody writes a space: 2016年3月."""


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Lower case, no accents, pictograms or punctuation, digits 0-9, single spaces."""
    letters = []
    for char in unicodedata.normalize(
        "NFKD", unicodedata.normalize("NFKD", _KEYCAP.sub("", text)).casefold()
    ):
        category = unicodedata.category(char)
        if category == "Nd":
            letters.append(str(unicodedata.digit(char)))
        elif category[0] == "L":
            letters.append("i" if char == "ı" else char)
        elif category[0] != "M":
            letters.append(" ")
    return " ".join(_EDGE.sub(" ", "".join(letters)).split())


def western_digits(text: str) -> str:
    """The same text with every script's digits as 0-9."""
    return "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)


def same(typed: str, label: str) -> bool:
    """Whether two texts are the same to a human eye."""
    return bool(plain(typed)) and plain(typed) == plain(label)


def best(typed: str, labels: Sequence[tuple[str, str]]) -> str | None:
    """The id of the (id, label) that was meant, or None. Tried in turn: the same words; the one label with
    that number in it; the position in the list; a beginning that fits one label only; a small slip."""
    wanted = plain(typed)
    if not wanted:
        return _same_signs(typed, labels)
    plains = [(choice, plain(label)) for choice, label in labels]
    tries = (
        _only(choice for choice, label in plains if label == wanted),
        _by_number(wanted, plains),
        _only(choice for choice, label in plains if _is_word(wanted) and label.startswith(wanted)),
        _only(choice for choice, label in plains if len(wanted) > 3 and f" {wanted} " in f" {label} "),
        _by_likeness(wanted, plains),
    )
    return next((choice for choice in tries if choice is not None), None)


def is_han(text: str) -> bool:
    """Whether a text is Chinese, which has no spaces between words."""
    return re.fullmatch(f"[{_HAN}]+", text) is not None


def _is_word(text: str) -> bool:
    """More than a letter; one Chinese sign is a word: 是."""
    return len(text) > 1 or is_han(text)


def _only(found: Iterable[str]) -> str | None:
    choices = list(found)
    return choices[0] if len(choices) == 1 else None


def _same_signs(typed: str, labels: Sequence[tuple[str, str]]) -> str | None:
    signs = typed.strip()
    return _only(choice for choice, label in labels if signs and label.startswith(signs))


def _by_number(wanted: str, plains: Sequence[tuple[str, str]]) -> str | None:
    if not wanted.isdecimal():
        return None
    if any(re.search(r"\d", label) for _, label in plains):
        return _only(choice for choice, label in plains if wanted in label.split())
    place = int(wanted)
    return plains[place - 1][0] if 1 <= place <= len(plains) else None


def _by_likeness(wanted: str, plains: Sequence[tuple[str, str]]) -> str | None:
    ranked = sorted(((fuzz.ratio(wanted, label), choice) for choice, label in plains if label), reverse=True)
    if not ranked or ranked[0][0] < ENOUGH_ALIKE:
        return None
    tie = len(ranked) > 1 and ranked[1][0] == ranked[0][0]
    return None if tie else ranked[0][1]
