"""Who of those that wait does not get a message to many after all: it is asked again when it goes."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from bot.leaving_out import SoFar, reason
from bot.recipients import Letter
from bot.surroundings import Surroundings
from dialogs import audience as form
from dialogs.audience import Audience
from dialogs.this_week import monday
from storage import audiences, notices, recipients
from storage.audiences import Home
from storage.broadcasts import CANCELLATION, Broadcast
from storage.recipients import LEFT_OUT, UNREACHABLE, Recipient
from storage.transaction import Transaction


class Passed(NamedTuple):
    """What becomes of somebody who does not get it, and why."""

    status: str
    reason: str


AWAY, STOPPED, LANGUAGE = Passed(UNREACHABLE, ""), Passed(LEFT_OUT, "stopped"), Passed(LEFT_OUT, "language")


async def passed(
    tx: Transaction, around: Surroundings, one: Broadcast, found: Sequence[Recipient], now: datetime
) -> Mapping[int, Passed]:
    """By chat, those of `found` who do not get it. Raises Undecipherable."""
    if one.kind == CANCELLATION:
        return await _of_notice(tx, one, found)
    today = now.astimezone(around.zone).date()
    week = datetime.combine(monday(today), time(), around.zone).astimezone(UTC)
    so_far = SoFar(letters=await recipients.had(tx, week, but=one.number))
    homes = await audiences.of(tx, {each.family_id for each in found}, monday(today))
    audience = form.load(one.audience)
    why = {
        each.chat_id: _why(audience, so_far, homes.get(each.family_id), each.chat_id, today) for each in found
    }
    return {chat: what for chat, what in why.items() if what}


async def _of_notice(tx: Transaction, one: Broadcast, found: Sequence[Recipient]) -> Mapping[int, Passed]:
    """Who paused or had enough hears it all the same: nobody must find out at the door."""
    chats = [each.chat_id for each in found]
    hears = await notices.reached(tx, one.number, one.event or 0, chats)
    return {chat: STOPPED if chat in hears else AWAY for chat in chats if not hears.get(chat)}


def _why(audience: Audience, so_far: SoFar, home: Home | None, chat: int, today: date) -> Passed | None:
    """The reasons of the count, and those of one carer."""
    carer = home.carers.get(chat) if home else None
    if home is None or carer is None or carer.unreachable_since:
        return AWAY
    if not carer.receives:
        return STOPPED
    why = reason(audience, Letter(), so_far, home, today)
    return Passed(LEFT_OUT, why) if why else None
