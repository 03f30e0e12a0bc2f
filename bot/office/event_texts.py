"""The errands about an own event's words in other languages, when those in Dutch change."""

from collections.abc import Mapping, Sequence

from bot.actions.event_look import look
from bot.actions.event_translate import only_dutch
from bot.office.making_events import text, whole
from bot.office.office import Given, Handled, Handler, Office
from dialogs.audience_words import language_name
from dialogs.facts import Outcome
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Listed


async def _translated(office: Office, given: Given) -> Handled:
    return Handled(Outcome("some" if await _others(office, given) else "none"))


async def _translations(office: Office, given: Given) -> Handled:
    names = tuple(language_name(one) for one in await _others(office, given))
    return Handled(Outcome("some", (phrase("event_also_in", languages=Listed(names)),)))


async def _others(office: Office, given: Given) -> Sequence[str]:
    found = await look(office.asking, _number(given))
    return [one for one in found.event.texts if one != SOURCE] if found else []


async def _only_dutch(office: Office, given: Given) -> Handled:
    """What was sent is corrected by what follows: the words in Dutch."""
    done = await only_dutch(office.asking, _number(given))
    return Handled(Outcome("done" if done else "gone"))


def _number(given: Given) -> int:
    return whole(text(given, "events.number")) or 0


ERRANDS: Mapping[str, Handler] = {
    "event_translated": _translated,
    "event_translations": _translations,
    "event_only_dutch": _only_dutch,
}
