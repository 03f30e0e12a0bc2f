"""What a family says about a place: yes, not now, we wait on, no longer. Only about its own sign-up."""

from datetime import datetime

from bot.waiting_list.moving import move
from storage import families, intakes, offers, waiting
from storage.intakes import PARENT, StoredIntake
from storage.transaction import Transaction

NOT_NEEDED = "not_needed"
"""The reason of a closing (bot.actions.change_status) that a family gives itself."""


async def own(tx: Transaction, chat_id: int, reference: str) -> StoredIntake | None:
    """The sign-up, where it is of the family of this chat."""
    stored = (await intakes.by_reference(tx, [reference])).get(reference)
    home = (await families.load(tx, [chat_id])).get(chat_id) if stored else None
    return stored if stored and home and home.id == stored.family_id else None


async def take(tx: Transaction, reference: str, now: datetime) -> bool:
    """Take the place that is on offer. As long as nobody else got it, it is not too late."""
    await offers.hold(tx)
    offer = await offers.of(tx, reference)
    if offer is None:
        return False
    await move(tx, reference, "placed", PARENT, now, offer.group)
    return True


async def leave_to_another(tx: Transaction, reference: str, now: datetime) -> bool:
    """Not now: the place goes to another child, and this one waits on."""
    offer = await offers.of(tx, reference)
    if offer is None:
        return False
    await offers.end(tx, [reference])
    await waiting.to_the_end(tx, [reference], now, silent=False)
    await intakes.note(tx, {reference: offer.group}, intakes.PASSED, PARENT, now)
    return True


async def wait_on(tx: Transaction, reference: str, now: datetime) -> bool:
    """Still interested; with a place on offer that is no answer yet."""
    if not await waiting.waiting_place(tx, reference) or await offers.of(tx, reference):
        return False
    await waiting.answered(tx, reference, now)
    await intakes.note(tx, {reference: ""}, intakes.STAYS, PARENT, now)
    return True


async def leave_the_line(tx: Transaction, reference: str, now: datetime) -> bool:
    """No longer needed: the sign-up is closed."""
    if not await waiting.waiting_place(tx, reference) and await offers.of(tx, reference) is None:
        return False
    await move(tx, reference, "closed", PARENT, now, detail=NOT_NEEDED)
    return True
