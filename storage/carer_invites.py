"""Links with which a second carer joins a family: they work once and for a short time.

As of the invites to the team, only the SHA-256 of a code is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, or_, select, update

from storage import tables
from storage.invites import KEPT, hashed
from storage.transaction import Transaction

_i = tables.carer_invites.c
_ADD = insert(tables.carer_invites)
_LOOK = select(_i.code_hash, _i.family_id, _i.used_at, _i.expires_at).where(
    _i.code_hash.in_(bindparam("hashes", expanding=True))
)
_USE = (
    update(tables.carer_invites)
    .where(_i.code_hash == bindparam("which"), _i.used_at.is_(None), _i.expires_at > bindparam("now"))
    .values(used_at=bindparam("now"))
)
_SWEEP = delete(tables.carer_invites).where(
    or_(_i.expires_at < bindparam("before"), _i.used_at < bindparam("before"))
)


@dataclass(eq=False)
class InviteUsed(Exception):
    """Somebody else used a link between our looking and our writing. `family_id`: whose it was."""

    family_id: int


@dataclass(frozen=True, slots=True)
class CarerInvite:
    """Of which family a link is, and whether it still works."""

    family_id: int
    open: bool


async def add(tx: Transaction, codes: Mapping[str, int], expires_at: datetime) -> None:
    """New links to families, by code, until that moment (UTC)."""
    rows = [
        {"code_hash": hashed(code), "family_id": family_id, "expires_at": expires_at, "used_at": None}
        for code, family_id in codes.items()
    ]
    await tx.each(_ADD, rows)


async def look(tx: Transaction, codes: Iterable[str], now: datetime) -> dict[str, CarerInvite]:
    """What these codes are worth now (UTC); absent where there is no such link."""
    by_hash = {hashed(code): code for code in codes}
    rows = await tx.all(_LOOK, {"hashes": list(by_hash)}) if by_hash else ()
    return {
        by_hash[bytes(row.code_hash)]: CarerInvite(
            row.family_id, row.used_at is None and row.expires_at > now
        )
        for row in rows
    }


async def use(tx: Transaction, codes: Mapping[str, int], now: datetime) -> None:
    """These links, each of the family named, are used. Raises InviteUsed where one was used meanwhile."""
    for code, family_id in codes.items():
        if not await tx.run(_USE, {"which": hashed(code), "now": now}):
            raise InviteUsed(family_id)


async def sweep(tx: Transaction, now: datetime) -> None:
    """Drops what was used or expired longer than KEPT ago."""
    await tx.run(_SWEEP, {"before": now - KEPT})
