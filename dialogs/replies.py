"""The phrase book of the staff chat: answers in Dutch, each with a number that never changes."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dialogs.source import Source, read

FILE = "replies.yaml"


@cache
def source() -> Source:
    """The phrase book with its lines. Raises ContentError when it is no YAML."""
    return read(FILE, (files("dialogs") / FILE).read_text(encoding="utf-8"))


@cache
def replies() -> Mapping[int, str]:
    """The Dutch words by number, in the order of the book. Raises ContentError for a number that is none."""
    for number in source().data:
        if not number.isdecimal():
            raise source().error((number,), "the name of a reply is its number")
    return {int(number): words for number, words in source().data.items()}
