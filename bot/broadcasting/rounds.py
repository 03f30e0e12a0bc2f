"""What a round of the feeder does in the database, each part in a transaction of its own."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.broadcasting import letters
from bot.broadcasting.filling import Filling
from bot.broadcasting.fitting import has_begun
from bot.broadcasting.naming import letter_of, version_of
from bot.quiet import is_quiet
from bot.surroundings import Surroundings
from storage import broadcasts, notices, outbox, recipients
from storage.broadcasts import CANCELLATION, CANCELLED, LETTER, SENDING, SENT, STOPPED, Broadcast
from storage.outbox import Queued
from storage.recipients import OVER
from storage.transaction import Transaction

NEVER = (STOPPED, CANCELLED)


def unwanted(active: Mapping[int, Broadcast], night: bool) -> Callable[[Queued], bool]:
    """Which rows are not to go after all: those of a broadcast that does not run now, or of an older text,
    and at night all but the changes of what is there."""

    def is_unwanted(row: Queued) -> bool:
        which = letter_of(row.outgoing)
        one = active.get(which.number) if which else None
        if which is None:
            return False
        if one is None or one.version != version_of(row.outgoing):
            return True
        return (night or one.state != SENDING) and not row.outgoing.method.startswith("edit")

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
        if one.kind == LETTER and event and has_begun(event, around.zone, now):
            await recipients.leave_out(tx, one.number, OVER)
        if left := room - len(queued):
            queued += await Filling(around, tx, one, event, now, quiet).fill(left)
    return queued


async def ended(tx: Transaction, around: Surroundings, now: datetime) -> bool:
    """Nothing is in the outbox any more: what has nobody who waits is at its end. Whether all are, or wait
    for the morning."""
    night = is_quiet(now.astimezone(around.zone))
    running = await broadcasts.active(tx)
    for one in running:
        await _gather(tx, one)
        await recipients.orphans(tx, one.number)
        if one.state == SENDING and not await recipients.are_open(tx, one.number):
            await broadcasts.save(tx, [replace(one, state=SENT, ended_at=now)])
    return not [one for one in await broadcasts.active(tx) if one.correcting or not night]


async def _gather(tx: Transaction, one: Broadcast) -> None:
    """Who got a letter while its event was being cancelled hears that too, and another carer does where the
    one who was to hear it cannot."""
    if one.kind == CANCELLATION and one.event is not None:
        await notices.gather(tx, one.number, one.event)
