"""Once a month: does the child still wait? Who says nothing stays, and a coordinator sees it after the second
time."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.dose import make_room
from bot.quiet import is_quiet
from bot.referrals.timing import is_taken, on
from bot.surroundings import Surroundings
from bot.telling import STILL, News, news
from bot.waiting_list.reaching import to_reachable
from storage import conversations, families, intakes, offers, outbox, waiting
from storage.families import StoredFamily
from storage.intakes import StoredIntake
from storage.outbox import REMINDER, Queued
from storage.transaction import Transaction

AT_ONCE = 30
"""In one tick, which is a minute: the rest waits for the next ones."""


async def ask_on(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Queue what is to be asked now (UTC), one question a family and day, and never on a day with a tip; none
    in the quiet hours. Who cannot be reached, or has an offer, is left for a month."""
    local = now.astimezone(around.zone)
    if is_quiet(local):
        return []
    due = await waiting.due(tx, now, AT_ONCE)
    if not due:
        return []
    stored = await to_reachable(tx, await intakes.by_reference(tx, due))
    known = await families.load(tx, {one.chat_id for one in stored.values()})
    busy = await _busy(tx, known)
    answering = {one.reference for one in await offers.every(tx)}
    going: dict[int, StoredIntake] = {}
    later = dict.fromkeys(due, now + waiting.MONTH)
    for reference, one in stored.items():
        home = known[one.chat_id]
        if reference in answering:
            continue
        if home.id in going or one.chat_id in busy or is_taken(home.family.plan, local.date()):
            later[reference] = on(home.family.plan, local.date() + timedelta(days=1), around.zone)
        else:
            going[home.id] = one
    await waiting.ask_at(tx, later)
    await waiting.asked(tx, [one.intake.reference for one in going.values()], now)
    await make_room(tx, (known[one.chat_id] for one in going.values()), now, around.zone)
    every = [News(one, STILL) for one in going.values()]
    return await outbox.add(tx, await news(around, tx, every, REMINDER), now)


async def _busy(tx: Transaction, known: Mapping[int, StoredFamily]) -> set[int]:
    """The chats that are with a person now: there the bot keeps quiet."""
    found = await conversations.of_chats(tx, known)
    return {one.chat_id for one in found if one.closed_at is None}
