"""A sign-up gets another status, with all that hangs on it: its group, its place in line, an offer."""

from datetime import datetime

from storage import intakes, offers, waiting
from storage.transaction import Transaction


async def move(
    tx: Transaction, reference: str, status: str, by: str, now: datetime, group: str = "", detail: str = ""
) -> None:
    """Write it down. Whether it may be, and whether there is room, was looked at before. `group`: where the
    child is placed, or waits for a place ('' for any); who leaves a group by closing is known to have been
    in it, until it is taken up again. Raises ReferenceUnknown, StatusUnknown."""
    await intakes.change(tx, reference, status, by, now, detail or group)
    if status in ("taken", "placed", "waiting_list"):
        await intakes.into(tx, reference, group)
    if status == "waiting_list":
        await waiting.begin(tx, reference, now)
    if status in offers.OVER:
        await waiting.end(tx, [reference])
        await offers.end(tx, [reference])
