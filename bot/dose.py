"""How much is enough: what the bot sends by itself besides tips counts too."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.quiet import next_moment
from dialogs.plan import Plan
from storage import due, families
from storage.families import StoredFamily
from storage.transaction import Transaction

DOSE = 3
"""Messages a week for a family (READY4K: three work, five do not work better)."""


async def make_room(tx: Transaction, homes: Iterable[StoredFamily], now: datetime, zone: ZoneInfo) -> None:
    """A reminder goes to these families now (UTC): who has messages at three moments a week gets none
    at the next one, so that the week has no fourth."""
    await _skip(tx, {home.id: home.common.plan for home in homes}, now, zone)


async def make_room_for(tx: Transaction, family_ids: Iterable[int], now: datetime, zone: ZoneInfo) -> None:
    """The same for a message to many, by the ids of the families."""
    await _skip(tx, await families.plans(tx, family_ids), now, zone)


async def _skip(tx: Transaction, plans: Mapping[int, Plan], now: datetime, zone: ZoneInfo) -> None:
    full = {one: plan for one, plan in plans.items() if len(plan.days) >= DOSE}
    passed = {one: next_moment(plan, now, zone) for one, plan in full.items()}
    coming = {one: next_moment(full[one], at, zone) for one, at in passed.items() if at}
    await due.save(tx, coming)
