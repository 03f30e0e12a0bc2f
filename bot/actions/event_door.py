"""Who comes to an event, for who stands at its door: first names and numbers, nothing else."""

from dataclasses import dataclass

from bot.actions.acting import COORDINATOR, Asking, action
from dialogs.coming import Rsvp
from dialogs.events import Event
from storage import children, events, rsvps
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Guest:
    """A family: the first names of its children, and with how many it comes."""

    names: tuple[str, ...]
    children: int


@dataclass(frozen=True, slots=True)
class Door:
    """Who comes and who waits for a place, each in the order in which they came."""

    event: Event
    coming: tuple[Guest, ...]
    waiting: tuple[Guest, ...]


@action("event.door", COORDINATOR, on="number")
async def door_list(asking: Asking, number: int) -> Door | None:
    """The list; None where there is no such event."""
    event = (await events.load(asking.tx, [number])).get(number)
    if event is None:
        return None
    line = (await rsvps.lines(asking.tx, [number]))[number]
    guests = await _guests(asking.tx, line)
    coming = tuple(guests[one.family] for one in line if not one.waiting)
    return Door(event, coming, tuple(guests[one.family] for one in line if one.waiting))


async def _guests(tx: Transaction, line: tuple[Rsvp, ...]) -> dict[int, Guest]:
    known = await children.load(tx, [one.family for one in line]) if line else {}
    return {
        one.family: Guest(tuple(child.first_name for child in known.get(one.family, ())), one.children)
        for one in line
    }
