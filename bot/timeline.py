"""`leeswijzer timeline`: every message that a family will get, and why it lands where it does."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.catalogs import wordings
from bot.settings import Settings
from dialogs.campaigns import Item, Season, TipDue
from dialogs.content import name_of, shipped
from dialogs.facts import Child, Family, Wording
from dialogs.foretelling import Foretold, foretold
from dialogs.phrases import words
from dialogs.plan import STREAMS, Plan
from dialogs.steps import Moment, Step

FINE, WRONG_USE = 0, 2
_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
_WIDTH = 70
"""Letters of a message that are shown: enough to know it by."""
_USE = "use --born 2026-03 --lang tr --from 2026-11 --to 2028, and --often 1, 2 or 3"
_DAYS = {1: (2,), 2: (1, 3), 3: (0, 2, 4)}


def timeline(born: str, language: str, first: str, below: str, often: int) -> int:
    """Print a line for each message, which begins with its ISO date. Returns the exit code."""
    words = wordings().get(language)
    days = _day(first), _day(below)
    if words is None or None in days or not _MONTH.fullmatch(born) or len(born) != 7 or often not in _DAYS:
        print(
            "leeswijzer: use --born 2026-03 --lang tr --from 2026-11 --to 2028 [--often 3]", file=sys.stderr
        )
        return WRONG_USE
    begins, ends = days
    if begins and ends:
        for line in lines(born, words, begins, ends, often):
            print(line)
    return FINE


def lines(born: str, wording: Wording, first: date, below: date, often: int) -> Iterator[str]:
    """The timeline of a child born in a month, with tips and BoekStart after dinner so many times a week."""
    streams = tuple(("1", stream) for stream in STREAMS)
    plan = Plan(days=_DAYS[often], streams=streams)
    family = Family(children=(Child("1", "", born),), plan=plan)
    zone = ZoneInfo(str(Settings.model_fields["timezone"].default))
    for one in foretold(family, {}, shipped(), zone, first, below):
        yield _line(one, wording, often)


def _line(one: Foretold, wording: Wording, often: int) -> str:
    words = " ".join(wording.of(_first_words(one.due.item)).split())
    short = words if len(words) <= _WIDTH else f"{words[:_WIDTH].rstrip()}…"
    return f"{one.at:%Y-%m-%d %H:%M}  {name_of(one.due.item, often)}  ({one.due.why})  {short}"


def _first_words(item: Item) -> str:
    match item:
        case TipDue():
            return str(getattr(item.set, item.parts[0]))
        case Season():
            return words("season_hello")
        case Step() | Moment():
            return item.say[0]
        case _:
            assert_never(item)


def _day(text: str) -> date | None:
    """The first day of a month or a year; a day as it is."""
    match = _MONTH.fullmatch(text)
    try:
        return date(int(match[1]), int(match[2] or 1), 1) if match else date.fromisoformat(text)
    except ValueError:
        return None
