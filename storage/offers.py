"""Places that are kept for somebody until a moment: at most one offer for a sign-up, and what is taken."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select

from storage import counters, intake_tables, tables
from storage.transaction import Record, Transaction

OVER = ("placed", "closed", "withdrawn")
"""Statuses at which nothing is kept any more, whatever was on offer."""

_i, _o = tables.intakes.c, intake_tables.offers.c
_OFFER = (_o.reference, _o.group_id, _o.until)
_OF_LIVE = select(*_OFFER).join_from(intake_tables.offers, tables.intakes, _o.reference == _i.reference)
_OF_LIVE = _OF_LIVE.where(_i.status.not_in(OVER)).order_by(_o.until, _o.reference)
_FIND = _OF_LIVE.where(_o.reference == bindparam("which"))
_DUE = _OF_LIVE.where(_o.until <= bindparam("now"))
_ADD = insert(intake_tables.offers)
_END = delete(intake_tables.offers).where(_o.reference.in_(bindparam("references", expanding=True)))
_DEAD = select(_i.reference).where(_i.status.in_(OVER))
_SWEEP = delete(intake_tables.offers).where(_o.until <= bindparam("now"), _o.reference.in_(_DEAD))
_PLACED = select(_i.group_id, func.count()).where(_i.status == "placed", _i.group_id.is_not(None))
_PLACED = _PLACED.group_by(_i.group_id)


@dataclass(frozen=True, slots=True)
class Offer:
    """A place in a group is kept for a sign-up until a moment (UTC)."""

    reference: str
    group: str
    until: datetime


async def hold(tx: Transaction) -> None:
    """Whoever gives a place does this first: others who would wait here until the transaction ends, so that
    two cannot count the same free place. (SQLite has one writer anyway.)"""
    await counters.reserve(tx, "places", 1)


async def taken(tx: Transaction) -> Counter[str]:
    """How many places of each group are taken: by children in it, and by offers that still stand."""
    placed: Counter[str] = Counter(dict(tuple(row) for row in await tx.all(_PLACED)))
    return placed + Counter(one.group for one in await every(tx))


async def every(tx: Transaction) -> list[Offer]:
    """The offers that stand, soonest over first."""
    return _offers(await tx.all(_OF_LIVE))


async def of(tx: Transaction, reference: str) -> Offer | None:
    """The offer that stands for a sign-up."""
    return next(iter(_offers(await tx.all(_FIND, {"which": reference}))), None)


async def due(tx: Transaction, now: datetime) -> list[Offer]:
    """Those that nobody answered in time (UTC)."""
    return _offers(await tx.all(_DUE, {"now": now}))


async def add(tx: Transaction, made: Iterable[Offer], now: datetime) -> None:
    """Keeps these places. Their sign-ups have no other offer."""
    rows = [
        {"reference": one.reference, "group_id": one.group, "made_at": now, "until": one.until}
        for one in made
    ]
    await tx.each(_ADD, rows)


async def end(tx: Transaction, references: Iterable[str]) -> None:
    """Nothing is kept for these any more."""
    await tx.run(_END, {"references": list(references)})


async def sweep(tx: Transaction, now: datetime) -> None:
    """Lets go of old offers to those who were placed or left meanwhile."""
    await tx.run(_SWEEP, {"now": now})


def _offers(rows: Sequence[Record]) -> list[Offer]:
    return [Offer(*row) for row in rows]
