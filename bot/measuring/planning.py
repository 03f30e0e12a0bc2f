"""A child has a place: the next day is asked how it goes, and again some weeks later."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.referrals.timing import on
from bot.surroundings import Surroundings
from dialogs.measures import LATER, START, shipped
from dialogs.plan import Plan
from storage import families, measures
from storage.measures import Key, Placed, Planned
from storage.transaction import Transaction

AT_ONCE = 100
AFTER = timedelta(days=1)
"""When the first questions come after the child got a place: on that day the parent hears enough."""
OPEN: tuple[timedelta, timedelta] = (timedelta(weeks=4), timedelta(weeks=8))
"""How long answers count from when they are asked for: after some weeks a start is no start any more."""


async def plan(tx: Transaction, around: Surroundings, now: datetime) -> None:
    """Plan both rounds of those who got a place (now in UTC)."""
    placed = await measures.unplanned(tx, shipped(), AT_ONCE)
    known = await families.load(tx, {one.chat_id for one in placed})
    plans = {chat: home.family.plan for chat, home in known.items()}
    rounds = [row for one in placed for row in _both(one, plans.get(one.chat_id, Plan()), around.zone, now)]
    await measures.plan(tx, rounds)


def _both(one: Placed, plan: Plan, zone: ZoneInfo, now: datetime) -> Iterator[Planned]:
    """What is long past is planned as never: so it is not found again."""
    weeks = timedelta(weeks=shipped()[one.programme].weeks)
    for number, after in ((START, AFTER), (LATER, weeks)):
        at = on(plan, (one.since + after).astimezone(zone).date(), zone)
        closes = at + OPEN[number]
        yield Planned(Key(one.reference, number), one.family_id, at if now < closes else None, closes)
