"""An event's own words in one more language, as somebody typed them, or in none but Dutch any more."""

from dataclasses import replace

from bot.actions.acting import COORDINATOR, Asking, action
from bot.events.line import is_open
from dialogs.events import Event, Words
from dialogs.languages import NAMES, SOURCE
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


@action("event.only_dutch", COORDINATOR, on="number")
async def only_dutch(asking: Asking, number: int) -> Event | None:
    """The event without its words in other languages: they say what it was. None where there is no such one,
    it is over, or it has no words of its own."""
    event = (await events.held(asking.tx, [number])).get(number)
    if event is None or event.kind is not None or not is_open(event, asking.zone, asking.now):
        return None
    left = replace(event, texts={one: words for one, words in event.texts.items() if one == SOURCE})
    await events.save(asking.tx, [left], asking.zone)
    return left
