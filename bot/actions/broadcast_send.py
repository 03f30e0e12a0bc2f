"""Letting a letter go: now or at a moment; to many only when a second person approves."""

from dataclasses import replace
from datetime import datetime
from enum import Enum

from bot.actions.acting import COORDINATOR, Asking, action
from bot.actions.broadcast_draft import drafted
from bot.actions.broadcast_look import needs_second
from bot.broadcasting.starting import begin, wanted
from bot.events.moments import decent
from bot.quiet import is_quiet
from storage import broadcasts
from storage.broadcasts import SCHEDULED, WAITING_APPROVAL, Broadcast


class Start(Enum):
    """What became of the wish to send: it is `sending`, `scheduled`, waits for a second person (`approval`);
    or nothing happened: who approves asked for it themselves (`own`), the hour is `quiet`, `nobody` would get
    it, or it is `gone` (not there, or begun already)."""

    SENDING = "sending"
    SCHEDULED = "scheduled"
    APPROVAL = "approval"
    OWN = "own"
    QUIET = "quiet"
    NOBODY = "nobody"
    GONE = "gone"


@action("broadcast.start", COORDINATOR, on="number")
async def start(asking: Asking, number: int, at: datetime | None = None) -> Start:
    """Send a draft at a moment (UTC); None: now. Raises Refused."""
    draft = await drafted(asking, number)
    if draft is None:
        return Start.GONE
    one = replace(draft, asked_by=asking.who)
    if is_quiet((at or asking.now).astimezone(asking.zone)):
        return Start.QUIET
    found = await wanted(asking, one)
    if not found.recipients:
        return Start.NOBODY
    if needs_second(asking, found):
        await broadcasts.save(asking.tx, [replace(one, state=WAITING_APPROVAL, at=at)])
        return Start.APPROVAL
    return await _let_go(asking, replace(one, at=at))


@action("broadcast.approve", COORDINATOR, on="number")
async def approve(asking: Asking, number: int) -> Start:
    """A second person lets it go: not who changed it or asked for it last, so that two have said yes to it
    exactly as it stands. Raises Refused."""
    one = (await broadcasts.load(asking.tx, [number])).get(number)
    if one is None or one.state != WAITING_APPROVAL:
        return Start.GONE
    if one.asker == asking.who:
        return Start.OWN
    return await _let_go(asking, replace(one, approved_by=asking.who))


async def _let_go(asking: Asking, one: Broadcast) -> Start:
    """What was approved in the quiet hours waits for the morning; what is late goes at once."""
    morning = decent(asking.now, asking.zone)
    at = max(filter(None, (one.at, morning)), default=None)
    if at and at > asking.now:
        await broadcasts.save(asking.tx, [replace(one, state=SCHEDULED, at=at)])
        return Start.SCHEDULED
    await begin(asking, one)
    return Start.SENDING
