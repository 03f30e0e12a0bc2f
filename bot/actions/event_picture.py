"""An event's invitation gets a picture, or loses it."""

from dataclasses import replace

from bot.actions.acting import COORDINATOR, Asking, action
from bot.events.line import is_open
from dialogs.events import Event
from storage import broadcasts, events


@action("event.picture", COORDINATOR, on="number")
async def picture(asking: Asking, number: int, file: str) -> Event | None:
    """The event with this picture (a photo's file id; '' for none); None where there is no such event, or it
    is over, or its invitation was sent: in Telegram a text does not become a picture."""
    event = (await events.held(asking.tx, [number])).get(number)
    if event is None or not is_open(event, asking.zone, asking.now):
        return None
    if any(one.started_at for one in await broadcasts.of_event(asking.tx, number)):
        return None
    shown = replace(event, picture=file)
    await events.save(asking.tx, [shown], asking.zone)
    return shown
