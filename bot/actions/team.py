"""Who is in the team, what they did, and how a role is taken away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.actions.acting import ADMIN, COORDINATOR, DESK, VOLUNTEER, Asking, NotYours, action, permits
from storage import audit, invites, team
from storage.audit import Line
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team: their chat, what they are called ('' where that is not known), their roles."""

    chat_id: int
    name: str
    roles: tuple[str, ...]


class Left(Enum):
    """How taking a role away ended."""

    DONE = "done"
    LAST_ADMIN = "last_admin"
    GONE = "gone"


@action("team.enter", COORDINATOR, DESK, VOLUNTEER, noted=False)
async def entered(asking: Asking) -> frozenset[str]:
    """The roles of who comes in."""
    return asking.roles


@action("team.errand", COORDINATOR, DESK, VOLUNTEER, on="errand", noted=False)
async def may_come_for(asking: Asking, errand: str, may: tuple[str, ...]) -> None:
    """An errand may be done by who has one of these roles."""
    if not permits(may, asking.roles):
        raise NotYours


@action("team.members", ADMIN, noted=False)
async def members(asking: Asking) -> Sequence[Member]:
    """Everybody in the team, by name."""
    names = await team.names(asking.tx)
    found = await team.load(asking.tx)
    every = (Member(chat, names.get(chat, ""), tuple(sorted(held))) for chat, held in found.items())
    return sorted(every, key=lambda one: (one.name.casefold(), one.chat_id))


@action("team.leave", ADMIN, on="chat_id")
async def take_away(asking: Asking, chat_id: int, role: str) -> Left:
    """Take a role away at once, and the open links of who had it. The last admin stays: else nobody could let
    anybody in any more."""
    found = await team.load(asking.tx)
    if role not in found.get(chat_id, ()):
        return Left.GONE
    if role == ADMIN and sum(ADMIN in held for held in found.values()) == 1:
        return Left.LAST_ADMIN
    await team.leave(asking.tx, [chat_id], role)
    await invites.end(asking.tx, [chat_id])
    return Left.DONE


async def resign(tx: Transaction, chat_ids: Iterable[int], now: datetime) -> tuple[int, ...]:
    """Who has everything of theirs deleted leaves the team as well, each role with a line in the trail; only
    the last admin stays one. Returns who stays so. No action: nobody is asked whether they may."""
    if not (chats := list(chat_ids)):
        return ()
    found = dict(await team.load(tx))
    for chat_id in chats:
        held = found.pop(chat_id, frozenset[str]())
        is_last = not any(ADMIN in roles for roles in found.values())
        kept = held & {ADMIN} if is_last else frozenset[str]()
        found[chat_id] = kept
        await _lose(tx, chat_id, held - kept, now)
    return tuple(chat for chat in chats if found[chat])


async def _lose(tx: Transaction, chat_id: int, lost: frozenset[str], now: datetime) -> None:
    for role in sorted(lost):
        await team.leave(tx, [chat_id], role)
        await audit.add(tx, Line(now, chat_id, "team.resign", role, allowed=True))
    if lost:
        await invites.end(tx, [chat_id])


async def coordinating(tx: Transaction, chat_ids: Iterable[int]) -> tuple[int, ...]:
    """Those of these chats whose people may do what a coordinator may now, in the same order."""
    found = await team.load(tx)
    return tuple(chat for chat in chat_ids if permits((COORDINATOR,), found.get(chat, frozenset())))


@action("team.trail", ADMIN, noted=False)
async def trail(asking: Asking, most: int) -> tuple[Sequence[Line], Mapping[int, str]]:
    """The newest lines of the trail, and what those people are called who are still in the team."""
    return await audit.newest(asking.tx, most), await team.names(asking.tx)
