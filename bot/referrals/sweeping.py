"""After a year nothing is kept of where somebody was sent: neither here nor in the desk's chat."""

from datetime import datetime

from bot.referrals.cards import instead
from bot.surroundings import Surroundings
from dialogs.phrases import phrase
from storage import outbox, referrals
from storage.outbox import Queued
from storage.transaction import Transaction

AT_ONCE = 30
"""In one tick, which is a minute: of each, up to two messages of staff are written over."""


async def forget_old_referrals(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Let go of what is old (UTC), whether somebody said how it went or not. The counts have nobody in them,
    so they stay."""
    old = [one.referral for one in await referrals.old(tx, now, AT_ONCE)]
    await referrals.sweep(tx, [one.reference for one in old])
    edits = [
        edit for one in old for edit in instead(around, one, phrase("card_old", reference=one.reference))
    ]
    return await outbox.add(tx, edits, now)
