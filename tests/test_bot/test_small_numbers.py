"""No group of one to four can be worked out: every number that is shown in any period, by any report on any
day, is solved for it exactly. Small libraries are looked at whole in test_figure_worlds.py."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.actions.few import FEWEST
from bot.figures import kinds
from bot.figures.hiding import term
from bot.figures.periods import Period, of_day
from bot.figures.shown import Divided, Shown, shown
from storage.figures import Closing, DayCount
from tests.test_bot.tracing import Solver, Traced

FIRST, DAYS = date(2025, 3, 1), 640
LAST = FIRST + timedelta(days=DAYS)
WAYS = ("language", "age", "place")
LANGUAGES, AGES, PLACES = (
    ("nl", "nl", "tr", "ar", "pl"),
    ("0-1", "4-6", "8-12"),
    ("centrum", "west", "unknown"),
)
CAME = ("school", "self", "third")
PLANTED = {"language": "ti", "age": "18-", "place": "bus", "came": "nowhere", "programme": "boekstart"}
PERIODS = [of_day(kind, day) for kind in ("month", "school_year", "year") for day in (FIRST, LAST)] + [
    of_day("month", FIRST + timedelta(days=28 * number)) for number in range(DAYS // 28)
]


_FEW = settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
"""A case is as large as it is: to make a smaller one of it takes too long."""
_PLANTED = st.sampled_from(sorted(PLANTED))


@dataclass(frozen=True)
class Child:
    """A child by its number: the day it came, to which programme, its classes, and the day on which it got a
    place, if it did."""

    number: int
    day: date
    programme: str
    classes: dict[str, str]
    placed: date | None = None


@dataclass(frozen=True)
class Label:
    """Whom a number counts, as its reader knows it: a group of a way of dividing, within a programme or
    ('') within all; without a way: everybody of a period. `placed`: who got a place in it."""

    period: Period
    way: str = ""
    group: str = ""
    programme: str = ""
    placed: bool = False

    def holds(self, other: "Label") -> bool:
        """Whether a reader knows that those are some of these."""
        if other.period.first < self.period.first or other.period.below > self.period.below:
            return False
        if self.placed != other.placed or self.programme not in ("", other.programme):
            return False
        return not self.way or (self.way, self.group, self.programme) == (
            other.way,
            other.group,
            other.programme,
        )


@st.composite
def children(draw: st.DrawFn, planted: str) -> list[Child]:
    """Many children, of whom the first four are the only ones in their class."""
    chance = draw(st.randoms(use_true_random=False))
    count = draw(st.sampled_from([4, 9, 12, 30, 80, 200]))
    span = draw(st.sampled_from([1, 20, 150, DAYS]))
    start = chance.randrange(DAYS - span + 1)
    made = []
    for number in range(count):
        programme = chance.choice(("studiebegeleiding", "plek3", "tips"))
        classes = {
            "language": chance.choice(LANGUAGES),
            "age": chance.choice(AGES),
            "place": chance.choice(PLACES),
            "came": chance.choice(CAME),
        }
        day = FIRST + timedelta(days=start + chance.randrange(span))
        placed = day + timedelta(days=chance.randrange(60)) if chance.random() < 0.8 else None
        made.append(Child(number, day, programme, classes, placed))
    return [_planted(one, planted, PLANTED[planted]) if one.number < 4 else one for one in made]


def _planted(child: Child, way: str, group: str) -> Child:
    if way == "programme":
        return replace(child, programme=group)
    return replace(child, classes={**child.classes, way: group})


def closings(many: Sequence[Child]) -> Mapping[date, Closing]:
    """What each day added, by numbers that know whom they count."""
    days: dict[date, dict[str, DayCount]] = {}
    for day in sorted({one.day for one in many} | {one.placed for one in many if one.placed}):
        for programme in kinds.PROGRAMMES:
            own = [one for one in many if one.programme == programme]
            came = [one for one in own if one.day == day]
            got = [one for one in own if one.placed == day]
            if came:
                days.setdefault(day, {})[kinds.reached(programme)] = _count(came, (*WAYS, "came"))
            if got:
                days.setdefault(day, {})[kinds.placed(programme)] = _count(got, ())
    return days


def _count(many: Sequence[Child], ways: Sequence[str]) -> DayCount:
    parts = {
        way: {
            name: Traced(one.number for one in many if one.classes[way] == name)
            for name in {one.classes[way] for one in many}
        }
        for way in ways
    }
    return DayCount(Traced(one.number for one in many), parts)


def divisions(view: Shown) -> Iterator[tuple[Label, Divided]]:
    """Everything that is shown, in every period: of which whole, and in which way."""
    for period in PERIODS:
        for way in WAYS:
            yield Label(period, way), view.divided(kinds.CHILDREN, way, period)
        for programme in kinds.PROGRAMMES:
            came = view.divided(kinds.reached(programme), "came", period)
            yield Label(period, "came", programme=programme), came
            placed = view.divided(kinds.placed(programme), "", period)
            yield Label(period, programme=programme, placed=True), placed


def named(view: Shown) -> Iterator[tuple[Label, Traced]]:
    """The same as numbers, with what a reader knows of whom each number counts."""
    for of, divided in divisions(view):
        counted = [(replace(of, way=""), divided.total), (replace(of, group="open"), divided.open)]
        counted += [(replace(of, group=group), number) for group, number in divided.groups.items()]
        for label, number in counted:
            if number:
                assert isinstance(number, Traced)
                yield label, number


def views(many: Sequence[Child]) -> list[Shown]:
    """Reports made on several days, as months go by."""
    days = closings(many)
    looks = {LAST, *(FIRST + timedelta(days=number) for number in range(9, DAYS, 37))}
    return [shown(days, day) for day in sorted(looks)]


@given(st.data(), _PLANTED)
@_FEW
def test_a_planted_group_of_four_cannot_be_solved_for(data: st.DataObject, planted: str) -> None:
    every = [number for view in views(data.draw(children(planted))) for _, number in named(view)]
    solver = Solver(every)
    for size in range(1, 5):
        for group in combinations(range(4), size):
            assert not solver.tells(group)
    assert all(number >= FEWEST for number in every)


@given(st.data(), _PLANTED)
@_FEW
def test_no_number_less_another_is_a_small_group(data: st.DataObject, planted: str) -> None:
    """Of the numbers of one report of which a reader knows that one counts some of the other's people. That
    two others happen to be so tells nothing to who does not know the people; of two reports see below."""
    for view in views(data.draw(children(planted))):
        every = {(label, frozenset(number.who)) for label, number in named(view)}
        for whole, many in every:
            for part, some in every:
                left = len(many - some) if some < many and whole.holds(part) else 0
                assert left == 0 or left >= FEWEST, (whole, part)


@given(st.data(), _PLANTED)
@_FEW
def test_what_was_shown_stays_as_it_was(data: st.DataObject, planted: str) -> None:
    """So nothing is learned from two reports of the same days."""
    for early, late in pairwise(views(data.draw(children(planted)))):
        for (label, before), (_, after) in zip(divisions(early), divisions(late), strict=True):
            if label.period.last <= early.closed:
                assert before == after


@given(st.data(), _PLANTED)
@_FEW
def test_what_is_new_in_a_later_report_is_nobody_or_enough(data: st.DataObject, planted: str) -> None:
    for early, late in pairwise(views(data.draw(children(planted)))):
        for (_, before), (_, after) in zip(divisions(early), divisions(late), strict=True):
            assert before.groups.keys() <= after.groups.keys()
            assert _fine(after.total - before.total)
            assert all(_fine(more - before.groups.get(name, 0)) for name, more in after.groups.items())


@given(st.data(), _PLANTED)
@_FEW
def test_who_has_no_place_yet_is_nobody_or_enough(data: st.DataObject, planted: str) -> None:
    """By the end of any period: everybody who came so far, less those who were placed."""
    for view in views(data.draw(children(planted))):
        for programme in kinds.PROGRAMMES:
            for period in PERIODS:
                ever = Period("year", FIRST, period.below)
                came, placed = (view.total(of(programme), ever) for of in (kinds.reached, kinds.placed))
                assert _fine(came - placed)


@given(st.data(), st.sampled_from([*WAYS, "came"]))
@_FEW
def test_in_another_world_the_same_is_shown_of_no_such_group(data: st.DataObject, planted: str) -> None:
    """The four could as well be in a class that nobody is in: nobody can tell by the numbers."""
    many = data.draw(children(planted))
    other = [_planted(one, planted, "zz") if one.number < 4 else one for one in many]
    for here, there in zip(views(many), views(other), strict=True):
        for (_, ours), (_, theirs) in zip(divisions(here), divisions(there), strict=True):
            assert ours.groups == theirs.groups
            assert PLANTED[planted] not in ours.groups


@given(st.data(), _PLANTED)
@_FEW
def test_of_any_cell_there_may_be_enough(data: st.DataObject, planted: str) -> None:
    """Whatever is in one piece of time and in one group may be as large as the smaller of the two: what makes
    the scheme hold (docs/decisions/029-small-numbers.md) is that both are enough, and cover each other."""
    view = views(data.draw(children(planted)))[-1]
    pieces = view.pieces(kinds.CHILDREN)
    for way in WAYS:
        for one in view.blocks(kinds.CHILDREN, way):
            assert (one.first, one.last) == term(one.first)
            whole = sum(piece.total for piece in pieces if one.first <= piece.day <= one.last)
            assert sum(one.groups.values()) in (0, whole)
            assert all(number >= FEWEST for number in one.groups.values())


def _fine(number: int) -> bool:
    return number == 0 or number >= FEWEST


@given(st.data(), _PLANTED)
@_FEW
def test_only_the_last_few_wait(data: st.DataObject, planted: str) -> None:
    """Four of whoever is reached. Of a part besides as many as have to be left, or as wait of its whole."""
    many = data.draw(children(planted))
    view, ever = shown(closings(many), LAST + timedelta(days=60)), Period("year", FIRST, date(2028, 1, 1))
    for programme in kinds.PROGRAMMES:
        own = [one for one in many if one.programme == programme]
        waiting = len(own) - view.total(kinds.reached(programme), ever)
        assert 0 <= waiting <= 4
        placed = sum(one.placed is not None for one in own)
        assert 0 <= placed - view.total(kinds.placed(programme), ever) <= 8
