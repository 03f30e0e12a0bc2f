"""What is shown of a few children, number by number."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.figures import kinds
from bot.figures.hiding import REST
from bot.figures.periods import of_day
from bot.figures.shown import Divided, shown
from storage.figures import DayCount

MARCH, LAST = date(2026, 3, 10), date(2027, 12, 31)
YEAR = of_day("year", MARCH)
REACHED, PLACED = kinds.reached("plek3"), kinds.placed("plek3")


def count(**languages: int) -> DayCount:
    """So many children in each class."""
    return DayCount(sum(languages.values()), {"language": languages})


def divided(**languages: int) -> Divided:
    """What a year shows of children who came on one day."""
    view = shown({MARCH: {REACHED: count(**languages)}}, LAST)
    return view.divided(kinds.CHILDREN, "language", YEAR)


@pytest.mark.parametrize(
    ("languages", "total", "groups"),
    [
        ({"ti": 4}, 0, {}),
        ({"nl": 5, "ti": 4}, 9, {}),
        ({"nl": 9}, 9, {}),
        ({"nl": 10}, 10, {"nl": 10}),
        ({"nl": 9, "tr": 8}, 17, {"nl": 9, "tr": 8}),
        ({"nl": 9, "tr": 8, "ti": 4}, 21, {"nl": 9, REST: 12}),
        ({"nl": 9, "tr": 8, "ti": 4, "so": 4}, 25, {"nl": 9, REST: 16}),
        ({"nl": 9, "tr": 5, "ar": 5, "ti": 4}, 23, {"nl": 9, REST: 14}),
    ],
)
def test_a_small_class_takes_the_smallest_other_ones_with_it(
    languages: Mapping[str, int], total: int, groups: Mapping[str, int]
) -> None:
    assert divided(**languages) == Divided(total, groups, 0 if groups else total)


def test_a_term_is_divided_when_it_is_over_whatever_is_in_it() -> None:
    days = {MARCH: {REACHED: count(nl=9, tr=12)}}
    before, after = (
        shown(days, day).divided(kinds.CHILDREN, "language", YEAR)
        for day in (date(2026, 3, 30), date(2026, 3, 31))
    )
    assert before == Divided(21, {}, 21)
    assert after == Divided(21, {"nl": 9, "tr": 12}, 0)


def test_a_month_has_totals_only() -> None:
    view = shown({MARCH: {REACHED: count(nl=9)}}, LAST)
    assert view.divided(kinds.CHILDREN, "language", of_day("month", MARCH)) == Divided(9, {}, 9)


def test_what_no_figure_is_called_any_more_is_not_shown() -> None:
    view = shown({MARCH: {"children": count(nl=9), "odd/one/out": DayCount(9)}}, LAST)
    assert view.divided(kinds.CHILDREN, "language", YEAR) == Divided(0, {}, 0)
    assert view.divided("odd/one/out", "language", YEAR) == Divided(9, {}, 9)


@pytest.mark.parametrize(
    ("reached", "placed", "expected"), [(20, 20, 20), (20, 16, 15), (20, 15, 15), (20, 4, 0), (9, 8, 0)]
)
def test_of_a_part_as_many_wait_as_have_to_be_left(reached: int, placed: int, expected: int) -> None:
    view = shown({MARCH: {REACHED: DayCount(reached), PLACED: DayCount(placed)}}, LAST)
    assert view.total(PLACED, YEAR) == expected


def test_who_waited_is_shown_when_there_are_more() -> None:
    """Of the classes too nobody is lost, and nobody twice."""
    day = date(2026, 5, 1)
    first, later = (
        {PLACED: DayCount(n, {"weeks": w})} for n, w in ((16, {"0-2": 9, "2-4": 7}), (4, {"2-4": 4}))
    )
    view = shown({MARCH: {REACHED: DayCount(20), **first}, day: later}, LAST)
    assert [one.total for one in view.pieces(PLACED)] == [15, 5]
    assert sum(one.parts["weeks"]["0-2"] for one in view.pieces(PLACED)) == 9
    assert sum(one.parts["weeks"]["2-4"] for one in view.pieces(PLACED)) == 11
