"""`leeswijzer timeline`: every message that a family will get, and why it lands where it does."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.catalogs import wordings
from bot.own_content import content
from bot.settings import Settings, content_folder, library, library_file
from bot.texts import Texts
from bot.timeline_page import page
from bot.timeline_rows import Row, rows
from dialogs import holidays
from dialogs.facts import Child, Family
from dialogs.languages import SOURCE
from dialogs.plan import STREAMS, Plan

FINE, WRONG_USE = 0, 2
STDOUT = "-"
_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
_USE = "use --born 2026-03 --lang tr --from 2026-11 --to 2028 [--often 3] [--html [FILE]]"
_DAYS = {1: (2,), 2: (1, 3), 3: (0, 2, 4)}


def timeline(born: str, language: str, first: str, below: str, often: int, html: str | None = None) -> int:
    """Print a line for each message, which begins with its ISO date; with `html` write a calendar to that
    file, '-' being standard output. Returns the exit code."""
    begins, ends = _day(first), _day(below)
    known = language in wordings() and often in _DAYS and len(born) == 7 and _day(born) is not None
    if not known or begins is None or ends is None:
        return _wrong(_USE)
    family = typical(born, language, often)
    found = foreseen(family, begins, ends)
    if html is None:
        for row in found:
            print(line(row))
        return FINE
    return _write(page(Texts(wordings()[SOURCE]), family, tuple(found), begins, ends), html)


def typical(born: str, language: str, often: int) -> Family:
    """A family of a child born in a month, with tips and BoekStart after dinner so many times a week."""
    streams = tuple(("1", stream) for stream in STREAMS)
    plan = Plan(days=_DAYS[often], streams=streams)
    return Family(language=language, children=(Child("1", "", born),), plan=plan)


def foreseen(family: Family, first: date, below: date) -> Iterator[Row]:
    """What a family gets of what is shipped and the library's own content, in the usual zone."""
    closed = holidays.of(library(library_file()))
    zone = ZoneInfo(str(Settings.model_fields["timezone"].default))
    sent, words = content(content_folder(), wordings())
    return rows(family, sent.closing(closed), words, zone, first, below)


def line(row: Row) -> str:
    """One message in one line: when, what, for whom, why, and how it begins in the family's language."""
    child = f"{row.child}  " if row.child else ""
    return f"{row.at:%Y-%m-%d %H:%M}  {row.name}  {child}({row.why})  {row.own}"


def _write(html: str, where: str) -> int:
    if where == STDOUT:
        print(html, end="")
        return FINE
    try:
        Path(where).write_text(html, encoding="utf-8")
    except OSError as error:
        return _wrong(f"cannot write {where}: {error.strerror}")
    return FINE


def _wrong(problem: str) -> int:
    print(f"leeswijzer: {problem}", file=sys.stderr)
    return WRONG_USE


def _day(text: str) -> date | None:
    """The first day of a month or a year; a day as it is."""
    match = _MONTH.fullmatch(text)
    try:
        return date(int(match[1]), int(match[2] or 1), 1) if match else date.fromisoformat(text)
    except ValueError:
        return None
