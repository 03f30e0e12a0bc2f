"""No group of one to four can be worked out: every number that is shown in any period, by any report on any
day, is solved for it exactly."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.actions.few import FEWEST
from bot.figures import kinds
from bot.figures.hiding import REST
from bot.figures.periods import Period, of_day
from bot.figures.shown import Divided, Shown, shown
from storage.figures import Closing, DayCount
from tests.test_bot.tracing import Solver, Traced

FIRST, DAYS = date(2025, 3, 1), 640
LAST = FIRST + timedelta(days=DAYS)
WAYS = ("language", "age", "place", kinds.PROGRAMME)
LANGUAGES, AGES, PLACES = (
    ("nl", "nl", "tr", "ar", "pl"),
    ("0-1", "4-6", "8-12"),
    ("centrum", "west", "unknown"),
)
CAME = ("school", "self", "third")
PLANTED = {"language": "ti", "age": "18-", "place": "bus", kinds.PROGRAMME: "boekstart"}
PERIODS = [of_day(kind, day) for kind in ("month", "school_year", "year") for day in (FIRST, LAST)] + [
    of_day("month", FIRST + timedelta(days=28 * number)) for number in range(DAYS // 28)
]


_FEW = settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
"""A case is as large as it is: to make a smaller one of it takes too long."""


@dataclass(frozen=True)
class Child:
    """A child by its number: the day it came, its classes, and the day on which it got a place, if it did."""

    number: int
    day: date
    classes: dict[str, str]
    placed: date | None = None


ALL, OPEN = "all", "open"


@dataclass(frozen=True)
class Label:
    """Whom a number counts, as its reader knows it: a group of a way of dividing, within a programme or
    ('') within all; without a way: everybody of a period."""

    period: Period
    way: str = ""
    group: str = ""
    within: str = ""

    def holds(self, other: "Label") -> bool:
        """Whether a reader knows that those are some of these."""
        if other.period.first < self.period.first or other.period.below > self.period.below:
            return False
        mine = (self.way, self.group, self.within)
        return mine in (
            ("", "", ""),
            (other.way, other.group, other.within),
            (kinds.PROGRAMME, other.within, ""),
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
            kinds.PROGRAMME: programme,
        }
        if number < 4:
            classes[planted] = PLANTED[planted]
        classes["came"] = f"{classes[kinds.PROGRAMME]}/{chance.choice(CAME)}"
        day = FIRST + timedelta(days=start + chance.randrange(span))
        placed = day + timedelta(days=chance.randrange(60)) if chance.random() < 0.8 else None
        made.append(Child(number, day, classes, placed))
    return made


def closings(many: Sequence[Child]) -> Mapping[date, Closing]:
    """What each day added, by numbers that know whom they count."""
    days: dict[date, dict[str, DayCount]] = {}
    for day in sorted({one.day for one in many} | {one.placed for one in many if one.placed}):
        came = [one for one in many if one.day == day]
        if came:
            days.setdefault(day, {})[kinds.CHILDREN] = _count(came, (*WAYS, "came"))
        for programme in kinds.PROGRAMMES:
            found = [one for one in many if one.placed == day and one.classes[kinds.PROGRAMME] == programme]
            if found:
                days.setdefault(day, {})[kinds.placed(programme)] = _count(found, ("place",))
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


def of_figure(view: Shown, name: str) -> Iterator[Divided]:
    """Everything that is shown of a figure, in every period."""
    return (divided for _, _, _, divided in _divided(view, name))


def _divided(view: Shown, name: str) -> Iterator[tuple[Period, str, str, Divided]]:
    """With what is divided (all, or a programme) and in which way."""
    ways = WAYS if name == kinds.CHILDREN else ("place",)
    for period in PERIODS:
        for way in ways:
            yield period, ALL, way, view.divided(name, way, period)
        if name == kinds.CHILDREN:
            for programme in kinds.PROGRAMMES:
                inner = view.within(name, kinds.PROGRAMME, programme, "came", period)
                yield period, programme, "came", inner


def numbers(view: Shown, name: str) -> Iterator[Traced]:
    """The same as numbers."""
    return (number for _, number in named(view, name))


def named(view: Shown, name: str) -> Iterator[tuple[Label, Traced]]:
    """With what a reader knows of whom each number counts."""
    for when, whole, way, divided in _divided(view, name):
        of_whole = Label(when) if whole == ALL else Label(when, kinds.PROGRAMME, whole)
        own = whole if whole != ALL else ""
        counted = [(of_whole, divided.total), (Label(when, way, OPEN, own), divided.open)]
        counted += [(Label(when, way, group, own), number) for group, number in divided.groups.items()]
        for label, number in counted:
            if number:
                assert isinstance(number, Traced)
                yield label, number


def views(many: Sequence[Child]) -> list[Shown]:
    """Reports made on several days, as months go by."""
    days = closings(many)
    looks = {LAST, *(FIRST + timedelta(days=number) for number in range(9, DAYS, 37))}
    return [shown(days, day) for day in sorted(looks)]


@given(st.data(), st.sampled_from(WAYS))
@_FEW
def test_a_planted_group_of_four_cannot_be_solved_for(data: st.DataObject, planted: str) -> None:
    many = data.draw(children(planted))
    reports = views(many)
    for name in (kinds.CHILDREN, *map(kinds.placed, kinds.PROGRAMMES)):
        every = [number for view in reports for number in numbers(view, name)]
        solver = Solver(every)
        for size in range(1, 5):
            for group in combinations(range(4), size):
                assert not solver.tells(group)
        assert all(number >= FEWEST for number in every)


@given(st.data(), st.sampled_from(WAYS))
@_FEW
def test_no_number_less_another_is_a_small_group(data: st.DataObject, planted: str) -> None:
    """Of the numbers of one report of which a reader knows that one counts some of the other's people. That
    two others happen to be so tells nothing to who does not know the people; of two reports see below."""
    for view in views(data.draw(children(planted))):
        every = {(label, frozenset(number.who)) for label, number in named(view, kinds.CHILDREN)}
        for whole, many in every:
            for part, some in every:
                left = len(many - some) if some < many and whole.holds(part) else 0
                assert left == 0 or left >= FEWEST, (whole, part)


@given(st.data(), st.sampled_from(WAYS))
@_FEW
def test_what_was_shown_stays_as_it_was(data: st.DataObject, planted: str) -> None:
    """So nothing is learned from two reports of the same days: later only whole groups of a month are new."""
    many = data.draw(children(planted))
    reports = views(many)
    for early, late in pairwise(reports):
        for period in PERIODS:
            for programme in kinds.PROGRAMMES if period.last <= early.closed else ():
                name = kinds.placed(programme)
                assert early.total(name, period) == late.total(name, period)
            for way in WAYS if period.last <= early.closed else ():
                before, after = (one.divided(kinds.CHILDREN, way, period) for one in (early, late))
                assert before.total == after.total
                assert period.kind == "month" or before.groups == after.groups
                more = {name: number - before.groups.get(name, 0) for name, number in after.groups.items()}
                assert all(number == 0 or number >= FEWEST for number in more.values())
                assert before.groups.keys() <= after.groups.keys()


@given(st.data(), st.sampled_from(WAYS))
@_FEW
def test_who_has_no_place_yet_is_nobody_or_enough(data: st.DataObject, planted: str) -> None:
    """By the end of any period: everybody who came so far, less those who were placed."""
    for view in views(data.draw(children(planted))):
        for programme in kinds.PROGRAMMES:
            for period in PERIODS:
                ever = Period("year", FIRST, period.below)
                came = view.divided(kinds.CHILDREN, kinds.PROGRAMME, ever).groups.get(programme, 0)
                left = came - view.total(kinds.placed(programme), ever)
                assert left == 0 or left >= FEWEST


@given(st.data(), st.sampled_from(WAYS))
@_FEW
def test_in_another_world_the_same_is_shown_of_no_such_group(data: st.DataObject, planted: str) -> None:
    """The four could as well be in a class that nobody is in: nobody can tell by the numbers."""
    many = data.draw(children(planted))
    other = [
        Child(one.number, one.day, {**one.classes, planted: "zz"}, one.placed) if one.number < 4 else one
        for one in many
    ]
    if planted == kinds.PROGRAMME:
        return
    for here, there in zip(views(many), views(other), strict=True):
        for ours, theirs in zip(
            of_figure(here, kinds.CHILDREN), of_figure(there, kinds.CHILDREN), strict=True
        ):
            assert ours.groups == theirs.groups
            assert PLANTED[planted] not in ours.groups


@given(st.data(), st.sampled_from(WAYS))
@_FEW
def test_of_any_cell_there_may_be_enough(data: st.DataObject, planted: str) -> None:
    """Whatever is in one piece of time and in one group may be as large as the smaller of the two: what makes
    the scheme hold (docs/decisions/029-small-numbers.md) is that both are enough, and cover each other."""
    view = views(data.draw(children(planted)))[-1]
    pieces = view.pieces(kinds.CHILDREN)
    for way in WAYS:
        blocks = view.blocks(kinds.CHILDREN, way)
        inside = [piece for one in blocks for piece in pieces if one.first <= piece.day <= one.day]
        assert inside == pieces[: len(inside)]
        assert [one.first for one in blocks] == sorted({one.first for one in blocks})
        for one in blocks:
            whole = sum(piece.total for piece in inside if one.first <= piece.day <= one.day)
            assert sum(one.groups.values()) == whole
            assert all(number >= FEWEST for number in one.groups.values())


def _four(day: int, many: int) -> list[Child]:
    classes = {"language": "nl", "age": "4-6", "place": "west", kinds.PROGRAMME: "tips", "came": "tips/self"}
    return [
        Child(number, FIRST + timedelta(days=day), {**classes, **({"language": "ti"} if number < 4 else {})})
        for number in range(many)
    ]


def test_four_alone_are_not_shown_at_all() -> None:
    assert list(numbers(views(_four(3, 4))[-1], kinds.CHILDREN)) == []


def test_nine_of_whom_four_are_in_a_class_are_shown_together() -> None:
    divided = views(_four(3, 9))[-1].divided(kinds.CHILDREN, "language", of_day("year", FIRST))
    assert divided == Divided(9, {}, 9)


def test_a_large_group_beside_a_small_one_and_another_keeps_its_number() -> None:
    many = _four(3, 20)
    for number in range(12, 20):
        many[number].classes["language"] = "tr"
    divided = views(many)[-1].divided(kinds.CHILDREN, "language", of_day("year", FIRST))
    assert divided.groups == {"nl": 8, REST: 12} or divided.groups == {"tr": 8, REST: 12}


def test_a_class_that_grows_is_waited_for() -> None:
    """To divide at once would put it with the others for ever."""
    first, later = _four(3, 9), _four(5, 9)
    many = [*first, *(Child(one.number + 9, one.day, one.classes) for one in later)]
    divided = views(many)[-1].divided(kinds.CHILDREN, "language", of_day("year", FIRST))
    assert divided == Divided(18, {"nl": 10, "ti": 8}, 0)


def test_a_half_year_is_divided_when_it_is_over() -> None:
    many, year = _four(3, 25), of_day("year", FIRST)
    for number in range(9, 25):
        many[number].classes["language"] = "tr"
    days = closings(many)
    before, after = (shown(days, day) for day in (date(2025, 7, 30), date(2025, 7, 31)))
    assert before.divided(kinds.CHILDREN, "language", year) == Divided(25, {}, 25)
    assert after.divided(kinds.CHILDREN, "language", year) == Divided(25, {"tr": 16, REST: 9}, 0)
