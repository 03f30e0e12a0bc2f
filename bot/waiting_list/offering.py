"""A place came free: it is offered to the first in line, until a day; after that to the next.

It is looked at once a tick, and never when something happens: so it makes no difference whether a child was
taken back, closed, deleted, or the group has more places since today."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.quiet import is_quiet
from bot.surroundings import Surroundings
from bot.telling import EXPIRED, News, in_line, news, offered
from bot.waiting_list.reaching import to_reachable
from bot.waiting_list.withdrawing import withdraw
from dialogs.library import Library
from dialogs.lining_up import next_offers
from storage import families, intakes, offers, outbox, waiting
from storage.intakes import MACHINE
from storage.offers import Offer
from storage.outbox import STAFF, Queued
from storage.transaction import Transaction

DAYS = 3
"""A family has until the end of the third day to say yes."""


async def offer(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Queue what families are to hear now (UTC) of places that are free, were not answered for, or are in a
    group that is gone; nothing in the quiet hours, so that what ends at midnight ends in the morning."""
    local = now.astimezone(around.zone)
    if is_quiet(local):
        return []
    gone = await withdraw(tx, around.library, await offers.every(tx))
    over = await _expired(tx, now)
    day = local.date() + timedelta(days=DAYS)
    made = await _offered(tx, around.library, now, _end_of(day, around.zone))
    told = await _wait_on(tx, gone, over) | {one.reference: offered(one.group, day) for one in made}
    stored = await to_reachable(tx, await intakes.by_reference(tx, told))
    every = [News(stored[reference], words) for reference, words in told.items() if reference in stored]
    return await outbox.add(tx, await news(around, tx, every, STAFF), now)


async def _wait_on(tx: Transaction, gone: Iterable[str], over: Iterable[str]) -> dict[str, str]:
    """What those hear who have no offer any more: nobody is told to be in line who is not."""
    places = {one: await waiting.waiting_place(tx, one) for one in (*gone, *over)}
    told = {one: in_line(places[one]) for one in gone} | dict.fromkeys(over, EXPIRED)
    return {one: words for one, words in told.items() if places[one]}


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
    """Whom to offer which place: not to a family that wants to hear nothing of this child, for whom it would
    be kept in vain."""
    ready = [one.waiter for one in await waiting.line(tx) if one.is_next(now)]
    taken = await offers.taken(tx) if ready else {}
    while found := next_offers(library.groups, taken, ready) if ready else []:
        hushed = await _hushed(tx, [reference for reference, _ in found])
        if not hushed:
            return found
        ready = [one for one in ready if one.reference not in hushed]
    return []


async def _hushed(tx: Transaction, references: Iterable[str]) -> set[str]:
    stored = await intakes.by_reference(tx, references)
    plans = await families.plans(tx, {one.family_id for one in stored.values()})
    return {key for key, one in stored.items() if one.intake.child in plans[one.family_id].hushed}
