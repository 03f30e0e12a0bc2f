"""What the people of a desk see: who was sent to them, and nothing of any other desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions.acting import COORDINATOR, DESK, Asking, NotYours, action
from storage import families, referrals
from storage.referrals import StoredReferral


@dataclass(frozen=True, slots=True)
class Opened:
    """One referral, with the phone number and the language of the family."""

    stored: StoredReferral
    phone: str
    language: str


@action("referral.list", COORDINATOR, DESK, noted=False)
async def to_my_desks(asking: Asking) -> Sequence[StoredReferral]:
    """Those sent to the desks of who asks, the newest first. Raises Undecipherable."""
    every = await referrals.every(asking.tx)
    return [one for one in every if asking.serves(one.referral.desk)]


@action("referral.open", COORDINATOR, DESK, on="reference")
async def open_referral(asking: Asking, reference: str) -> Opened | None:
    """One referral; None where it is gone. The number is there only for who wished to be called."""
    stored = (await referrals.by_reference(asking.tx, [reference])).get(reference)
    if stored is None:
        return None
    if not asking.serves(stored.referral.desk):
        raise NotYours
    family = (await families.load(asking.tx, [stored.chat_id]))[stored.chat_id].family
    return Opened(stored, family.phone if stored.referral.call else "", family.language)
