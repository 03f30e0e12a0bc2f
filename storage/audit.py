"""The trail of what staff did and tried to do: who, when, what, on what. No personal text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select

from storage import team_tables as tables
from storage.transaction import Transaction

KEPT = timedelta(days=365)
"""How long a line is kept: long enough for the yearly account, no longer."""

_a = tables.audit.c
_LINE = (_a.at, _a.who, _a.action, _a.target, _a.allowed)
_ADD = insert(tables.audit)
_NEWEST = select(*_LINE).order_by(_a.id.desc()).limit(bindparam("limit"))
_ABOUT = select(*_LINE).where(_a.target == bindparam("about")).order_by(_a.id)
_SWEEP = delete(tables.audit).where(_a.at < bindparam("before"))


@dataclass(frozen=True, slots=True)
class Line:
    """`who` (a chat's id) did `action` on `target` (a reference, a number; '' for nothing in particular) at a
    moment (UTC); not `allowed`: it was refused."""

    at: datetime
    who: int
    action: str
    target: str
    allowed: bool


async def add(tx: Transaction, line: Line) -> None:
    """One more line."""
    names = ("at", "who", "action", "target", "allowed")
    await tx.each(_ADD, [{name: getattr(line, name) for name in names}])


async def newest(tx: Transaction, limit: int) -> Sequence[Line]:
    """The newest lines first."""
    return [Line(*row) for row in await tx.all(_NEWEST, {"limit": limit})]


async def about(tx: Transaction, target: str) -> Sequence[Line]:
    """What was done on one thing, oldest first."""
    return [Line(*row) for row in await tx.all(_ABOUT, {"about": target})]


async def sweep(tx: Transaction, now: datetime) -> None:
    """Lets go of lines that are older than KEPT."""
    await tx.run(_SWEEP, {"before": now - KEPT})
