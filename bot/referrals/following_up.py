"""Three weeks later, once: how did it go? A tick asks a few at a time, so that nothing comes in a burst."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from bot.dose import make_room
from bot.quiet import is_quiet
from bot.referrals.timing import is_taken, on
from bot.surroundings import Surroundings
from dialogs.desk_cards import named
from dialogs.phrases import phrase
from storage import conversations, families, outbox, referrals
from storage.families import StoredFamily
from storage.outbox import REMINDER, Outgoing, Queued
from storage.referrals import StoredReferral
from storage.transaction import Transaction

AT_ONCE = 30
"""In one tick, which is a minute: after an outage the rest waits for the next ones, however late."""
_HOW = "0:/hoe_ging_het"
"""A command as a button: the tree that asks how it went."""


async def follow_up(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Queue what is to be asked now (UTC), one question a person and day; none in the quiet hours. Who cannot
    be reached is not asked."""
    local = now.astimezone(around.zone)
    if is_quiet(local):
        return []
    waiting = await referrals.due(tx, now, AT_ONCE)
    known = await families.load(tx, {one.chat_id for one in waiting})
    talking = await _talking(tx, known)
    going: dict[int, StoredReferral] = {}
    later: dict[str, datetime | None] = {}
    for one in waiting:
        home = known.get(one.chat_id)
        if home is None or home.unreachable:
            later[one.referral.reference] = None
        elif one.chat_id in {*going, *talking} or is_taken(home.family.plan, local.date()):
            tomorrow = local.date() + timedelta(days=1)
            later[one.referral.reference] = on(home.family.plan, tomorrow, around.zone)
        else:
            going[one.chat_id] = one
    await referrals.ask_at(tx, later)
    await make_room(tx, (known[chat] for chat in going), now, around.zone)
    await referrals.asked(tx, [one.referral.reference for one in going.values()], local.date())
    return await outbox.add(tx, [_message(around, known[chat], going[chat]) for chat in going], now)


async def _talking(tx: Transaction, chat_ids: Iterable[int]) -> set[int]:
    """The chats that are with a person now: there the bot keeps quiet."""
    found = await conversations.of_chats(tx, chat_ids)
    return {one.chat_id for one in found if one.closed_at is None}


def _message(around: Surroundings, home: StoredFamily, one: StoredReferral) -> Outgoing:
    texts = around.text(home.family.language)
    button = {"text": texts.plain(phrase("go_on")), "callback_data": _HOW}
    params: dict[str, Any] = {
        "text": texts.html(phrase("referral_hello", desk=named(one.referral.desk))),
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[button]]},
    }
    return Outgoing(one.chat_id, "sendMessage", params, REMINDER)
