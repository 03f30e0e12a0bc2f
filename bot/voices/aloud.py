"""A text as a machine reads it: words only, with a pause where a person would breathe."""

import re
import unicodedata

_PICTOGRAM = ("So", "Sk", "Me")
_JOINERS = "\ufe0f\u200d"
"""What holds pictograms together. The non-joiner stays: in Persian it is part of a word."""
_PAUSE = "\n\n"
"""espeak-ng rests at an empty line; a mere line end it reads over."""


def aloud(script: str, phone: str) -> str:
    """The words of a script; `phone` is said digit by digit, else it is read as thousands. An ellipsis stays:
    it is read as a pause."""
    text = script.replace(phone, _dictated(phone)) if phone else script
    lines = (_words(line) for line in text.splitlines())
    return _PAUSE.join(line for line in lines if line)


def _words(line: str) -> str:
    kept = (char for char in line.removeprefix("•") if not _is_picture(char))
    return " ".join("".join(kept).split())


def _is_picture(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) in _PICTOGRAM


def _dictated(phone: str) -> str:
    """'020 000' becomes '0 2 0, 0 0 0'."""
    return ", ".join(" ".join(group) for group in re.findall(r"[+\d]+", phone))
