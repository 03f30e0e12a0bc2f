"""An event does not take place."""

from dataclasses import replace

from bot.actions.acting import COORDINATOR, Asking, action
from bot.events.line import is_open
from dialogs.events import Event
from storage import events


@action("event.cancel", COORDINATOR, on="number")
async def cancel(asking: Asking, number: int, following: bool = False) -> list[Event]:
    """Cancel it; `following`: and all of its series that come after it. Returns those that were cancelled
    now, as they are; none where there is no such event or it is over."""
    event = (await events.load(asking.tx, [number])).get(number)
    if event is None:
        return []
    wanted = await events.following(asking.tx, event) if following else [number]
    known = await events.held(asking.tx, wanted)
    open_ones = [one for one in known.values() if is_open(one, asking.zone, asking.now)]
    over = [replace(one, status="cancelled") for one in sorted(open_ones, key=lambda one: one.day)]
    await events.save(asking.tx, over, asking.zone)
    return over
