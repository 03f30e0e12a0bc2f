"""Small libraries, each as it might be: whoever knows everything that is shown, on any day and of any period,
and how it is made, knows of no class, day or part that one to four people are in it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import TypeVar

from bot.figures import kinds
from bot.figures.periods import of_day
from bot.figures.shown import Shown, shown
from storage.figures import Closing, DayCount

SEPTEMBER, LATER, OCTOBER = date(2026, 9, 5), date(2026, 9, 15), date(2026, 10, 20)
CLOSED = (SEPTEMBER, LATER, date(2026, 9, 30), OCTOBER, date(2026, 12, 31))
YEAR = of_day("year", SEPTEMBER)
REACHED, PLACED = kinds.reached("studiebegeleiding"), kinds.placed("studiebegeleiding")
World = TypeVar("World")
Two = tuple[int, int]
"""How many came on a day, by language: Dutch and Tigrinya."""


def told(
    worlds: Iterable[World], seen: Callable[[World], Hashable], cells: Callable[[World], Mapping[str, int]]
) -> list[tuple[Hashable, str, set[int]]]:
    """The cells that a reader knows to be one to four: among the worlds that look the same they are empty in
    none, and enough in none. Each with the look and what it can be."""
    alike: defaultdict[Hashable, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for world in worlds:
        found = alike[seen(world)]
        for cell, number in cells(world).items():
            found[cell].add(number)
    assert alike, "there is no such world"
    return [
        (look, cell, numbers)
        for look, found in alike.items()
        for cell, numbers in found.items()
        if 0 not in numbers and max(numbers) < 5
    ]


def closing(classes: Mapping[str, int], way: str = "language") -> Closing:
    """A day on which these came."""
    there = {name: number for name, number in classes.items() if number}
    return {REACHED: DayCount(sum(there.values()), {way: there})} if there else {}


def everything(days: Mapping[date, Closing], *names: str) -> Hashable:
    """What all tables are sums of, as it is on each of the days."""
    views = [shown(days, closed) for closed in CLOSED]
    return tuple((_pieces(view, name), _groups(view, name)) for view in views for name in names)


def _pieces(view: Shown, name: str) -> Hashable:
    return tuple((one.day, one.total) for one in view.pieces(name))


def _groups(view: Shown, name: str) -> Hashable:
    return tuple((one.first, *sorted(one.groups.items())) for one in view.blocks(name, "language"))


def _seen(world: Sequence[Two]) -> Hashable:
    days = zip((SEPTEMBER, LATER, OCTOBER), world, strict=True)
    return everything({day: closing({"nl": nl, "ti": ti}) for day, (nl, ti) in days}, kinds.CHILDREN)


def _cells(world: Sequence[Two]) -> Mapping[str, int]:
    (nl1, ti1), (nl2, ti2), (nl3, ti3) = world
    days = {"nl1": nl1, "ti1": ti1, "nl2": nl2, "ti2": ti2, "nl3": nl3, "ti3": ti3}
    return days | {"nl": nl1 + nl2, "ti": ti1 + ti2, "all nl": nl1 + nl2 + nl3, "all ti": ti1 + ti2 + ti3}


def _up_to(most: int, cells: int) -> Iterator[tuple[int, ...]]:
    """All ways in which so many at most are in so many cells."""
    if not cells:
        yield ()
        return
    for first in range(most + 1):
        for others in _up_to(most - first, cells - 1):
            yield first, *others


def test_two_languages_on_three_days() -> None:
    worlds = (((a, b), (c, d), (e, f)) for a, b, c, d, e, f in _up_to(11, 6))
    assert told(worlds, _seen, _cells) == []


def test_four_among_twenty_four_and_five_more_later() -> None:
    """Twenty of one language and four of another in September, five of that one in October."""
    real = _seen(((20, 4), (0, 0), (0, 5)))
    september = (
        ((a - ta, ta), (24 - a - t + ta, t - ta))
        for t in range(25)
        for a in range(0, 25, 2)
        for ta in range(max(0, a - 24 + t), min(a, t) + 1)
    )
    worlds = ((*days, (5 - ti, ti)) for days, ti in product(september, (0, 4, 5)))
    alike = [world for world in worlds if _seen(world) == real]
    assert {ti1 + ti2 for (_, ti1), (_, ti2), _ in alike} >= {1, 4, 20, 23}
    assert told(alike, _seen, _cells) == []


def test_any_classes_of_one_term() -> None:
    """Who reads knows all classes there are."""
    for classes, most in (("ab", 40), ("abc", 26), ("abcd", 19)):
        for total in range(5, most):
            assert told(_shares(total, len(classes)), _seen_classes, _named) == []


def _shares(total: int, classes: int) -> Iterator[tuple[int, ...]]:
    return ((total - sum(others), *others) for others in _up_to(total, classes - 1))


def _named(world: Sequence[int]) -> Mapping[str, int]:
    return dict(zip("abcd", world, strict=False))


def _seen_classes(world: Sequence[int]) -> Hashable:
    return _groups(shown({SEPTEMBER: closing(_named(world))}, CLOSED[-1]), kinds.CHILDREN)


def test_who_belongs_to_the_target_group_and_how_old_all_are() -> None:
    """Only those of 8 to 18 do: there were 20 and 4, beside one and 6 younger ones."""
    real = _seen_target((1, 6, 20, 4))
    alike = [one for one in _shares(31, 4) if _seen_target(one) == real]
    assert told(alike, _seen_target, _named) == []


def _seen_target(world: Sequence[int]) -> Hashable:
    ages = dict(zip(("4-6", "6-8", "8-12", "12-18"), world, strict=True))
    within = ages["8-12"] + ages["12-18"]
    target = {"in": within, "out": sum(world) - within}
    count = DayCount(sum(world), {"age": ages, "target": target})
    view = shown({SEPTEMBER: {REACHED: count}}, CLOSED[-1])
    [block] = view.blocks(kinds.CHILDREN, "age")
    return view.rounded(REACHED, "target", "in", YEAR), tuple(sorted(block.groups.items()))


def test_who_came_and_who_got_a_place() -> None:
    """On three days so many came, and on the later two so many of them were placed."""
    worlds = (
        (*came, *placed)
        for came in _up_to(11, 3)
        for placed in _up_to(sum(came), 2)
        if placed[0] <= came[0] + came[1]
    )
    assert told(worlds, _seen_places, _places) == []


def _seen_places(world: Sequence[int]) -> Hashable:
    first, second, third, placed, more = world
    days: dict[date, Closing] = {
        SEPTEMBER: closing({"nl": first}),
        LATER: {**closing({"nl": second}), PLACED: DayCount(placed)},
        OCTOBER: {**closing({"nl": third}), PLACED: DayCount(more)},
    }
    return everything(days, REACHED, PLACED)


def _places(world: Sequence[int]) -> Mapping[str, int]:
    first, second, third, placed, more = world
    came = {"first": first, "second": second, "third": third, "came": first + second + third}
    got = {"placed": placed, "more": more, "got": placed + more}
    left = {"left": first + second - placed, "left at last": sum(world[:3]) - placed - more}
    return came | got | left
