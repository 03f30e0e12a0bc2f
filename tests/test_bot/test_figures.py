"""Counting: everybody once, never again, and nothing that names anybody."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.figures.kinds import PROGRAMMES
from bot.figures.periods import period
from bot.figures.report import Report
from dialogs.plan import subscribed
from storage import families, figures
from storage.database import Database
from tests.test_bot import figure_samples as samples
from tests.test_bot.figure_samples import LIBRARY, NAMES, reported, seen


@pytest.fixture
async def filled(file: Path, keys: str) -> AsyncIterator[Database]:
    async with samples.library_of(file, keys) as database:
        yield database


def total(report: Report, name: str) -> int:
    return next(table for table in report.tables if table.name == name).rows[0].now


async def test_everybody_is_counted_once_but_for_who_waits(filled: Database) -> None:
    found = await seen(filled)
    async with filled.read() as tx:
        children = len((await families.load(tx, range(1000, 1300))).values())
        counted = [what for _, what in await figures.counted(tx) if what.startswith("in:")]
    years = [found.report("", period("year", year), NAMES) for year in ("2025", "2026")]
    reached = sum(total(one, "reached") for one in years)
    assert children == 300
    assert len(counted) - 4 * len(PROGRAMMES) <= reached <= len(counted)
    parents = [next(one for one in year.tables if one.name == "reached").rows[1].now for year in years]
    assert 295 < sum(parents) <= 300


async def test_the_months_of_a_year_are_together_the_year(filled: Database) -> None:
    found = await seen(filled)
    months = [period("month", f"2025-{number:02d}") for number in range(1, 13)]
    assert sum(found.shown.total("children", one) for one in months) == found.shown.total(
        "children", period("year", "2025")
    )


async def test_every_number_is_none_or_enough_and_the_parts_make_the_whole(filled: Database) -> None:
    for table in (await reported(filled)).tables:
        assert all(number == 0 or number >= 5 for row in table.rows for number in (row.now, row.before))
        if table.whole and table.rows:
            assert table.rows[0].now == sum(row.now for row in table.rows[1:])


async def test_how_they_came_is_told_of_who_was_asked(filled: Database) -> None:
    """Who gets messages without a sign-up was not."""
    report = await reported(filled)
    came, target = _rows(report, "came"), _rows(report, "targets")
    assert {"Studiebegeleiding", "Plek 3", "Via school", "Zelf gekomen"} <= came.keys()
    assert not {"Voorleestips", "BoekStart"} & came.keys()
    assert all(name.endswith(": ongeveer") and number % 10 == 0 for name, number in target.items())
    assert "Voorleestips: ongeveer" in target


def _rows(report: Report, name: str) -> dict[str, int]:
    return {row.label: row.now for table in report.tables if table.name == name for row in table.rows}


async def test_who_has_all_deleted_still_counts(filled: Database) -> None:
    before = await reported(filled)
    async with filled.write() as tx:
        await families.forget(tx, range(1, 200))
    later = (await seen(filled, samples.NOW + timedelta(days=40))).report(
        LIBRARY.name, period("year", "2025"), NAMES
    )
    assert later.tables == before.tables


async def test_a_day_is_closed_once(filled: Database) -> None:
    await seen(filled)
    async with filled.read() as tx:
        first = await figures.closings(tx)
    await seen(filled)
    async with filled.read() as tx:
        assert await figures.closings(tx) == first
        assert await figures.last_day(tx) == date(2026, 11, 20)


async def test_what_is_counted_is_sealed_and_names_nobody(filled: Database) -> None:
    await seen(filled)
    async with filled.read() as tx:
        counts = repr(await figures.closings(tx))
        [stored] = await tx.all(text("SELECT body FROM closings ORDER BY day DESC LIMIT 1"))
    assert "Sam" not in counts
    assert b"children" not in stored.body


async def test_a_programme_that_came_later_counts_apart(filled: Database) -> None:
    before = await seen(filled)
    async with filled.write() as tx:
        homes = await families.load(tx, range(1000, 1020))
        changed = {
            one.id: replace(one.common, plan=subscribed(one.common.plan, "1", "boekstart"))
            for one in homes.values()
        }
        await families.save(tx, changed, samples.NOW)
    later = await seen(filled, samples.NOW + timedelta(days=1))
    year = period("year", "2026")
    assert later.shown.total("children", year) == before.shown.total("children", year)
    assert later.shown.total("also", year) >= 5
    assert before.shown.total("also", year) == 0


async def test_who_stopped_counts_as_stopped(filled: Database) -> None:
    await seen(filled)
    async with filled.write() as tx:
        homes = await families.load(tx, range(1000, 1150))
        changed = {one.id: replace(one.common, plan=type(one.common.plan)()) for one in homes.values()}
        await families.save(tx, changed, samples.NOW)
    later = await seen(filled, samples.NOW + timedelta(days=1))
    stopped = later.shown.total("stopped/tips", period("year", "2026"))
    tips = sum(
        later.shown.total(name, period("year", year))
        for name in ("reached/tips", "also/tips")
        for year in ("2025", "2026")
    )
    assert stopped
    assert tips - stopped == 0 or tips - stopped >= 5
