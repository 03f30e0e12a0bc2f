"""Who comes to an event, and who waits for a place: first come, first served, and nobody is passed by.

Pure: who calls holds the event's row, so that no two do this at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Rsvp:
    """A family's word for one event: with how many `children` (0: without one). `line` counts up in the order
    in which families came; `waiting`: there is no place for them yet."""

    family: int
    children: int
    line: int
    waiting: bool = False


Line = tuple[Rsvp, ...]
"""Everybody, in the order of `line`."""


def taken(line: Sequence[Rsvp]) -> int:
    """The children who have a place."""
    return sum(one.children for one in line if not one.waiting)


def comes(line: Line, capacity: int, family: int, children: int) -> Line:
    """The line when a family says that it comes, or with how many. A new one gets a place where there is one
    and nobody waits for it, else a place in the line. Who has a place and wants more than there is keeps what
    it had."""
    own = next((one for one in line if one.family == family), None)
    if own is None:
        last = max((one.line for one in line), default=0)
        return moved_up((*line, Rsvp(family, children, last + 1, waiting=True)), capacity)
    wanted = replace(own, children=children)
    changed = tuple(wanted if one is own else one for one in line)
    more = not own.waiting and children > own.children
    if more and (not _fits(changed, capacity) or any(one.waiting for one in line)):
        return line
    return moved_up(changed, capacity)


def leaves(line: Line, capacity: int, family: int) -> Line:
    """The line without a family; who was first in it may have a place now."""
    return moved_up(tuple(one for one in line if one.family != family), capacity)


def moved_up(line: Line, capacity: int) -> Line:
    """The line after those who waited longest got the places there are. Who is with more children than there
    will ever be places for holds nobody up."""
    for one in line:
        if not one.waiting or 0 < capacity < one.children:
            continue
        placed = tuple(replace(each, waiting=False) if each is one else each for each in line)
        if not _fits(placed, capacity):
            return line
        line = placed
    return line


def place(line: Line, family: int) -> int:
    """The place in the waiting line, from 1; 0 for who does not wait."""
    waiting = [one.family for one in line if one.waiting]
    return waiting.index(family) + 1 if family in waiting else 0


def _fits(line: Line, capacity: int) -> bool:
    return not capacity or taken(line) <= capacity
