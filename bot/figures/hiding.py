"""What may be shown of the counts of each day, so that no group of one to four can be worked out.

Days are put together to pieces in the order of time, and pieces to terms that end on fixed days: so nothing
is to be learned from when something ended. See docs/decisions/029-small-numbers.md."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bot.actions.few import FEWEST
from storage.figures import DayCount

REST = "rest"
"""The class of those whose own class is too small."""
Parts = Mapping[str, Mapping[str, int]]
Days = Sequence[tuple[date, DayCount]]
ABOUT = 2 * FEWEST
"""What a number is rounded to that would tell too much beside others."""
_TERM_ENDS = ((3, 31), (7, 31), (9, 30), (12, 31))
"""Month and day. Of these terms both the calendar year and the school year are made."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Enough people together, of one day or of several: they count on its last `day`."""

    day: date
    total: int
    parts: Parts


@dataclass(frozen=True, slots=True)
class Block:
    """The pieces of a term (from `first` to `last`) in groups of enough people; no groups where they could
    not be divided."""

    first: date
    last: date
    groups: Mapping[str, int]


def pieces(days: Days, whole: Sequence[Piece] | None = None, fewest: int = FEWEST) -> list[Piece]:
    """The days as pieces; the last ones may be too few for one. `whole` are the pieces of what this is a part
    of: as many wait as it takes to leave enough of it, or nobody."""
    made: list[Piece] = []
    waiting = DayCount(0)
    left = 0
    for day, counts, more in _in_order(days, whole or ()):
        waiting, left = _together([waiting, *counts]), left + more
        held = _held(left - waiting.total) if whole is not None else 0
        if waiting.total - held >= fewest:
            now, waiting = _split(waiting, held)
            made.append(Piece(day, now.total, now.parts))
            left -= now.total
    return made


def blocks(all_pieces: Iterable[Piece], way: str, closed: date) -> list[Block]:
    """The terms that were over at the closing of a day, divided in a way."""
    return [Block(*when, _merged(found)) for when, found in _terms(all_pieces, way, closed)]


def rounded(all_pieces: Iterable[Piece], way: str, group: str, closed: date) -> list[Block]:
    """The same with one group alone, of each term to the nearest ABOUT: for a group that who reads could know
    more of by other tables."""
    return [
        Block(*when, {group: (found[group] + ABOUT // 2) // ABOUT * ABOUT})
        for when, found in _terms(all_pieces, way, closed)
    ]


def term(day: date) -> tuple[date, date]:
    """The first and the last day of the term in which a day is."""
    ends = [date(day.year - 1, 12, 31), *(date(day.year, *end) for end in _TERM_ENDS)]
    return next((before + timedelta(days=1), end) for before, end in pairwise(ends) if day <= end)


def _in_order(days: Days, whole: Iterable[Piece]) -> Iterator[tuple[date, list[DayCount], int]]:
    """The days, with what they added and how much more of the whole came to be shown."""
    counts: defaultdict[date, list[DayCount]] = defaultdict(list)
    more = Counter[date]()
    for day, count in days:
        counts[day].append(count)
    for one in whole:
        more[one.day] += one.total
    for day in sorted({*counts, *more}):
        yield day, counts[day], more[day]


def _held(rest: int) -> int:
    """How many must wait where so many of the whole would be left."""
    return FEWEST - rest if 0 < rest < FEWEST else max(0, -rest)


def _split(count: DayCount, held: int) -> tuple[DayCount, DayCount]:
    """Without those who must wait, and they: of each way taken from its largest classes, for who they are is
    not known."""
    if not held:
        return count, DayCount(0)
    now: dict[str, dict[str, int]] = {}
    later: dict[str, dict[str, int]] = {}
    for way, classes in count.parts.items():
        wait = held
        for name, number in sorted(classes.items(), key=lambda one: (-one[1], one[0])):
            some = min(wait, int(number))
            now.setdefault(way, {})[name] = number - some
            later.setdefault(way, {})[name] = some
            wait -= some
    going = count.total - held
    return DayCount(going, now), DayCount(count.total - going, later)


def _terms(
    all_pieces: Iterable[Piece], way: str, closed: date
) -> Iterator[tuple[tuple[date, date], Counter[str]]]:
    """The classes of each term that is over; none where not everybody is in one."""
    found: defaultdict[tuple[date, date], list[DayCount]] = defaultdict(list)
    for one in all_pieces:
        found[term(one.day)].append(DayCount(one.total, one.parts))
    for when, counts in sorted(found.items()):
        whole = _together(counts)
        classes = Counter(whole.parts.get(way, {}))
        if when[1] <= closed:
            yield when, classes if classes.total() == whole.total else Counter()


def _merged(classes: Mapping[str, int]) -> dict[str, int]:
    """Small classes as one group, and with them the smallest of the others (all that are as small): so any of
    those in it may be the one that is not small. Nothing where they would be everybody, and nothing of fewer
    than twice enough: that five are not of one class would tell of two that both are small."""
    groups = {name: number for name, number in classes.items() if number >= FEWEST}
    rest = sum(number for name, number in classes.items() if name not in groups)
    if rest:
        smallest = min(groups.values(), default=0)
        rest += sum(number for number in groups.values() if number == smallest)
        groups = {name: number for name, number in groups.items() if number > smallest}
    if not groups or rest + sum(groups.values()) < 2 * FEWEST:
        return {}
    return {**groups, REST: rest} if rest else groups


def _together(counts: Iterable[DayCount]) -> DayCount:
    total = 0
    parts: dict[str, Counter[str]] = {}
    for one in counts:
        total = total + one.total
        for way, classes in one.parts.items():
            parts.setdefault(way, Counter()).update(classes)
    return DayCount(total, parts)
