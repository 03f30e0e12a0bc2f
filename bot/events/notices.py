"""What a family that comes to an event hears of it: there is a place, it is changed, it is soon."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.events.held import CANCELLED, CHANGED, PLACE, Held
from bot.events.line import Changed
from bot.events.messages import Button, opens
from bot.events.moments import decent
from bot.events.words import heading
from bot.surroundings import Surroundings
from dialogs.coming import Rsvp
from dialogs.events import Event
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage import rsvps
from storage.events import ANSWERS
from storage.outbox import REMINDER, REPLY, Outgoing
from storage.rsvps import Reach
from storage.transaction import Transaction

RATE = "0:/hoe_was_het:"
"""A command as a button; behind it the number of the event and the answer: '17-good'."""


async def place_free(
    tx: Transaction, around: Surroundings, changes: Iterable[Changed], now: datetime, but: int = 0
) -> tuple[Outgoing, ...]:
    """To all who have a place now; not to the family `but`, which sees it on the screen."""
    every = [one for one in changes if one.placed]
    reach = await rsvps.reach(tx, [one.event.number for one in every])
    return tuple(
        notice(around, one.event, to, says, Held(one.event.number, rsvp.family, PLACE), now)
        for one in every
        for rsvp in one.placed
        if rsvp.family != but and (to := reach.get((one.event.number, rsvp.family)))
        for says in [(phrase("event_place_free"), comes(rsvp))]
    )


async def to_all(
    tx: Transaction, around: Surroundings, event: Event, says: Text, now: datetime, but: Collection[int] = ()
) -> tuple[Outgoing, ...]:
    """To everybody who comes or waits (`says`: it is changed, or cancelled), as nobody must find out at the
    door. Not to the families `but`, which hear it in another way."""
    reach = await rsvps.reach(tx, [event.number])
    kind = CANCELLED if event.status == "cancelled" else CHANGED
    return tuple(
        notice(around, event, to, (says,), Held(event.number, family, kind), now)
        for (_, family), to in reach.items()
        if family not in but
    )


def notice(
    around: Surroundings, event: Event, to: Reach, says: Sequence[Text], which: Held, now: datetime
) -> Outgoing:
    """What somebody else caused: at night it is held, by a name under which it is looked at again in the
    morning (bot.events.renewing)."""
    message = _message(around, event, to, says, REPLY)
    wait = decent(now, around.zone)
    return replace(message, slot=which.slot, not_before=wait) if wait else message


def reminder(around: Surroundings, event: Event, to: Reach, rsvp: Rsvp) -> Outgoing:
    """The day before."""
    return _message(around, event, to, (phrase("event_soon"), comes(rsvp)), REMINDER)


def how_was_it(around: Surroundings, event: Event, to: Reach) -> Outgoing:
    """Afterwards: three buttons, each one tap."""
    texts = around.text(to.language)
    row = [
        {"text": texts.plain(phrase(f"event_{one}")), "callback_data": f"{RATE}{event.number}-{one}"}
        for one in ANSWERS
    ]
    return _message(around, event, to, (phrase("event_how"),), REMINDER, below=[row])


def comes(rsvp: Rsvp) -> Text:
    """With how many a family comes."""
    if not rsvp.children:
        return phrase("event_coming_alone")
    return phrase("event_coming", count=rsvp.children)


def _message(
    around: Surroundings,
    event: Event,
    to: Reach,
    says: Sequence[Text],
    lane: int,
    below: list[list[Button]] | None = None,
) -> Outgoing:
    texts = around.text(to.language)
    paragraphs = [*says[:1], heading(around.library, event, to.language), *says[1:]]
    rows = below or [[opens(around, event.number, to.language, "change")]]
    params = {
        "text": "\n\n".join(texts.html(one) for one in paragraphs),
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": rows if event.status == "planned" else []},
    }
    return Outgoing(to.chat_id, "sendMessage", params, lane)
