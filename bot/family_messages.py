"""The back of a card: which messages the family is going to get, and why. It is the same message turned over,
so that nothing of the family stays in the staff chat once it has everything deleted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, assert_never

from bot.actions import staff_chat
from bot.actions.family_timeline import WEEKS, Ahead, Gone, Over, Unreachable
from bot.arrivals import Arrival
from bot.cards import BACK, FRONT, TURN, content, slot, turning
from bot.carrying import Carried
from bot.presenting import asked_by
from bot.reasons import said
from bot.surroundings import Surroundings
from bot.texts import Texts
from bot.timeline_rows import kind, weekday
from dialogs.foretelling import Foretold
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Day, Text
from storage import intakes
from storage.outbox import STAFF, Outgoing
from storage.transaction import Transaction

SHOWN = 12
"""Messages that are listed; of the others only how many there are."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A card is to show its `side`."""

    reference: str
    side: str


def wanted(data: str) -> Turned | None:
    """Read callback_data of such a button; None for any other."""
    match data.split(":"):
        case [prefix, reference, side] if prefix == TURN and side in (BACK, FRONT):
            return Turned(reference, side)
        case _:
            return None


async def pressed(
    around: Surroundings, tx: Transaction, arrival: Arrival, turned: Turned, now: datetime
) -> Carried:
    """Turn the card over, in the staff chat; the card of what is closed stays as it is. Raises Refused."""
    texts = around.text(SOURCE)
    local, asking = now.astimezone(around.zone), asked_by(around, tx, arrival, now)
    ahead = await staff_chat.family_messages(asking, around.content, turned.reference, local)
    if arrival.chat_id != around.staff_chat or arrival.tap is None:
        return Carried((), texts.plain(phrase("card_only_team")))
    match ahead:
        case Gone():
            return Carried((), texts.plain(phrase("card_gone")))
        case Over():
            return Carried((), texts.plain(phrase("messages_closed")))
        case Ahead() | Unreachable():
            params = _back(texts, turned.reference, ahead, local)
        case _:
            assert_never(ahead)
    if turned.side == FRONT:
        params = await _front(around, tx, turned.reference)
    edit = {"message_id": arrival.tap.message_id, **params}
    return Carried((Outgoing(arrival.chat_id, "editMessageText", edit, STAFF, slot(turned.reference)),))


async def _front(around: Surroundings, tx: Transaction, reference: str) -> dict[str, Any]:
    stored = (await intakes.by_reference(tx, [reference]))[reference]
    return content(around.text(SOURCE), around.trees, stored.intake, stored.child, stored.language)


def _back(texts: Texts, reference: str, ahead: Ahead | Unreachable, local: datetime) -> dict[str, Any]:
    title = f"<b>{texts.html(phrase('messages_title', reference=reference))}</b>"
    stands = (title, *(texts.html(line) for line in _stands(ahead, local)))
    comes = tuple(texts.html(line) for line in _comes(ahead))
    return {
        "text": "\n\n".join("\n".join(block) for block in (stands, comes) if block),
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[turning(texts, reference, FRONT)]]},
    }


def _stands(ahead: Ahead | Unreachable, local: datetime) -> Iterator[Text]:
    """How it stands with the family's messages. Which child is never to be spoken of is not said: only that
    there is one."""
    if isinstance(ahead, Unreachable):
        yield phrase("messages_unreachable")
        return
    plan = ahead.family.plan
    if ahead.last:
        yield phrase("messages_last", day=_day(ahead.last))
    elif plan.days:
        yield phrase("messages_no_last")
    if hushed := sum(child.key in plan.hushed for child in ahead.family.children):
        yield phrase("messages_hushed", count=hushed)
    if not plan.is_on:
        yield phrase("messages_stopped" if plan.days else "messages_never")
    elif plan.is_paused(local.date()):
        yield phrase("plan_paused", day=Day(plan.paused_until))


def _comes(ahead: Ahead | Unreachable) -> Iterator[Text]:
    if isinstance(ahead, Unreachable) or not ahead.family.plan.is_on:
        return
    if not ahead.messages:
        yield phrase("messages_none", weeks=str(WEEKS))
    for one in ahead.messages[:SHOWN]:
        yield _line(one)
    if more := len(ahead.messages[SHOWN:]):
        yield phrase("messages_more", count=more, day=_day(ahead.below))


def _day(day: date) -> Day:
    return Day(day.isoformat())


def _line(one: Foretold) -> Text:
    return phrase(
        "messages_line",
        moment=f"{weekday(one.at.weekday())} {one.at:%d-%m %H:%M}",
        child=one.due.child.first_name,
        kind=phrase(f"kind_{kind(one.due.item)}"),
        why=said(one.due.why),
    )
