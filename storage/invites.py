"""Invites to the team: a link with a secret code gives one person one role, once and for a short time.

The code itself is never stored, only its SHA-256, so nobody can join with what stands in the database. It is
random and long (128 bits): that is why a hash without salt is enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import bindparam, delete, insert, or_, select, update

from storage import team_tables as tables
from storage.transaction import Transaction

KEPT = timedelta(days=30)
"""How long an invite is kept after it was used or expired."""

_i = tables.invites.c
_ADD = insert(tables.invites)
_LOOK = select(_i.role, _i.made_by, _i.expires_at, _i.used_at).where(_i.code_hash == bindparam("which"))
_USE = (
    update(tables.invites)
    .where(_i.code_hash == bindparam("which"), _i.used_at.is_(None), _i.expires_at > bindparam("now"))
    .values(used_at=bindparam("now"))
    .returning(_i.role)
)
_END = delete(tables.invites).where(_i.used_at.is_(None), _i.made_by.in_(bindparam("makers", expanding=True)))
_SWEEP = delete(tables.invites).where(
    or_(_i.expires_at < bindparam("before"), _i.used_at < bindparam("before"))
)


@dataclass(frozen=True, slots=True)
class StoredInvite:
    """To which role, the chat of who made it (None: the command line), and whether it is `open` still."""

    role: str
    made_by: int | None
    open: bool


def hashed(code: str) -> bytes:
    """What is stored of a code: 32 bytes."""
    return sha256(code.encode()).digest()


async def add(
    tx: Transaction, code: str, role: str, expires_at: datetime, made_by: int | None = None
) -> None:
    """An invite to this role, until that moment. `made_by`: the chat of its maker; None: the command line."""
    row = {"code_hash": hashed(code), "role": role, "expires_at": expires_at, "used_at": None}
    await tx.each(_ADD, [{**row, "made_by": made_by}])


async def look(tx: Transaction, code: str, now: datetime) -> StoredInvite | None:
    """What a code is for, without using it; None for one that is unknown."""
    for role, made_by, expires_at, used_at in await tx.all(_LOOK, {"which": hashed(code)}):
        return StoredInvite(role, made_by, used_at is None and expires_at > now)
    return None


async def use(tx: Transaction, code: str, now: datetime) -> str | None:
    """The role that the code gives, to the first who asks; None for a code that is unknown, used or expired.
    Looking and marking are one statement: of two at the same moment one gets it."""
    rows = await tx.all(_USE, {"which": hashed(code), "now": now})
    return rows[0][0] if rows else None


async def end(tx: Transaction, makers: Iterable[int]) -> None:
    """The open invites that these chats made work no more."""
    if made_by := list(makers):
        await tx.run(_END, {"makers": made_by})


async def sweep(tx: Transaction, now: datetime) -> None:
    """Drops what was used or expired longer than KEPT ago."""
    await tx.run(_SWEEP, {"before": now - KEPT})
