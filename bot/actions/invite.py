"""Somebody is let into the team by a link that works once; whoever opens it first is in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.actions.acting import ADMIN, COORDINATOR, DESK, VOLUNTEER, Asking, NotYours, action
from storage import audit, invites, team
from storage.audit import Line
from storage.transaction import Transaction

VALID = timedelta(hours=48)
OF_COORDINATORS = (VOLUNTEER,)
"""Roles that a coordinator may give away; the others an admin only."""


@dataclass(frozen=True, slots=True)
class Invite:
    """The code for a link, and until when (UTC) it works. It is shown once: only its hash is stored."""

    code: str
    until: datetime


class RoleUnknown(ValueError):
    """There is no such role, or no such desk in this library."""


@action("team.invite", COORDINATOR, on="role")
async def invite(asking: Asking, role: str, code: str) -> Invite:
    """Make an invite to a role ('desk:taalhuis' for that desk's referrals). `code` holds at least 128 random
    bits. Raises Refused, RoleUnknown."""
    if role not in roles(asking):
        raise RoleUnknown(role)
    if role not in OF_COORDINATORS and ADMIN not in asking.roles:
        raise NotYours
    return await opened(asking.tx, role, code, asking.now)


def roles(asking: Asking) -> tuple[str, ...]:
    """Every role that there is in this library."""
    return (ADMIN, COORDINATOR, VOLUNTEER, *(f"{DESK}:{desk}" for desk in asking.library.desks))


async def opened(tx: Transaction, role: str, code: str, now: datetime) -> Invite:
    """The invite itself, for who is known to be allowed: an action, or who has the machine."""
    until = now + VALID
    await invites.add(tx, code, role, until)
    return Invite(code, until)


async def join(tx: Transaction, code: str, chat_id: int, now: datetime, name: str = "") -> str | None:
    """Use a code; the trail has it too. Returns the role it gave; None for a code that is unknown, used or
    too old."""
    role = await invites.use(tx, code, now)
    if role is not None:
        await team.join(tx, chat_id, role, now, name)
        await audit.add(tx, Line(now, chat_id, "team.join", role, allowed=True))
    return role
