"""Who is next: places in groups, and the line of children that wait for one. Nothing of it is stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialogs.library import Group


@dataclass(frozen=True, slots=True)
class Waiter:
    """A sign-up that waits for a place in a `group` of its programme; '' for whichever comes first."""

    reference: str
    programme: str
    group: str = ""


def room(groups: Iterable[Group], taken: Mapping[str, int]) -> dict[str, int]:
    """How many places each group has left; `taken` counts the children in it and the places on offer."""
    return {one.id: max(0, one.capacity - taken.get(one.id, 0)) for one in groups}


def next_offers(
    groups: Sequence[Group], taken: Mapping[str, int], line: Iterable[Waiter]
) -> list[tuple[str, str]]:
    """Whom to offer which place now, as (reference, group id). The longest waiting (first in `line`) chooses
    first: of several groups that would do the emptiest. A group that is not there any more counts as none."""
    left = room(groups, taken)
    found: list[tuple[str, str]] = []
    for waiter in line:
        open_groups = [one for one in groups if left[one.id] and suits(groups, waiter, one)]
        if open_groups:
            chosen = max(open_groups, key=lambda one: left[one.id]).id
            left[chosen] -= 1
            found.append((waiter.reference, chosen))
    return found


def suits(groups: Iterable[Group], waiter: Waiter, group: Group) -> bool:
    """Whether somebody waits for a place in this group."""
    wanted = waiter.group if waiter.group in {one.id for one in groups} else ""
    return waiter.programme == group.programme and wanted in ("", group.id)


def place_in(line: Iterable[Waiter], reference: str) -> int:
    """The place in line (from 1): behind everybody who waits longer and could take the same place. 0 for who
    does not wait."""
    ahead: list[Waiter] = []
    for waiter in line:
        if waiter.reference == reference:
            return 1 + sum(_same_place(one, waiter) for one in ahead)
        ahead.append(waiter)
    return 0


def _same_place(one: Waiter, other: Waiter) -> bool:
    return one.programme == other.programme and (not one.group or not other.group or one.group == other.group)
