"""On which days a library holds no events: by region, by rule, by its own file; a broken list is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs import holidays
from dialogs.checking.running_out import running_out
from dialogs.errors import ContentError
from dialogs.free_days import easter, national
from dialogs.holidays import Holidays
from dialogs.library import Library, Region
from dialogs.source import read
from tests.test_dialogs.world import place

YEARS = """years:
  - year: 2026-2027
    checked: no
    holidays:
      herfstvakantie:
        noord: [2026-10-10, 2026-10-18]
        midden: [2026-10-17, 2026-10-25]
        zuid: [2026-10-17, 2026-10-25]
      kerstvakantie: {all: [2026-12-19, 2027-01-03]}
"""


def library(region: Region = "noord", *closed: str) -> Library:
    """The fictional library, elsewhere, with days of its own."""
    days = tuple(date.fromisoformat(day) for day in closed)
    return place().model_copy(update={"region": region, "closed": days})


def of(region: Region, *closed: str) -> Holidays:
    """Its holidays by the two of YEARS."""
    return holidays.from_source(read("places/holidays.yaml", YEARS), library(region, *closed))


@pytest.mark.parametrize(
    ("region", "day", "name"),
    [
        ("noord", "2026-10-09", ""),
        ("noord", "2026-10-10", "herfstvakantie"),
        ("noord", "2026-10-18", "herfstvakantie"),
        ("noord", "2026-10-19", ""),
        ("zuid", "2026-10-10", ""),
        ("zuid", "2026-10-25", "herfstvakantie"),
        ("midden", "2027-01-03", "kerstvakantie"),
        ("midden", "2027-01-04", ""),
        ("midden", "2027-03-29", "pasen"),
        ("midden", "2027-04-27", "koningsdag"),
    ],
)
def test_what_is_on_a_day(region: Region, day: str, name: str) -> None:
    known = of(region)
    assert known.name(date.fromisoformat(day)) == name
    assert known.holds_no_events(date.fromisoformat(day)) == bool(name)


def test_a_library_closes_on_days_of_its_own() -> None:
    assert of("noord", "2026-11-30").name(date(2026, 11, 30)) == "gesloten"
    assert of("noord").name(date(2026, 11, 30)) == ""


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2025, "01-01 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26"),
        (2027, "01-01 03-28 03-29 04-27 05-05 05-06 05-16 05-17 12-25 12-26"),
        (2038, "01-01 04-25 04-26 04-27 05-05 06-03 06-13 06-14 12-25 12-26"),
    ],
)
def test_the_national_days_of_a_year(year: int, days: str) -> None:
    assert [f"{day:%m-%d}" for day in sorted(national(year))] == days.split()


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_in_its_five_weeks(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@given(st.integers(2014, 2200))
def test_kings_day_is_never_a_sunday(year: int) -> None:
    [day] = [day for day, name in national(year).items() if name == "koningsdag"]
    assert day in {date(year, 4, 26), date(year, 4, 27)}
    assert day.weekday() != 6


@given(st.sampled_from(["noord", "midden", "zuid"]), st.integers(2025, 2029))
def test_each_shipped_school_year_has_five_holidays_in_whole_weeks(region: Region, year: int) -> None:
    known = holidays.of(library(region))
    days = [day for day in known.school if date(year, 9, 7) <= day <= date(year + 1, 9, 6)]
    assert {known.school[day] for day in days} == {
        "herfstvakantie",
        "kerstvakantie",
        "voorjaarsvakantie",
        "meivakantie",
        "zomervakantie",
    }
    assert len(days) == 7 * (6 + 2 + 1 + 1 + 1) + 5 * 2
    begins = [day for day in days if day - timedelta(days=1) not in known.school]
    assert {day.weekday() for day in begins} == {5}


@pytest.mark.parametrize(
    ("spoilt", "path", "problem"),
    [
        (("[2026-12-19, 2027-01-03]", "[2026-12-19, 2026-12-03]"), "all", "the last day is before the first"),
        (("[2026-12-19, 2027-01-03]", "[2026-12-19, 2028-01-03]"), "all", "more than two months behind"),
        (("[2026-12-19, 2027-01-03]", "[2027-12-19, 2028-01-03]"), "years.0", "2027-12-19 is not in 2026"),
        (("        zuid: [2026-10-17, 2026-10-25]\n", ""), "years.0", "herfstvakantie: not all regions"),
        (("noord:", "oost:"), "oost", "Input should be"),
        (("checked: no", "checked: maybe"), "checked", "valid boolean"),
    ],
)
def test_a_broken_list_is_refused_with_its_place(spoilt: tuple[str, str], path: str, problem: str) -> None:
    source = read("places/holidays.yaml", YEARS.replace(*spoilt))
    with pytest.raises(ContentError) as error:
        holidays.from_source(source, library())
    assert path in error.value.path
    assert problem in error.value.problem


@pytest.mark.parametrize(("today", "lines"), [("2026-01-03", 0), ("2026-01-04", 1), ("2028-01-01", 1)])
def test_a_year_before_the_list_ends_it_is_said(today: str, lines: int) -> None:
    said = list(running_out(of("noord"), date.fromisoformat(today)))
    assert len(said) == lines
    assert all("known until 2027-01-03 only" in line for line in said)


def test_no_list_at_all_is_said_too() -> None:
    assert list(running_out(Holidays(), date(2026, 1, 1))) == [
        "places/holidays.yaml: school holidays are known for no day only; add the next years"
    ]
