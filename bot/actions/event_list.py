"""The events that come, or those that were."""

from dataclasses import dataclass

from bot.actions.acting import COORDINATOR, Asking, action
from dialogs.events import Event
from storage import events

MOST = 80
"""Of what has been."""


@dataclass(frozen=True, slots=True)
class Page:
    """Events in the order in which somebody looks for them: the next one first, or the last one."""

    events: tuple[Event, ...]


@action("event.list", COORDINATOR, noted=False)
async def list_events(asking: Asking, past: bool = False) -> Page:
    """All that are still to begin; or the newest of those that have begun or were cancelled."""
    if past:
        return Page(tuple(await events.past(asking.tx, asking.now, MOST)))
    return Page(tuple(await events.coming(asking.tx, asking.now)))
