"""What a round of the feeder does in the database, each part in a transaction of its own."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.broadcasting import letters
from bot.broadcasting.filling import Filling
from bot.broadcasting.naming import letter_of, version_of
from bot.surroundings import Surroundings
from storage import broadcasts, outbox, recipients
from storage.broadcasts import CANCELLATION, CANCELLED, SENDING, SENT, STOPPED, Broadcast
from storage.outbox import Queued
from storage.transaction import Transaction

NEVER = (STOPPED, CANCELLED)


def unwanted(active: Mapping[int, Broadcast]) -> Callable[[Queued], bool]:
    """Which rows are not to go after all: those of a broadcast that does not run now, or of an older text."""

    def is_unwanted(row: Queued) -> bool:
        which = letter_of(row.outgoing)
        one = active.get(which.number) if which else None
        if which is None:
            return False
        if one is None or one.version != version_of(row.outgoing):
            return True
        return one.state != SENDING and not row.outgoing.method.startswith("edit")

    return is_unwanted


async def taken_back(tx: Transaction, rows: Sequence[Queued]) -> None:
    """These rows are out of the line: their families wait again; of what was stopped they are left out."""
    await outbox.sent(tx, [row.id for row in rows])
    chats: defaultdict[int, list[int]] = defaultdict(list)
    for row in rows:
        if which := letter_of(row.outgoing):
            chats[which.number].append(which.chat_id)
    for number, of_number in chats.items():
        await recipients.taken_back(tx, number, of_number)
    for one in (await broadcasts.load(tx, chats)).values():
        if one.state in NEVER:
            await recipients.leave_out(tx, one.number, one.state)


async def fed(tx: Transaction, around: Surroundings, now: datetime, room: int, quiet: bool) -> list[Queued]:
    """At most so many rows of all that run, the oldest broadcast first."""
    queued: list[Queued] = []
    for one in await broadcasts.active(tx):
        await _gather(tx, one)
        event = await letters.subject(tx, one)
        if left := room - len(queued):
            queued += await Filling(around, tx, one, event, now, quiet).fill(left)
    return queued


async def ended(tx: Transaction, now: datetime) -> bool:
    """Nothing is in the outbox any more: what has nobody who waits is at its end. Whether all are."""
    running = await broadcasts.active(tx)
    for one in running:
        await _gather(tx, one)
        await recipients.orphans(tx, one.number)
        if one.state == SENDING and not await recipients.are_open(tx, one.number):
            await broadcasts.save(tx, [replace(one, state=SENT, ended_at=now)])
    return not await broadcasts.active(tx)


async def _gather(tx: Transaction, one: Broadcast) -> None:
    """Who got a letter while its event was being cancelled hears that too."""
    if one.kind == CANCELLATION and one.event is not None:
        await recipients.gather(tx, one.number, one.event)
