"""When to ask how it goes with a child, about which sign-up, and until when an answer counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, delete, func, insert, select, update

from storage import measure_tables, tables
from storage.transaction import Transaction

_m, _i, _e = measure_tables.measures.c, tables.intakes.c, tables.intake_events.c
_placed = and_(_e.reference == _i.reference, _e.status == "placed")
_UNPLANNED = (
    select(_i.reference, _i.family_id, _i.chat_id, _i.programme, func.max(_e.at).label("at"))
    .join_from(tables.intakes, tables.intake_events, _placed)
    .join(measure_tables.measures, _m.reference == _i.reference, isouter=True)
    .where(
        _i.status == "placed",
        _m.reference.is_(None),
        _i.programme.in_(bindparam("programmes", expanding=True)),
    )
    .group_by(_i.reference, _i.family_id, _i.chat_id, _i.programme)
    .order_by(_i.reference)
    .limit(bindparam("limit"))
)
_ADD = insert(measure_tables.measures)
_DUE = (
    select(
        _m.reference,
        _m.round,
        _m.times,
        _m.closes_at,
        _i.chat_id,
        _i.child_key,
        _i.programme,
        _i.status,
    )
    .join_from(measure_tables.measures, tables.intakes, _m.reference == _i.reference)
    .where(_m.due_at <= bindparam("now"))
    .order_by(_m.due_at, _m.reference, _m.round)
    .limit(bindparam("limit"))
)
_THIS = and_(_m.reference == bindparam("which"), _m.round == bindparam("which_round"))
_AT = update(measure_tables.measures).where(_THIS).values(due_at=bindparam("at"))
_ASKED = update(measure_tables.measures).where(_THIS).values(due_at=bindparam("at"), times=bindparam("times"))
_STOP = update(measure_tables.measures).where(_m.reference == bindparam("which")).values(due_at=None)
_DROP = delete(measure_tables.measures).where(_m.reference.in_(bindparam("references", expanding=True)))
_OPEN = select(_m.family_id).where(_THIS, _m.closes_at > bindparam("now"))


class Key(NamedTuple):
    """A round (0 or 1) about a sign-up."""

    reference: str
    round: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A sign-up whose child has had a place since a moment (UTC), and about which nothing is planned yet."""

    reference: str
    family_id: int
    chat_id: int
    programme: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Planned:
    """A round that is to be asked about: when (UTC; None for never), and until when an answer counts."""

    key: Key
    family_id: int
    due_at: datetime | None
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """A round that is to be asked about now, after so many `times`; whose it is, and how that sign-up is."""

    key: Key
    times: int
    closes_at: datetime
    chat_id: int
    child: str
    programme: str
    status: str


async def unplanned(tx: Transaction, programmes: Iterable[str], limit: int) -> list[Placed]:
    """Of these programmes the children with a place about whom nothing is planned, at most `limit`."""
    rows = await tx.all(_UNPLANNED, {"programmes": list(programmes), "limit": limit})
    return [Placed(*row) for row in rows]


async def plan(tx: Transaction, rounds: Iterable[Planned]) -> None:
    """New rounds."""
    rows = [
        {
            "reference": one.key.reference,
            "round": one.key.round,
            "family_id": one.family_id,
            "due_at": one.due_at,
            "closes_at": one.closes_at,
            "times": 0,
        }
        for one in rounds
    ]
    await tx.each(_ADD, rows)


async def due(tx: Transaction, now: datetime, limit: int) -> list[Due]:
    """Those to be asked about by now (UTC), the longest waiting first, at most `limit`."""
    rows = await tx.all(_DUE, {"now": now, "limit": limit})
    return [Due(Key(*row[:2]), *row[2:]) for row in rows]


async def ask_at(tx: Transaction, moments: Mapping[Key, datetime | None]) -> None:
    """When to ask about these (UTC); None: not any more."""
    rows = [{"which": key.reference, "which_round": key.round, "at": at} for key, at in moments.items()]
    await tx.each(_AT, rows)


async def asked(tx: Transaction, again: Mapping[Key, tuple[int, datetime | None]]) -> None:
    """These were asked about, now so many times; and when to remind of it (UTC), or None."""
    rows = [
        {"which": key.reference, "which_round": key.round, "times": times, "at": at}
        for key, (times, at) in again.items()
    ]
    await tx.each(_ASKED, rows)


async def stop(tx: Transaction, reference: str) -> None:
    """Nothing is asked about this sign-up any more."""
    await tx.run(_STOP, {"which": reference})


async def drop(tx: Transaction, references: Iterable[str]) -> None:
    """Nothing is planned about these: when the child has a place again, all is planned anew."""
    if gone := list(references):
        await tx.run(_DROP, {"references": gone})


async def is_open(tx: Transaction, key: Key, now: datetime) -> bool:
    """Whether an answer in this round counts at a moment (UTC)."""
    return bool(await tx.all(_OPEN, {"which": key.reference, "which_round": key.round, "now": now}))
