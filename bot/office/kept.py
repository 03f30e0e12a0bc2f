"""What is kept of a family besides its sign-ups, for who asks 'what do you know about me?'."""

from collections.abc import Mapping

from bot.events.words import day
from bot.measuring.known import known
from bot.office.office import Given, Handled, Handler, Office
from dialogs.coming import Rsvp
from dialogs.events import Event
from dialogs.facts import Outcome
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage import events, families, rsvps


async def _also_kept(office: Office, _: Given) -> Handled:
    says = (*await _events(office), *await known(office.tx, office.chat_id))
    return Handled(Outcome("some" if says else "nothing", says))


async def _events(office: Office) -> list[Text]:
    home = (await families.load(office.tx, [office.chat_id])).get(office.chat_id)
    if home is None:
        return []
    said = await rsvps.of_family(office.tx, home.id, office.now)
    kept = await events.load(office.tx, list(said))
    return [_event(one, said[one.number], office.language) for one in kept.values()]


def _event(one: Event, answer: Rsvp, language: str) -> Text:
    if answer.waiting:
        event = phrase("event_choice", name=one.named(language), day=day(one))
        return phrase("known_answer", name=event, answer=phrase("status_waiting_list"))
    return phrase("known_event", name=one.named(language), day=day(one))


ERRANDS: Mapping[str, Handler] = {"also_kept": _also_kept}
