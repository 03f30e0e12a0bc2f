"""What may be shown of the counts of each day, so that no group of one to four can be worked out.

Days are put together to pieces, and pieces to blocks, in the order of time and with what is known then: what
is shown of a day does not change when later days are known. See docs/decisions/029-small-numbers.md."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.actions.few import FEWEST
from storage.figures import DayCount

REST = "rest"
"""The class of those whose own class is too small."""
Parts = Mapping[str, Mapping[str, int]]
Days = Sequence[tuple[date, DayCount]]
_TERM_ENDS = ((7, 31), (12, 31))
"""Month and day. Of these half years both the calendar year and the school year are made."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of days with enough people together: it counts on its last `day`, and of a group of a block on
    those from `first`; `known`: by the closing of which day it can be shown."""

    first: date
    day: date
    known: date
    total: int
    parts: Parts


@dataclass(frozen=True, slots=True)
class Block:
    """A run of pieces (from `first` to `day`) divided in one way: every group has enough people."""

    first: date
    day: date
    known: date
    total: int
    groups: Mapping[str, int]
    parts: Parts


def pieces(days: Days, whole: Sequence[Piece] | None = None) -> list[Piece]:
    """The days (in order) as pieces; the last days may be too few for one. `whole` are the pieces of what
    this is a part of: what is left of it is enough, or nobody."""
    made: list[Piece] = []
    waiting: list[DayCount] = []
    total = before = 0
    for day, count, of_whole in _looked_at(days, whole or ()):
        if count:
            waiting.append(count)
            total = total + count.total
        left = of_whole - before - total if whole is not None else 0
        if total >= FEWEST and _is_fine(left):
            parts = _together(one.parts for one in waiting)
            made.append(Piece(day, day, day, total, parts))
            total, before, waiting = 0, before + total, []
    return made


def blocks(all_pieces: Iterable[Piece], way: str, closed: date) -> list[Block]:
    """The pieces divided in a way, as of the closing of a day: as soon as each class has nobody or enough,
    and when a half year is over."""
    made: list[Block] = []
    waiting: list[Piece] = []
    classes: Counter[str] = Counter()
    for piece in all_pieces:
        if waiting and term_end(waiting[-1].day) < piece.day:
            made.append(_block(waiting, classes, term_end(waiting[-1].day)))
            waiting, classes = [], Counter()
        waiting.append(piece)
        classes.update(piece.parts.get(way, {}))
        if all(_is_fine(number) for number in classes.values()):
            made.append(_block(waiting, classes, piece.known))
            waiting, classes = [], Counter()
    if waiting and term_end(waiting[-1].day) <= closed:
        made.append(_block(waiting, classes, term_end(waiting[-1].day)))
    return made


def of_group(divided: Iterable[Block], group: str) -> list[Piece]:
    """One group of these blocks as pieces, to be divided further by the classes that begin with its name:
    'plek3/school' is 'school' in 'plek3'."""
    return [
        Piece(one.first, one.day, one.known, one.groups[group], _of_group(one.parts, f"{group}/"))
        for one in divided
        if group in one.groups
    ]


def term_end(day: date) -> date:
    """The last day of the half year in which a day is: 31 July or 31 December."""
    return next(end for end in (date(day.year, *one) for one in _TERM_ENDS) if day <= end)


def _looked_at(days: Days, whole: Iterable[Piece]) -> Iterator[tuple[date, DayCount | None, int]]:
    """In order the days, with what they added (None: nothing) and how much of the whole is shown by then:
    also those on which more of that came to be shown."""
    counts, came = dict(days), Counter[date]()
    for one in whole:
        came[one.known] += one.total
    shown = 0
    for day in sorted({*counts, *came}):
        shown = shown + came.get(day, 0)
        yield day, counts.get(day), shown


def _is_fine(number: int) -> bool:
    return number == 0 or number >= FEWEST


def _block(waiting: Sequence[Piece], classes: Mapping[str, int], known: date) -> Block:
    groups = _merged(classes)
    parts = _together(one.parts for one in waiting)
    first, last = waiting[0], waiting[-1]
    return Block(first.first, last.day, max(known, last.known), sum(groups.values()), groups, parts)


def _merged(classes: Mapping[str, int]) -> dict[str, int]:
    """Small classes as one group; where that is small too, the smallest of the others goes with it."""
    groups = {name: number for name, number in classes.items() if number >= FEWEST}
    rest = sum(classes.values()) - sum(groups.values())
    if 0 < rest < FEWEST and groups:
        rest += groups.pop(min(groups, key=lambda name: (groups[name], name)))
    return {**groups, REST: rest} if rest else groups


def _together(every: Iterable[Parts]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for parts in every:
        for way, classes in parts.items():
            found.setdefault(way, Counter()).update(classes)
    return found


def _of_group(parts: Parts, start: str) -> Parts:
    return {
        way: {name[len(start) :]: number for name, number in classes.items() if name.startswith(start)}
        for way, classes in parts.items()
    }
