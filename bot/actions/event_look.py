"""How an event stands: what it is, how many come and wait, and how it was."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.actions.acting import COORDINATOR, Asking, action
from bot.events.line import is_open
from dialogs.events import Event
from storage import events
from storage.events import Answer, Count


@dataclass(frozen=True, slots=True)
class Standing:
    """`open`: it is still to begin and was not cancelled; `ratings` count how it was."""

    event: Event
    count: Count
    ratings: Mapping[Answer, int]
    open: bool


@action("event.look", COORDINATOR, on="number", noted=False)
async def look(asking: Asking, number: int) -> Standing | None:
    """One event; None where there is none with this number."""
    event = (await events.load(asking.tx, [number])).get(number)
    if event is None:
        return None
    count = (await events.counts(asking.tx, [number])).get(number, Count())
    ratings = (await events.ratings(asking.tx, [number]))[number]
    return Standing(event, count, ratings, is_open(event, asking.zone, asking.now))
