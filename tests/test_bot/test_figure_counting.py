"""Which class a child is in, and which day and period count."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.figures.closing import close, close_months
from bot.figures.gathering import weeks
from bot.figures.hiding import term
from bot.figures.others import changes, routes
from bot.figures.periods import Kind, NoPeriod, of_day, period
from bot.figures.target import IN, OUT, UNKNOWN, Facts, age, band, belongs, targets
from bot.surroundings import Surroundings, surroundings
from dialogs.facts import Wording
from dialogs.loading import shipped
from storage import figures
from storage.database import Database
from storage.figures import DayCount
from storage.measure_answers import Measured
from storage.referral_counts import MADE, Route
from tests.test_bot import figure_samples as samples

ZONE = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("programme", "child", "expected"),
    [
        ("studiebegeleiding", Facts(8), IN),
        ("studiebegeleiding", Facts(18), IN),
        ("studiebegeleiding", Facts(7), OUT),
        ("studiebegeleiding", Facts(None), UNKNOWN),
        ("plek3", Facts(None, "groep6", put_forward=True), IN),
        ("plek3", Facts(10, "groep6"), OUT),
        ("plek3", Facts(10, "groep5", put_forward=True), OUT),
        ("plek3", Facts(10, "", put_forward=True), UNKNOWN),
        ("tips", Facts(0), IN),
        ("boekstart", Facts(7), OUT),
    ],
)
def test_for_whom_a_programme_is_meant(programme: str, child: Facts, expected: str) -> None:
    assert belongs(targets()[programme], child) == expected


def test_ages_and_waiting_times_come_in_bands() -> None:
    assert [band(years) for years in (0, 1, 3, 11, 12, 40, None)] == [
        "0-1",
        "1-2",
        "2-4",
        "8-12",
        "12-18",
        "18-",
        UNKNOWN,
    ]
    assert [weeks(days) for days in (-1, 0, 13, 14, 56, 400)] == ["0-2", "0-2", "0-2", "2-4", "8-13", "13-"]
    assert age("2016-03", date(2026, 2, 28)) == 9
    assert age("2016-03", date(2026, 3, 1)) == 10
    assert age("", date(2026, 3, 1)) is None


@pytest.mark.parametrize(
    ("kind", "given", "first", "last", "before"),
    [
        ("month", "2026-01", date(2026, 1, 1), date(2026, 1, 31), "2025-12"),
        ("month", "2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024-01"),
        ("year", "2026", date(2026, 1, 1), date(2026, 12, 31), "2025"),
        ("school_year", "2026", date(2026, 8, 1), date(2027, 7, 31), "2025-2026"),
    ],
)
def test_periods(kind: Kind, given: str, first: date, last: date, before: str) -> None:
    found = period(kind, given)
    assert (found.first, found.last, found.before.name) == (first, last, before)
    assert of_day(kind, last) == of_day(kind, first) == found


@pytest.mark.parametrize("given", ["", "26", "2026-1", "2026-13", "0000", "2026-11-21"])
def test_what_is_no_period(given: str) -> None:
    kinds: tuple[Kind, ...] = ("month", "year")
    for kind in kinds:
        with pytest.raises(NoPeriod):
            period(kind, given)


def test_terms_end_where_years_and_school_years_do() -> None:
    days = [date(2026, month, 1) for month in range(1, 13)]
    ends = [term(day)[1] for day in days]
    assert ends == [
        date(2026, *end) for end in [(3, 31)] * 3 + [(7, 31)] * 4 + [(9, 30)] * 2 + [(12, 31)] * 3
    ]
    assert term(date(2026, 9, 30)) == (date(2026, 8, 1), date(2026, 9, 30))
    assert term(date(2026, 1, 1)) == (date(2026, 1, 1), date(2026, 3, 31))


def test_what_came_to_the_desks_since_is_counted_in_its_month() -> None:
    found = {
        Route("2026-09", "ido", "", "", MADE): 4,
        Route("2026-10", "ido", "", "wijkteam", MADE): 2,
        Route("2026-10", "ido", "", "", MADE): 1,
        Route("2026-10", "ido", "", "", "helped"): 1,
        Route("2026-10", "ido", "", "", "hindrance_far"): 1,
    }
    closed = [{"desk/ido": DayCount(3, {"came": {"own": 3}})}]
    assert routes(found, closed, date(2026, 10, 10), date(2026, 10, 20)) == {
        date(2026, 10, 10): {("desk/ido", "came", "own"): 1},
        date(2026, 10, 20): {
            ("desk/ido", "came", "own"): 1,
            ("desk/ido", "came", "wijkteam"): 2,
            ("told/ido", "outcome", "helped"): 1,
        },
    }


def test_who_changed_an_answer_that_is_counted_does_not_count_again() -> None:
    def told(**outcomes: int) -> Mapping[Route, int]:
        return {Route("2026-10", "ido", "", "", one): number for one, number in outcomes.items()}

    closed = [{"told/ido": DayCount(10, {"outcome": {"not_gone": 10}})}]
    day = date(2026, 11, 20)
    assert routes(told(not_gone=5, helped=5), closed, day, day) == {}
    assert routes(told(not_gone=5, helped=8), closed, day, day) == {
        day: {("told/ido", "outcome", "helped"): 3}
    }
    assert routes(told(not_gone=4), closed, day, day) == {}


def test_a_change_is_by_the_questions_that_were_answered_twice() -> None:
    def told(number: int, who: str = "parent", **answers: int) -> Measured:
        return Measured(1, "1", "plek3", who, number, answers, "P3-1", date(2026, 9, 1))

    def how(*measured: Measured) -> list[str]:
        return [one.classes["change"] for one in changes(measured)]

    assert how(told(0, reads=2, proud=4), told(1, reads=3)) == ["better"]
    assert how(told(0, reads=2, proud=4), told(1, reads=3, proud=3)) == ["same"]
    assert how(told(0, reads=2), told(1, reads=1)) == ["worse"]
    assert how(told(0, reads=2), told(1, proud=1)) == []
    assert how(told(0, reads=2), told(1, "child", reads=3)) == []


async def test_a_month_is_closed_when_it_is_over(file: Path, keys: str) -> None:
    around = surroundings(shipped(), {"nl": Wording()}, samples.LIBRARY, ZONE, None, "bot")
    async with samples.library_of(file, keys, 20) as database:
        for day, closed in ((21, 20), (22, 20), (30, 20)):
            assert await _tick(database, around, datetime(2026, 11, day, 9, tzinfo=UTC)) == date(
                2026, 11, closed
            )
        midnight = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
        assert await _tick(database, around, midnight) == date(2026, 11, 30)


async def _tick(database: Database, around: Surroundings, now: datetime) -> date | None:
    async with database.write() as tx:
        assert await close_months(tx, around, now) == []
        return await figures.last_day(tx)


async def test_a_clock_that_goes_back_closes_nothing(file: Path, keys: str) -> None:
    async with samples.library_of(file, keys, 20) as database:
        for now in (samples.NOW, samples.NOW.replace(month=3)):
            async with database.write() as tx:
                assert await close(tx, samples.LIBRARY, ZONE, now) == date(2026, 11, 20)
