"""A coordinator lets somebody into the team by a link that works once; whoever opens it first is in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import invites, team
from storage.transaction import Transaction

VOLUNTEER = "volunteer"
"""May record texts, and nothing else."""
VALID = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Invite:
    """The code for a link, and until when (UTC) it works. It is shown once: only its hash is stored."""

    code: str
    until: datetime


async def invite(tx: Transaction, role: str, code: str, now: datetime) -> Invite:
    """Make an invite to a role. `code` holds at least 128 random bits; the caller has checked who asks."""
    until = now + VALID
    await invites.add(tx, code, role, until)
    return Invite(code, until)


async def join(tx: Transaction, code: str, chat_id: int, now: datetime) -> str | None:
    """Use a code. Returns the role it gave; None for a code that is unknown, used or too old."""
    role = await invites.use(tx, code, now)
    if role is not None:
        await team.join(tx, chat_id, role, now)
    return role
