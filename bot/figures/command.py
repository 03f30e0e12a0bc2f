"""`leeswijzer report`: the figures of a year or a month, on paper and as a workbook. May be used while the
bot runs."""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import utc
from bot.figures.naming import Names
from bot.figures.paper import pdf
from bot.figures.periods import Kind, NoPeriod, Period, period
from bot.figures.reading import read
from bot.figures.report import Report
from bot.figures.workbook import xlsx
from bot.opening import opened
from bot.settings import Settings, library, settings
from bot.texts import Texts
from dialogs.facts import Wording

FINE, FOUND, WRONG_USE = 0, 1, 2
_LIKE = {"year": "2026", "school_year": "2026", "month": "2026-11"}


def make_report(given: Mapping[Kind, str | None], out: Path) -> int:
    """Write DIR/cijfers-PERIOD.pdf and .xlsx for each period that is given. Exit code 1 where there is
    nothing to show (yet), 2 for wrong use. It is in Dutch. Raises SettingWrong, ContentError."""
    try:
        periods = [period(kind, value) for kind, value in given.items() if value is not None]
    except NoPeriod as error:
        kind = next(kind for kind, value in given.items() if value == error.given)
        return _wrong(f"'{error.given}' is no {kind.replace('_', ' ')}; write it like {_LIKE[kind]}")
    if not periods:
        return _wrong("which period? Give --year, --school-year or --month")
    reports = asyncio.run(_read(settings(), periods))
    try:
        return max(_written(report, names, out) for report, names in reports)
    except OSError as error:
        return _wrong(f"cannot write in {out}: {error.strerror}")


async def _read(given: Settings, periods: Sequence[Period]) -> list[tuple[Report, Names]]:
    shelf, zone = library(given.library), ZoneInfo(given.timezone)
    names = Names(Texts(Wording()), shelf)
    async with opened(given) as database, database.write() as tx:
        figures = await read(tx, shelf, zone, utc())
    return [(figures.report(shelf.name, one, names), names) for one in periods]


def _written(report: Report, names: Names, out: Path) -> int:
    """Both files, or why there are none."""
    name = report.period.name
    if report.closed < report.period.first:
        print(f"leeswijzer: {name} has not begun, or its first day is not over", file=sys.stderr)
        return FOUND
    if not any(table.rows for table in report.tables):
        print(f"leeswijzer: of {name} there is nothing that may be shown", file=sys.stderr)
        return FOUND
    out.mkdir(parents=True, exist_ok=True)
    kind = "schooljaar-" if report.period.kind == "school_year" else ""
    for ending, content in ((".pdf", pdf(report, names)), (".xlsx", xlsx(report, names))):
        target = out / f"cijfers-{kind}{name}{ending}"
        target.write_bytes(content)
        print(target)
    return FINE


def _wrong(problem: str) -> int:
    print(f"leeswijzer: {problem}", file=sys.stderr)
    return WRONG_USE
