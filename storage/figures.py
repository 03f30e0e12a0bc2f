"""The counts of each day, sealed and without persons. What is written here is never changed: it stays when a
family has all deleted, and what is read of it today is what was read of it yesterday."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, insert, select

from storage import figure_tables as tables
from storage.transaction import Transaction
from storage.upserts import upserts

_d, _c = tables.closings.c, tables.counted.c
_LAST = select(func.max(_d.day))
_ALL = select(_d.day, _d.body).order_by(_d.day)
_WRITE = insert(tables.closings)
_COUNTED = select(_c.family_id, _c.what, _c.number)
_MARK = upserts(tables.counted)

Counted = Mapping[tuple[int, str], int]
"""How often something of a family is counted already, by the family's id and what it is."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """What one day added to one figure: `total`, and the same total divided in several ways, by the way and
    then the class: {'language': {'tr': 3}}."""

    total: int
    parts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


Closing = Mapping[str, DayCount]
"""What a day added, by figure."""


async def last_day(tx: Transaction) -> date | None:
    """The last day that is closed; None before the first."""
    [row] = await tx.all(_LAST)
    return date.fromisoformat(row[0]) if row[0] else None


async def closings(tx: Transaction) -> dict[date, Closing]:
    """Every closed day on which there was something to count, and the last one. Raises Undecipherable."""
    rows = await tx.all(_ALL)
    return {date.fromisoformat(row.day): _read(tx.keyring.reveal(row.body, _place(row.day))) for row in rows}


async def close(tx: Transaction, closed: Mapping[date, Closing]) -> None:
    """Writes days that were not closed before."""
    days = {day.isoformat(): _dump(closing) for day, closing in closed.items()}
    rows = [{"day": day, "body": tx.keyring.seal(body, _place(day))} for day, body in days.items()]
    await tx.each(_WRITE, rows)


async def counted(tx: Transaction) -> dict[tuple[int, str], int]:
    """Everything that is counted already, of the families that are still there."""
    return {(row.family_id, row.what): row.number for row in await tx.all(_COUNTED)}


async def mark(tx: Transaction, counts: Counted) -> None:
    """From now on these are counted so often."""
    rows = [{"family_id": key[0], "what": key[1], "number": number} for key, number in counts.items()]
    await tx.upsert(_MARK, rows)


def added(counts: Iterable[tuple[int, Mapping[str, str]]]) -> DayCount:
    """Puts together what a day brought, each as (how many, its class by the way of dividing)."""
    parts: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    total = 0
    for number, classes in counts:
        total += number
        for way, one in classes.items():
            parts[way][one] += number
    return DayCount(total, {way: dict(found) for way, found in parts.items()})


def _dump(closing: Closing) -> str:
    raw = {name: [one.total, one.parts] for name, one in closing.items()}
    return json.dumps(raw, separators=(",", ":"))


def _read(text: str) -> Closing:
    return {name: DayCount(*found) for name, found in json.loads(text).items()}


def _place(day: str) -> str:
    return f"closings:{day}:body"
