"""What is counted besides families as they stand: events, what was measured, and ways to desks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from bot.figures import kinds
from bot.figures.things import Thing
from dialogs.referrals import FINAL
from storage.figure_facts import Held
from storage.figures import Closing
from storage.measure_answers import Measured
from storage.referral_counts import MADE, Route

BETTER, SAME, WORSE = "better", "same", "worse"
Route3 = tuple[str, str, str]
"""A figure, a way of dividing, a class."""


def visits(held: Iterable[Held]) -> Iterator[Thing]:
    """Who came to which event."""
    for one in held:
        for family_id in one.families:
            yield Thing(family_id, f"event:{one.number}", kinds.came_to(one.number), one.day)


def changes(measured: Sequence[Measured]) -> Iterator[Thing]:
    """How it goes later, against the start: by the questions that were answered both times."""
    rounds = {(one.reference, one.who, one.round): one for one in measured}
    for (reference, who, number), later in rounds.items():
        start = rounds.get((reference, who, 0))
        both = start.answers.keys() & later.answers.keys() if start and number == 1 else ()
        if start and both:
            moved = sum(later.answers[one] - start.answers[one] for one in both)
            how = BETTER if moved > 0 else WORSE if moved < 0 else SAME
            what = f"change:{later.child}:{later.programme}:{who}"
            figure = kinds.change(later.programme, who)
            yield Thing(later.family_id, what, figure, later.day, {"change": how})


def routes(
    found: Mapping[Route, int], closed: Iterable[Closing], first: date, last: date
) -> dict[date, dict[Route3, int]]:
    """What came to the ways to desks since the days that are closed, by the day on which it counts: the last
    of its month, between the days `first` and `last`. What was taken back is not; who changed an answer that
    is counted does not count again."""
    before = _before(closed)
    fresh: list[tuple[date, Route3, int]] = []
    for route, number in sorted(found.items(), key=lambda one: one[0].month):
        for key in _keys(route):
            known = min(before[key], number)
            before[key] -= known
            fresh.append((min(last, max(first, _month_end(route.month))), key, number - known))
    return _grown(fresh, before)


def _grown(
    fresh: Iterable[tuple[date, Route3, int]], gone: Mapping[Route3, int]
) -> dict[date, dict[Route3, int]]:
    """What is fresh, as far as it does not stand for what was counted of the same figure and is gone."""
    days: defaultdict[date, Counter[Route3]] = defaultdict(Counter)
    instead: Counter[str] = Counter()
    for (figure, _, _), number in gone.items():
        instead[figure] += number
    for day, key, number in fresh:
        changed = min(number, instead[key[0]])
        instead[key[0]] -= changed
        if number > changed:
            days[day][key] += number - changed
    return {day: dict(counts) for day, counts in days.items()}


def _before(closed: Iterable[Closing]) -> Counter[Route3]:
    found: Counter[Route3] = Counter()
    for closing in closed:
        for figure, count in closing.items():
            if figure.partition("/")[0] in ("desk", "told"):
                for way, classes in count.parts.items():
                    found.update({(figure, way, name): number for name, number in classes.items()})
    return found


def _keys(route: Route) -> Iterator[Route3]:
    if route.outcome == MADE:
        yield kinds.sent_to(route.desk), "came", route.referrer or "own"
    elif route.outcome in FINAL:
        yield kinds.told_of(route.desk), "outcome", route.outcome


def _month_end(month: str) -> date:
    first = date.fromisoformat(f"{month}-01")
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
