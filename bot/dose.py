"""How much is enough: what the bot sends by itself besides tips counts too."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.quiet import next_moment
from storage import due
from storage.families import StoredFamily
from storage.transaction import Transaction

DOSE = 3
"""Messages a week for a family (READY4K: three work, five do not work better)."""


async def make_room(tx: Transaction, homes: Iterable[StoredFamily], now: datetime, zone: ZoneInfo) -> None:
    """A reminder goes to these families now (UTC): who has messages at three moments a week gets none
    at the next one, so that the week has no fourth."""
    full = {home.id: home.common.plan for home in homes if len(home.common.plan.days) >= DOSE}
    passed = {family_id: next_moment(plan, now, zone) for family_id, plan in full.items()}
    coming = {one: next_moment(full[one], at, zone) for one, at in passed.items() if at}
    await due.save(tx, coming)
