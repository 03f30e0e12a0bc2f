"""The first of August: which school year it is, and in which group a child is then."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.school_year import advanced, moves, school_year
from tests.test_dialogs.world import trees

GROUPS = sorted(
    choice
    for node in trees().nodes.values()
    if node.save == "child.group"
    for choice in node.choices
    if choice != "other"
)


@pytest.mark.parametrize(
    ("group", "later"),
    [
        ("groep1", "groep2"),
        ("groep7", "groep8"),
        ("groep8", "brugklas"),
        ("brugklas", "vo2"),
        ("vo3", "vo4"),
        ("vo4", ""),
        ("vo6", ""),
        ("mbo1", ""),
        ("", ""),
        ("other", "other"),
    ],
)
def test_after_the_summer(group: str, later: str) -> None:
    assert advanced(group) == later


def test_two_summers_are_one_and_one() -> None:
    assert advanced("groep7", 2) == "brugklas"
    assert advanced("vo3", 2) == ""
    assert advanced("groep6", 0) == "groep6"


@given(st.sampled_from(GROUPS), st.integers(0, 6), st.integers(0, 6))
def test_summers_add_up(group: str, some: int, more: int) -> None:
    assert advanced(group, some + more) == advanced(advanced(group, some), more)


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_of_the_trees_becomes_another_that_can_be_chosen(group: str) -> None:
    assert advanced(group) != group
    assert advanced(group) in {"", *GROUPS}
    assert moves(1)[group] == advanced(group)


@pytest.mark.parametrize(
    ("day", "year"),
    [("2026-07-31", 2025), ("2026-08-01", 2026), ("2027-01-01", 2026), ("2027-07-31", 2026)],
)
def test_a_school_year_begins_on_the_first_of_august(day: str, year: int) -> None:
    assert school_year(date.fromisoformat(day)) == year


@given(st.dates(date(2014, 1, 1), date(2100, 1, 1)))
def test_it_begins_on_one_day_a_year(day: date) -> None:
    begins = school_year(day + timedelta(days=1)) != school_year(day)
    assert begins == ((day.month, day.day) == (7, 31))
