"""Who can hear now of what is due: who can be reached, and does not talk with a person of the library."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import conversations, rsvps
from storage.rsvps import One, Reach
from storage.transaction import Transaction

_LATER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Sorted:
    """`now`: who hears it now; `later`: when to try again, or None for never."""

    now: Mapping[One, Reach]
    later: Mapping[One, datetime | None]


async def sort(tx: Transaction, due: Collection[One], now: datetime, *, can_wait: bool) -> Sorted:
    """Of those for whom something is due. What `can_wait` waits until a conversation with a person is over;
    a reminder of tomorrow cannot (decision 023)."""
    reach = await rsvps.reach(tx, {number for number, _ in due})
    found = await conversations.of_chats(tx, {to.chat_id for to in reach.values()}) if can_wait else ()
    talking = {one.chat_id for one in found if one.closed_at is None}
    going = {one: reach[one] for one in due if one in reach and reach[one].chat_id not in talking}
    waits = {one: now + _LATER if one in reach else None for one in due if one not in going}
    return Sorted(going, waits)
