"""Events that families are invited to: when, where, for how many, and how they were. What staff wrote is
sealed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, time
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, insert, or_, select, update

from dialogs.events import Event, Words
from storage import counters
from storage.event_tables import events, rsvps
from storage.transaction import Record, Transaction

Answer = Literal["good", "fine", "bad"]
ANSWERS: tuple[Answer, ...] = ("good", "fine", "bad")

_e, _r = events.c, rsvps.c
_of_series = events.alias("of_series")
_LAST = (
    select(func.max(_of_series.c.day))
    .where(_of_series.c.series == _e.series, _of_series.c.status == "planned", _e.series != 0)
    .scalar_subquery()
)
_COLUMNS = (
    _e.number,
    _e.template,
    _e.day,
    _e.start,
    _e.minutes,
    _e.place,
    _e.capacity,
    _e.series,
    _e.status,
    _e.body,
    _LAST.label("last"),
)
_THESE = _e.number.in_(bindparam("numbers", expanding=True))
_THIS = _e.number == bindparam("which")
_LOAD = select(*_COLUMNS).where(_THESE)
_HOLD = select(_e.number).where(_THESE).order_by(_e.number).with_for_update()
_COMING = select(*_COLUMNS).where(_e.begins_at >= bindparam("now"), _e.status == "planned")
_COMING = _COMING.order_by(_e.begins_at, _e.number)
_PAST = select(*_COLUMNS).where(or_(_e.begins_at < bindparam("now"), _e.status == "cancelled"))
_PAST = _PAST.order_by(_e.begins_at.desc(), _e.number).limit(bindparam("limit"))
_FOLLOWING = select(_e.number).where(
    _e.series == bindparam("series"), _e.day >= bindparam("day"), _e.status == "planned"
)
_FOLLOWING = _FOLLOWING.order_by(_e.day, _e.number)
_ADD = insert(events)
_SAVE = update(events).where(_THIS)
_SAVE = _SAVE.values(
    {
        name: bindparam(name)
        for name in ("day", "start", "minutes", "place", "capacity", "status", "begins_at", "body")
    }
)
_RATE = {one: update(events).where(_THIS).values({one: events.c[one] + 1}) for one in ANSWERS}
_RATINGS = select(_e.number, _e.good, _e.fine, _e.bad).where(_THESE)
_COUNTS = (
    select(_r.event, _r.waiting, func.count(), func.sum(_r.children))
    .where(_r.event.in_(bindparam("numbers", expanding=True)))
    .group_by(_r.event, _r.waiting)
)


@dataclass(frozen=True, slots=True)
class Count:
    """Of one event: families and children who come, and families who wait for a place."""

    families: int = 0
    children: int = 0
    waiting: int = 0


async def add(tx: Transaction, made: Sequence[Event], zone: ZoneInfo, now: datetime) -> list[Event]:
    """Stores new events with numbers of their own: more than one belong together, in the order of their
    days. Returns them as they are stored."""
    numbers = await counters.reserve(tx, "events", len(made))
    series = numbers[0] if len(made) > 1 else 0
    stored = [replace(one, number=number, series=series) for number, one in zip(numbers, made, strict=True)]
    rated: dict[str, int] = dict.fromkeys(("good", "fine", "bad"), 0)
    rows = [
        {**_row(tx, one, zone), "number": one.number, "template": one.template, "series": series}
        for one in stored
    ]
    await tx.each(_ADD, [{**row, **rated, "created_at": now} for row in rows])
    return stored


async def load(tx: Transaction, numbers: Iterable[int]) -> dict[int, Event]:
    """The events with these numbers; absent where there is none. Raises Undecipherable."""
    rows = await tx.all(_LOAD, {"numbers": list(numbers)})
    return {row.number: _opened(tx, row) for row in rows}


async def held(tx: Transaction, numbers: Iterable[int]) -> dict[int, Event]:
    """The same; until the end of the transaction nobody else changes who comes. Raises Undecipherable."""
    wanted = list(numbers)
    await tx.all(_HOLD, {"numbers": wanted})
    return await load(tx, wanted)


async def coming(tx: Transaction, now: datetime) -> list[Event]:
    """Those that are still to begin (UTC) and go on, the next one first. Raises Undecipherable."""
    return [_opened(tx, row) for row in await tx.all(_COMING, {"now": now})]


async def past(tx: Transaction, now: datetime, limit: int) -> list[Event]:
    """Those that have begun (UTC) or were cancelled, the last one first, at most `limit`. Raises
    Undecipherable."""
    return [_opened(tx, row) for row in await tx.all(_PAST, {"now": now, "limit": limit})]


async def following(tx: Transaction, event: Event) -> list[int]:
    """The numbers of an event and of those of its series that come after it and go on."""
    if not event.series:
        return [event.number]
    rows = await tx.all(_FOLLOWING, {"series": event.series, "day": event.day})
    return [row.number for row in rows]


async def save(tx: Transaction, changed: Iterable[Event], zone: ZoneInfo) -> None:
    """Writes what can change of these: day, time, place, words, how many, and whether they go on."""
    await tx.each(_SAVE, [{**_row(tx, one, zone), "which": one.number} for one in changed])


async def rate(tx: Transaction, number: int, answer: Answer) -> None:
    """One more family told how it was."""
    await tx.run(_RATE[answer], {"which": number})


async def ratings(tx: Transaction, numbers: Iterable[int]) -> Mapping[int, Mapping[Answer, int]]:
    """How these events were, counted by answer."""
    rows = await tx.all(_RATINGS, {"numbers": list(numbers)})
    return {row.number: {"good": row.good, "fine": row.fine, "bad": row.bad} for row in rows}


async def counts(tx: Transaction, numbers: Iterable[int]) -> Mapping[int, Count]:
    """How many come to these events; absent where nobody does."""
    found: dict[int, Count] = {}
    for number, waits, families, children in await tx.all(_COUNTS, {"numbers": list(numbers)}):
        one = found.get(number, Count())
        more = {"waiting": families} if waits else {"families": families, "children": int(children)}
        found[number] = replace(one, **more)
    return found


def _row(tx: Transaction, one: Event, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "day": one.day,
        "start": f"{one.start:%H:%M}",
        "minutes": one.minutes,
        "place": one.place,
        "capacity": one.capacity,
        "status": one.status,
        "begins_at": one.begins(zone),
        "body": _sealed(tx, one),
    }


def _sealed(tx: Transaction, one: Event) -> bytes:
    texts = {language: asdict(words) for language, words in one.texts.items()}
    body = json.dumps({"texts": texts, "picture": one.picture}, ensure_ascii=False, separators=(",", ":"))
    return tx.keyring.seal(body, _place(one.number))


def _opened(tx: Transaction, row: Record) -> Event:
    body = json.loads(tx.keyring.reveal(row.body, _place(row.number)))
    return Event(
        number=row.number,
        template=row.template,
        day=row.day,
        start=time.fromisoformat(row.start),
        minutes=row.minutes,
        place=row.place,
        capacity=row.capacity,
        texts={language: Words(**words) for language, words in body["texts"].items()},
        picture=body["picture"],
        series=row.series,
        last=row.last,
        status=row.status,
    )


def _place(number: int) -> str:
    return f"events:{number}:body"
