"""Texts in their Dutch source, for whoever reads a transcript or a drawing: the bot itself uses Babel."""

from typing import assert_never

from dialogs.phrases import counting
from dialogs.prompt import Arg, Day, Hours, Lines, Listed, Month, Text
from dialogs.running import PLACEHOLDER

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_dutch(arg: Arg) -> str:
    """The words of a text or a placeholder's value."""
    match arg:
        case str():
            return arg
        case Text():
            args = dict(arg.args)
            source = counting().get(arg.source, arg.source) if arg.count == 1 else arg.source
            return PLACEHOLDER.sub(lambda hole: in_dutch(args.get(hole[1], "")), source)
        case Month(year, month):
            return f"{_MONTHS[month - 1]} {year}" if year else _MONTHS[month - 1]
        case Day(iso):
            return iso
        case Hours(osm):
            return osm
        case Lines(items):
            return "\n".join(in_dutch(item) for item in items)
        case Listed(items):
            return ", ".join(in_dutch(item) for item in items)
        case _:
            assert_never(arg)
