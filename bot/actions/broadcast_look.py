"""What there is of letters to many, and what would become of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions.acting import ADMIN, COORDINATOR, Asking, action
from bot.broadcasting import letters
from bot.broadcasting.starting import wanted
from bot.recipients import Blocker, Counted, blockers
from dialogs.events import Event
from storage import broadcasts, recipients, team
from storage.broadcasts import WAITING_APPROVAL, Broadcast
from storage.recipients import Count


@dataclass(frozen=True, slots=True)
class Page:
    """A letter, the event that it is about, what became of it, and whether who asks may approve it."""

    broadcast: Broadcast
    event: Event | None
    counts: Sequence[Count]
    may_approve: bool


@dataclass(frozen=True, slots=True)
class Check:
    """Before it goes: who would get it, what stands in the way, whether a second person must approve, and the
    chats of those who could."""

    page: Page
    counted: Counted
    blockers: tuple[Blocker, ...]
    needs_approval: bool
    others: tuple[int, ...]


@action("broadcast.list", COORDINATOR, noted=False)
async def every(asking: Asking, limit: int, skip: int = 0) -> list[tuple[Broadcast, Event | None]]:
    """The newest first, each with its event. Raises Refused."""
    found = await broadcasts.newest(asking.tx, limit, skip)
    return [(one, await letters.subject(asking.tx, one)) for one in found]


@action("broadcast.open", COORDINATOR, noted=False)
async def page(asking: Asking, number: int) -> Page | None:
    """One letter; None where there is none with this number. Raises Refused."""
    return await page_of(asking, number)


@action("broadcast.check", COORDINATOR, noted=False)
async def check(asking: Asking, number: int, staff_chat: bool) -> Check | None:
    """What would become of it now. `staff_chat`: the library has one. Raises Refused."""
    found = await page_of(asking, number)
    if found is None:
        return None
    many = await wanted(asking, found.broadcast)
    others = await colleagues(asking)
    return Check(found, many, blockers(many, staff_chat), needs_second(asking, many), others)


def needs_second(asking: Asking, many: Counted) -> bool:
    """Whether these are more families than one person may write to: then a second one must have looked."""
    return many.families > asking.library.send_alone


async def page_of(asking: Asking, number: int) -> Page | None:
    """The same for who was at the door already."""
    one = (await broadcasts.load(asking.tx, [number])).get(number)
    if one is None:
        return None
    event = await letters.subject(asking.tx, one)
    may = one.state == WAITING_APPROVAL and one.asker != asking.who
    return Page(one, event, await recipients.counts(asking.tx, number), may)


async def colleagues(asking: Asking) -> tuple[int, ...]:
    """The chats of all others who may approve."""
    every_one = await team.load(asking.tx)
    return tuple(
        chat
        for chat, roles in sorted(every_one.items())
        if chat != asking.who and roles & {ADMIN, COORDINATOR}
    )
