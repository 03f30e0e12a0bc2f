"""An event's own words in one more language, as somebody typed them."""

from dataclasses import replace

from bot.actions.acting import COORDINATOR, Asking, action
from dialogs.events import Event, Words
from dialogs.languages import NAMES
from storage import events


@action("event.translate", COORDINATOR, on="number")
async def translate(asking: Asking, number: int, language: str, words: Words) -> Event | None:
    """The event with these words; None where there is no such event, it has no words of its own, or there is
    no such language."""
    event = (await events.held(asking.tx, [number])).get(number)
    if event is None or event.kind is not None or language not in NAMES:
        return None
    told = replace(event, texts={**event.texts, language: words})
    await events.save(asking.tx, [told], asking.zone)
    return told
