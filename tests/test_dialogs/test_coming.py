"""Who comes to an event: never more children than places, nobody passed by, nobody lost."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.coming import Line, Rsvp, comes, leaves, moved_up, place, taken

FAMILIES = st.integers(1, 8)
CHILDREN = st.integers(0, 6)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("comes"), FAMILIES, CHILDREN),
        st.tuples(st.just("leaves"), FAMILIES, st.just(0)),
    ),
    max_size=30,
)


def line_of(*said: tuple[int, int], capacity: int = 0) -> Line:
    """Families with their children, in the order in which they came."""
    line: Line = ()
    for family, children in said:
        line = comes(line, capacity, family, children)
    return line


def waiting(line: Line) -> list[int]:
    return [one.family for one in line if one.waiting]


@given(STEPS, st.integers(0, 12))
def test_never_more_children_than_places_and_nobody_lost(
    steps: list[tuple[str, int, int]], capacity: int
) -> None:
    line: Line = ()
    there: set[int] = set()
    for what, family, children in steps:
        before = line
        if what == "comes":
            line = comes(line, capacity, family, children)
            there.add(family)
        else:
            line = leaves(line, capacity, family)
            there.discard(family)
        assert not capacity or taken(line) <= capacity
        assert {one.family for one in line} == there
        assert len(line) == len(there)
        assert _order(before, line)
        assert _nobody_passed_by(line, capacity)


def _order(before: Line, after: Line) -> bool:
    """Who was before somebody still is, and who had a place has it."""
    left = {one.family for one in after}
    kept = [one for one in before if one.family in left]
    placed = {one.family for one in before if not one.waiting} & left
    same = [one.family for one in kept] == [one.family for one in after][: len(kept)]
    return same and not placed & set(waiting(after))


def _nobody_passed_by(line: Line, capacity: int) -> bool:
    """The first who waits, of those that will ever fit, has no place that is free."""
    first = next((one for one in line if one.waiting and one.children <= capacity), None)
    return first is None or taken(line) + first.children > capacity


@given(st.lists(st.tuples(FAMILIES, CHILDREN), max_size=20))
def test_without_a_limit_nobody_waits(said: list[tuple[int, int]]) -> None:
    assert waiting(line_of(*said)) == []


def test_who_comes_later_waits_behind_who_waits_also_where_they_would_fit() -> None:
    line = line_of((1, 3), (2, 3), (3, 1), capacity=4)
    assert waiting(line) == [2, 3]
    assert (place(line, 1), place(line, 2), place(line, 3)) == (0, 1, 2)


def test_two_places_that_come_free_are_for_two() -> None:
    line = line_of((1, 2), (2, 1), (3, 1), (4, 1), capacity=2)
    assert waiting(leaves(line, 2, 1)) == [4]


def test_who_has_a_place_keeps_it_when_there_is_none_for_more() -> None:
    line = line_of((1, 1), (2, 1), (3, 2), capacity=2)
    assert comes(line, 2, 1, 2) == line
    assert waiting(comes(line_of((1, 2), (2, 1), capacity=2), 2, 1, 1)) == []


def test_fewer_children_let_the_next_one_in_and_keep_the_order() -> None:
    line = comes(line_of((1, 3), (2, 2), capacity=3), 3, 1, 1)
    assert line == (Rsvp(1, 1, 1), Rsvp(2, 2, 2))


def test_who_changes_while_waiting_keeps_the_place_in_the_line() -> None:
    line = comes(line_of((1, 2), (2, 2), (3, 1), capacity=2), 2, 2, 1)
    assert waiting(line) == [2, 3]


def test_who_will_never_fit_holds_nobody_up() -> None:
    line = (Rsvp(1, 5, 1, waiting=True), Rsvp(2, 2, 2, waiting=True))
    assert waiting(moved_up(line, 2)) == [1]


@pytest.mark.parametrize("doing", [lambda line: leaves(line, 2, 9), lambda line: moved_up(line, 2)])
def test_nothing_changes_for_nothing(doing: Callable[[Line], Line]) -> None:
    line = line_of((1, 2), (2, 1), capacity=2)
    assert doing(line) == line
