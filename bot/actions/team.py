"""Who is in the team, what they did, and how a role is taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.actions.acting import ADMIN, COORDINATOR, DESK, VOLUNTEER, Asking, NotYours, action, permits
from storage import audit, team
from storage.audit import Line


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
    """Take a role away at once. The last admin stays: else nobody could let anybody in any more."""
    found = await team.load(asking.tx)
    if role not in found.get(chat_id, ()):
        return Left.GONE
    if role == ADMIN and sum(ADMIN in held for held in found.values()) == 1:
        return Left.LAST_ADMIN
    await team.leave(asking.tx, [chat_id], role)
    return Left.DONE


@action("team.trail", ADMIN, noted=False)
async def trail(asking: Asking, most: int) -> tuple[Sequence[Line], Mapping[int, str]]:
    """The newest lines of the trail, and what those people are called who are still in the team."""
    return await audit.newest(asking.tx, most), await team.names(asking.tx)
