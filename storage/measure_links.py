"""Links by which a teacher tells how it goes with one child: they work once, and for thirty days.

As of the invites to the team, only the SHA-256 of a code is stored."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select, update

from storage import measure_tables
from storage.invites import hashed
from storage.measures import Key
from storage.transaction import Transaction

VALID = timedelta(days=30)
_l = measure_tables.measure_links.c
_ADD = insert(measure_tables.measure_links)
_WORKS = (_l.code_hash == bindparam("which"), _l.used_at.is_(None), _l.expires_at > bindparam("now"))
_LOOK = select(_l.reference, _l.round, _l.family_id).where(*_WORKS)
_USE = update(measure_tables.measure_links).where(*_WORKS).values(used_at=bindparam("now"))
_SWEEP = delete(measure_tables.measure_links).where(_l.expires_at <= bindparam("now"))


@dataclass(frozen=True, slots=True)
class Link:
    """About which round of which sign-up a link is, and of which family."""

    key: Key
    family_id: int


async def add(tx: Transaction, code: str, link: Link, now: datetime) -> None:
    """A new link, which works from now (UTC) on."""
    row = {
        "code_hash": hashed(code),
        "family_id": link.family_id,
        "reference": link.key.reference,
        "round": link.key.round,
        "expires_at": now + VALID,
        "used_at": None,
    }
    await tx.each(_ADD, [row])


async def look(tx: Transaction, code: str, now: datetime) -> Link | None:
    """What this code is for, when it works at a moment (UTC)."""
    for row in await tx.all(_LOOK, {"which": hashed(code), "now": now}):
        return Link(Key(row.reference, row.round), row.family_id)
    return None


async def use(tx: Transaction, code: str, now: datetime) -> bool:
    """The code is used; False where it was already, or is too old."""
    return bool(await tx.run(_USE, {"which": hashed(code), "now": now}))


async def sweep(tx: Transaction, now: datetime) -> None:
    """Drops what does not work any more by age."""
    await tx.run(_SWEEP, {"now": now})
