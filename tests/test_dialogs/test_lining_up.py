"""Who is next in line, and which number somebody has."""

import pytest

from dialogs.library import Group
from dialogs.lining_up import Waiter, next_offers, place_in, room

SMALL = Group(id="small", programme="plek3", place="west", name="Klein", capacity=1)
LARGE = Group(id="large", programme="plek3", place="west", name="Groot", capacity=3)
OTHER = Group(id="other", programme="studiebegeleiding", place="west", name="Ander", capacity=9)
GROUPS = (SMALL, LARGE, OTHER)


def waiter(reference: str, group: str = "") -> Waiter:
    return Waiter(reference, "plek3", group)


def test_what_is_taken_is_not_offered_and_never_less_than_nothing() -> None:
    assert room(GROUPS, {"small": 3, "large": 1}) == {"small": 0, "large": 2, "other": 9}


@pytest.mark.parametrize(
    ("taken", "line", "offered"),
    [
        ({"small": 1, "large": 3}, ["A", "B"], []),
        ({"small": 1, "large": 2}, ["A", "B"], [("A", "large")]),
        ({"small": 0, "large": 2}, ["A", "B", "C"], [("A", "small"), ("B", "large")]),
        ({"small": 0, "large": 3}, ["A:large", "B"], [("B", "small")]),
        ({"small": 1, "large": 2}, ["A:gone"], [("A", "large")]),
    ],
)
def test_the_first_in_line_chooses_first(
    taken: dict[str, int], line: list[str], offered: list[tuple[str, str]]
) -> None:
    waiting = [waiter(*one.split(":")) for one in line]
    assert next_offers(GROUPS, taken, waiting) == offered


def test_nobody_is_offered_a_place_of_another_programme() -> None:
    assert next_offers([OTHER], {}, [waiter("A")]) == []


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (["A"], 1),
        (["B", "A"], 2),
        (["B:small", "A"], 2),
        (["B:small", "A:large"], 1),
        (["B:small", "C:large", "A:large"], 2),
        (["B"], 0),
    ],
)
def test_the_number_counts_who_could_take_the_same_place(line: list[str], place: int) -> None:
    assert place_in([waiter(*one.split(":")) for one in line], "A") == place


def test_another_programme_has_a_line_of_its_own() -> None:
    assert place_in([Waiter("B", "studiebegeleiding"), waiter("A")], "A") == 1
