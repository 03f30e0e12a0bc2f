"""What was sent about an event is changed with it; where it does not take place all who have it are told."""

from dataclasses import replace
from datetime import datetime

from bot.events.moments import decent
from bot.surroundings import Surroundings
from storage import broadcasts, notices, recipients
from storage.broadcasts import BEGUN, CANCELLATION, CANCELLED, LETTER, SCHEDULED, SENDING, Broadcast
from storage.transaction import Transaction


async def correct(tx: Transaction, around: Surroundings, event_number: int, now: datetime) -> None:
    """The event is written otherwise by now: messages that are there are changed, rows that wait get the new
    text. The feeder does so after the commit."""
    found = await broadcasts.of_event(tx, event_number)
    begun = [one.number for one in found if one.kind == LETTER and one.state in BEGUN]
    await broadcasts.renew(tx, begun)


async def cancel(
    tx: Transaction, around: Surroundings, event_number: int, now: datetime, by: int = 0
) -> set[int]:
    """Nobody is invited any more, and everybody who has a letter about the event or said that they come hears
    once that it does not take place: at once, or in the morning. `by`: the chat of who cancelled it, else of
    who sent the letter. Returns the families that hear of it so; empty where no letter has begun."""
    found = [one for one in await broadcasts.of_event(tx, event_number) if one.kind == LETTER]
    begun = [one for one in found if one.state in BEGUN]
    for one in found:
        await recipients.leave_out(tx, one.number, CANCELLED)
    ended = [replace(one, state=CANCELLED, at=None, ended_at=one.ended_at or now) for one in found]
    await broadcasts.save(tx, ended)
    if not begun:
        return set()
    number = await _tell(tx, around, begun[-1], event_number, now, by)
    return {one.family_id for one in await recipients.every(tx, number)}


async def _tell(
    tx: Transaction, around: Surroundings, letter: Broadcast, event: int, now: datetime, by: int
) -> int:
    """The number of the notice. The feeder adds who was just getting a letter."""
    morning = decent(now, around.zone)
    number = await broadcasts.reserve(tx)
    one = Broadcast(
        number,
        SCHEDULED if morning else SENDING,
        created_by=by or letter.created_by,
        letter="",
        audience=letter.audience,
        created_at=now,
        kind=CANCELLATION,
        event=event,
        at=morning,
        started_at=None if morning else now,
    )
    await broadcasts.add(tx, one)
    await notices.gather(tx, number, event)
    return number
