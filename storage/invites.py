"""Invites to the team: a link with a secret code gives one person one role, once and for a short time.

The code itself is never stored, only its SHA-256, so nobody can join with what stands in the database. It is
random and long (128 bits): that is why a hash without salt is enough."""

from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import bindparam, delete, insert, or_, update

from storage import team_tables as tables
from storage.transaction import Transaction

KEPT = timedelta(days=30)
"""How long an invite is kept after it was used or expired."""

_i = tables.invites.c
_ADD = insert(tables.invites)
_USE = (
    update(tables.invites)
    .where(_i.code_hash == bindparam("which"), _i.used_at.is_(None), _i.expires_at > bindparam("now"))
    .values(used_at=bindparam("now"))
    .returning(_i.role)
)
_SWEEP = delete(tables.invites).where(
    or_(_i.expires_at < bindparam("before"), _i.used_at < bindparam("before"))
)


def hashed(code: str) -> bytes:
    """What is stored of a code: 32 bytes."""
    return sha256(code.encode()).digest()


async def add(tx: Transaction, code: str, role: str, expires_at: datetime) -> None:
    """An invite to this role, until that moment."""
    row = {"code_hash": hashed(code), "role": role, "expires_at": expires_at, "used_at": None}
    await tx.each(_ADD, [row])


async def use(tx: Transaction, code: str, now: datetime) -> str | None:
    """The role that the code gives, to the first who asks; None for a code that is unknown, used or expired.
    Looking and marking are one statement: of two at the same moment one gets it."""
    rows = await tx.all(_USE, {"which": hashed(code), "now": now})
    return rows[0][0] if rows else None


async def sweep(tx: Transaction, now: datetime) -> None:
    """Drops what was used or expired longer than KEPT ago."""
    await tx.run(_SWEEP, {"before": now - KEPT})
