"""Somebody is let into the team by a link that works once; whoever opens it first is in. It is the word of
who made it: it works as long as that person may give the role."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.actions.acting import ADMIN, COORDINATOR, DESK, VOLUNTEER, Asking, NotYours, action
from storage import audit, invites, team
from storage.audit import Line
from storage.invites import StoredInvite
from storage.transaction import Transaction

VALID = timedelta(hours=48)
OF_COORDINATORS = (VOLUNTEER,)
"""Roles that a coordinator may give away; the others an admin only."""


@dataclass(frozen=True, slots=True)
class Invite:
    """The code for a link, and until when (UTC) it works. It is shown once: only its hash is stored."""

    code: str
    until: datetime


class How(Enum):
    """How opening a link ended: the person is `in`; it is their `own` link, which stays good; or it is
    `shut` (unknown, used, too old, or its maker may not give the role any more)."""

    IN = "in"
    OWN = "own"
    SHUT = "shut"


@dataclass(frozen=True, slots=True)
class Opening:
    """What came of opening a link, and the role that it is for; '' where that is not known."""

    how: How
    role: str = ""


class RoleUnknown(ValueError):
    """There is no such role, or no such desk in this library."""


@action("team.invite", COORDINATOR, on="role")
async def invite(asking: Asking, role: str, code: str) -> Invite:
    """Make an invite to a role ('desk:taalhuis' for that desk's referrals). `code` holds at least 128 random
    bits. Raises Refused, RoleUnknown."""
    if role not in roles(asking):
        raise RoleUnknown(role)
    if not _may_give(asking.roles, role):
        raise NotYours
    return await opened(asking.tx, role, code, asking.now, asking.who)


def _may_give(held: frozenset[str], role: str) -> bool:
    return ADMIN in held or (COORDINATOR in held and role in OF_COORDINATORS)


def roles(asking: Asking) -> tuple[str, ...]:
    """Every role that there is in this library."""
    return (ADMIN, COORDINATOR, VOLUNTEER, *(f"{DESK}:{desk}" for desk in asking.library.desks))


async def opened(tx: Transaction, role: str, code: str, now: datetime, made_by: int | None = None) -> Invite:
    """The invite itself, for who is known to be allowed: an action, or (`made_by` None) the command line."""
    until = now + VALID
    await invites.add(tx, code, role, until, made_by)
    return Invite(code, until)


async def join(tx: Transaction, code: str, chat_id: int, now: datetime, name: str = "") -> Opening:
    """Open a link; of who came in the trail has a line."""
    found = await invites.look(tx, code, now)
    if found is None or not found.open or not await _stands(tx, found):
        return Opening(How.SHUT, found.role if found else "")
    if found.made_by == chat_id:
        return Opening(How.OWN, found.role)
    if await invites.use(tx, code, now) is None:
        return Opening(How.SHUT, found.role)
    await team.join(tx, chat_id, found.role, now, name)
    await audit.add(tx, Line(now, chat_id, "team.join", found.role, allowed=True))
    return Opening(How.IN, found.role)


async def _stands(tx: Transaction, found: StoredInvite) -> bool:
    """Whether its maker may still give that role; who has the machine always may."""
    return found.made_by is None or _may_give(await team.roles(tx, found.made_by), found.role)
