"""The moment at which a broadcast begins: who gets it is counted, and has a row from then on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.actions.acting import Asking
from bot.actions.count_audience import counted
from bot.actions.team import coordinating
from bot.broadcasting import letters
from bot.broadcasting.fitting import fitting
from bot.quiet import is_quiet
from bot.recipients import Counted, Letter
from bot.surroundings import Surroundings
from dialogs import audience
from dialogs.events import Event
from storage import broadcasts, recipients
from storage.broadcasts import LETTER, SENDING, WAITING_APPROVAL, Broadcast
from storage.outbox import Queued
from storage.recipients import LEFT_OUT, Recipient
from storage.transaction import Transaction


async def wanted(asking: Asking, one: Broadcast) -> Counted:
    """Who gets a letter as it stands now, and who is left out. Raises Undecipherable."""
    event = await letters.subject(asking.tx, one)
    letter = Letter(languages_of(one, event), letters.load(one.letter).otherwise, one.event)
    found = await counted(asking, audience.load(one.audience), letter)
    return fitting(found, event, asking.zone, asking.now) if event else found


def languages_of(one: Broadcast, event: Event | None) -> tuple[str, ...] | None:
    """The languages in which there is a text; None: in every one."""
    if event is None:
        return tuple(letters.load(one.letter).texts)
    return None if event.kind else tuple(event.texts)


async def begin(asking: Asking, one: Broadcast) -> None:
    """From now on it is sending. Raises Undecipherable."""
    found = await wanted(asking, one)
    await recipients.add(asking.tx, one.number, list(_rows(found)))
    begun = replace(one, state=SENDING, at=None, started_at=asking.now)
    await broadcasts.save(asking.tx, [begun])


def _rows(found: Counted) -> Iterator[Recipient]:
    for one in found.recipients:
        yield Recipient(one.family_id, one.chat_id, one.language)
    for reason, families in found.left_out.items():
        for family in families:
            yield Recipient(family, 0, "", LEFT_OUT, reason)


async def begin_due(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """What was to begin by now (UTC) begins; after an outage in the quiet hours it waits for the morning. A
    letter behind which nobody of the team stands any more waits for a colleague's yes, and so does one that
    is for more families by now than one person may write to. The feeder does the rest after the commit."""
    if is_quiet(now.astimezone(around.zone)):
        return []
    for one in await broadcasts.due(tx, now):
        asking = Asking(tx, one.created_by, now, around.library, around.zone)
        if one.kind != LETTER:
            await broadcasts.save(tx, [replace(one, state=SENDING, at=None, started_at=now)])
        elif await coordinating(tx, one.behind) and not await _has_outgrown(asking, one):
            await begin(asking, one)
        else:
            await broadcasts.save(tx, [replace(one, state=WAITING_APPROVAL)])
    return []


async def _has_outgrown(asking: Asking, one: Broadcast) -> bool:
    return one.approved_by is None and (await wanted(asking, one)).families > asking.library.send_alone
