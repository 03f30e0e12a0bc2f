"""A place came free: it is offered to the first in line, until a day; after that to the next.

It is looked at once a tick, and never when something happens: so it makes no difference whether a child was
taken back, closed, deleted, or the group has more places since today."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.quiet import is_quiet
from bot.surroundings import Surroundings
from bot.telling import EXPIRED, News, news, offered
from dialogs.library import Library
from dialogs.lining_up import next_offers
from storage import intakes, offers, outbox, waiting
from storage.intakes import MACHINE
from storage.offers import Offer
from storage.outbox import STAFF, Queued
from storage.transaction import Transaction

DAYS = 3
"""A family has until the end of the third day to say yes."""


async def offer(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Queue what families are to hear now (UTC) of places that are free, or were not answered for; nothing in
    the quiet hours, so that what ends at midnight ends in the morning."""
    local = now.astimezone(around.zone)
    if is_quiet(local):
        return []
    over = await _expired(tx, now)
    day = local.date() + timedelta(days=DAYS)
    made = await _offered(tx, around.library, now, _end_of(day, around.zone))
    told = {**dict.fromkeys(over, EXPIRED), **{one.reference: offered(one.group, day) for one in made}}
    stored = await intakes.by_reference(tx, told)
    every = [News(stored[reference], words) for reference, words in told.items()]
    return await outbox.add(tx, await news(around, tx, every, STAFF), now)


def _end_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.max, zone).astimezone(UTC)


async def _expired(tx: Transaction, now: datetime) -> list[str]:
    """Who did not answer keeps waiting, behind the others."""
    await offers.sweep(tx, now)
    over = {one.reference: one.group for one in await offers.due(tx, now)}
    if over:
        await offers.end(tx, over)
        await waiting.to_the_end(tx, over, now, silent=True)
        await intakes.note(tx, over, intakes.EXPIRED, MACHINE, now)
    return list(over)


async def _offered(tx: Transaction, library: Library, now: datetime, until: datetime) -> list[Offer]:
    """Most ticks there is nothing to give, and nobody is made to wait for that."""
    if not await _next(tx, library, now):
        return []
    await offers.hold(tx)
    found = await _next(tx, library, now)
    made = [Offer(reference, group, until) for reference, group in found]
    await offers.add(tx, made, now)
    await intakes.note(tx, dict(found), intakes.OFFERED, MACHINE, now)
    return made


async def _next(tx: Transaction, library: Library, now: datetime) -> list[tuple[str, str]]:
    ready = [one.waiter for one in await waiting.line(tx, now) if one.is_next(now)]
    return next_offers(library.groups, await offers.taken(tx), ready) if ready else []
