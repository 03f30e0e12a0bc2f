"""Who comes to which event: one row a family, which goes with the family."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, insert, or_, select, update

from dialogs.coming import Line, Rsvp
from storage import tables
from storage.event_tables import events, rsvps
from storage.transaction import Transaction

_r, _e, _c, _f = rsvps.c, events.c, tables.carers.c, tables.families.c
_THIS = and_(_r.event == bindparam("number"), _r.family_id == bindparam("family"))
_LINES = select(_r.event, _r.family_id, _r.children, _r.line, _r.waiting)
_LINES = _LINES.where(_r.event.in_(bindparam("numbers", expanding=True))).order_by(_r.event, _r.line)
_ADD = insert(rsvps)
_CHANGE = update(rsvps).where(_THIS).values({"children": bindparam("count"), "waiting": bindparam("waits")})
_LEAVE = delete(rsvps).where(_THIS)
_LATER = update(rsvps).where(_THIS).values(remind_at=bindparam("remind"), ask_at=bindparam("ask"))
_OF_FAMILY = (
    select(_r.event, _r.children, _r.line, _r.waiting)
    .join_from(rsvps, events, _e.number == _r.event)
    .where(_r.family_id == bindparam("family"), _e.begins_at >= bindparam("now"), _e.status == "planned")
    .order_by(_e.begins_at, _r.event)
)
_CHATS = (
    select(_r.event, _r.family_id, _c.chat_id, func.coalesce(func.nullif(_c.language, ""), _f.language))
    .join_from(rsvps, tables.carers, _c.family_id == _r.family_id)
    .join(tables.families, _f.id == _r.family_id)
    .where(_r.event.in_(bindparam("numbers", expanding=True)), _c.unreachable_since.is_(None))
    .where(or_(_c.chat_id == _r.chat_id, _c.messages.is_(True)))
    .order_by(_r.event, _r.line, _c.chat_id != _r.chat_id, _c.chat_id)
)
_DUE = select(_r.event, _r.family_id).join_from(rsvps, events, _e.number == _r.event)
_DUE = _DUE.where(_r.waiting.is_(False), _e.status == "planned")
_TO_REMIND = _DUE.where(_r.remind_at <= bindparam("now"), _e.begins_at > bindparam("now"))
_TO_REMIND = _TO_REMIND.order_by(_r.remind_at, _r.event, _r.line).limit(bindparam("limit"))
_TO_ASK = _DUE.where(_r.ask_at <= bindparam("now"))
_TO_ASK = _TO_ASK.order_by(_r.ask_at, _r.event, _r.line).limit(bindparam("limit"))
_REMIND_AT = update(rsvps).where(_THIS).values(remind_at=bindparam("at"))
_ASK_AT = update(rsvps).where(_THIS).values(ask_at=bindparam("at"))
_ASKED = update(rsvps).where(_THIS).values(ask_at=None, asked=True)
_TOLD = update(rsvps).where(_THIS, _r.asked.is_(True)).values(asked=False)
_WAITED_FOR = (
    select(_r.event)
    .distinct()
    .join_from(rsvps, events, _e.number == _r.event)
    .where(_r.waiting.is_(True), _e.begins_at > bindparam("now"), _e.status == "planned")
    .order_by(_r.event)
)

One = tuple[int, int]
"""An event's number and a family's id."""


@dataclass(frozen=True, slots=True)
class Reach:
    """In which chat a family hears of an event, and in which language."""

    chat_id: int
    language: str


@dataclass(frozen=True, slots=True)
class Later:
    """When to remind of an event and when to ask how it was (UTC); None: not at all."""

    remind: datetime | None = None
    ask: datetime | None = None


async def lines(tx: Transaction, numbers: Iterable[int]) -> dict[int, Line]:
    """Who comes to these events and who waits, in the order in which they came; () for nobody."""
    wanted = list(numbers)
    found: dict[int, Line] = dict.fromkeys(wanted, ())
    for row in await tx.all(_LINES, {"numbers": wanted}):
        found[row.event] += (Rsvp(row.family_id, row.children, row.line, row.waiting),)
    return found


async def write(
    tx: Transaction, number: int, before: Line, after: Line, chat_id: int, later: Later, now: datetime
) -> None:
    """Writes what became of a line. Who is new came by this chat; who has a place now hears `later`."""
    old = {one.family: one for one in before}
    new = [one for one in after if one.family not in old]
    changed = [one for one in after if one.family in old and old[one.family] != one]
    gone = old.keys() - {one.family for one in after}
    await tx.each(_LEAVE, [{"number": number, "family": family} for family in gone])
    await tx.each(_ADD, [_row(number, one, chat_id, later, now) for one in new])
    await tx.each(_CHANGE, [_changed(number, one) for one in changed])
    placed = [one.family for one in changed if old[one.family].waiting and not one.waiting]
    await tx.each(_LATER, [_later(number, family, later) for family in placed])


async def later(tx: Transaction, number: int, line: Line, when: Later) -> None:
    """Another moment to remind of an event and to ask, for all who have a place."""
    await tx.each(_LATER, [_later(number, one.family, when) for one in line if not one.waiting])


async def of_family(tx: Transaction, family: int, now: datetime) -> Mapping[int, Rsvp]:
    """By the numbers of events that are still to begin (UTC), the next one first: what a family said."""
    rows = await tx.all(_OF_FAMILY, {"family": family, "now": now})
    return {row.event: Rsvp(family, row.children, row.line, row.waiting) for row in rows}


async def reach(tx: Transaction, numbers: Iterable[int]) -> dict[One, Reach]:
    """How to reach the families of these events: the carer who answered, or else another one who wants
    messages; absent where there is none who can be reached."""
    found: dict[One, Reach] = {}
    for number, family, chat_id, language in await tx.all(_CHATS, {"numbers": list(numbers)}):
        found.setdefault((number, family), Reach(chat_id, language))
    return found


async def to_remind(tx: Transaction, now: datetime, limit: int) -> list[One]:
    """Who is to be reminded by now (UTC) of what has not begun, the longest due first, at most `limit`."""
    return [(row.event, row.family_id) for row in await tx.all(_TO_REMIND, {"now": now, "limit": limit})]


async def to_ask(tx: Transaction, now: datetime, limit: int) -> list[One]:
    """Who is to be asked by now (UTC) how it was, the longest due first, at most `limit`."""
    return [(row.event, row.family_id) for row in await tx.all(_TO_ASK, {"now": now, "limit": limit})]


async def remind_at(tx: Transaction, these: Mapping[One, datetime | None]) -> None:
    """When to remind of an event (UTC); None: not any more."""
    await tx.each(_REMIND_AT, [{**_which(one), "at": at} for one, at in these.items()])


async def ask_at(tx: Transaction, these: Mapping[One, datetime | None]) -> None:
    """When to ask how it was (UTC); None: not at all."""
    await tx.each(_ASK_AT, [{**_which(one), "at": at} for one, at in these.items()])


async def asked(tx: Transaction, these: Iterable[One]) -> None:
    """These families were asked how it was, and have not told yet."""
    await tx.each(_ASKED, [_which(one) for one in these])


async def told(tx: Transaction, one: One) -> bool:
    """A family tells how it was: whether it was asked, and had not told before."""
    return bool(await tx.run(_TOLD, _which(one)))


async def waited_for(tx: Transaction, now: datetime) -> list[int]:
    """The events that are still to begin (UTC) and have a waiting line."""
    return [row.event for row in await tx.all(_WAITED_FOR, {"now": now})]


def _which(one: One) -> dict[str, int]:
    return {"number": one[0], "family": one[1]}


def _later(number: int, family: int, when: Later) -> dict[str, Any]:
    return {"number": number, "family": family, "remind": when.remind, "ask": when.ask}


def _changed(number: int, one: Rsvp) -> dict[str, Any]:
    return {"number": number, "family": one.family, "count": one.children, "waits": one.waiting}


def _row(number: int, one: Rsvp, chat_id: int, when: Later, now: datetime) -> dict[str, Any]:
    return {
        "event": number,
        "family_id": one.family,
        "chat_id": chat_id,
        "children": one.children,
        "line": one.line,
        "waiting": one.waiting,
        "remind_at": None if one.waiting else when.remind,
        "ask_at": None if one.waiting else when.ask,
        "asked": False,
        "created_at": now,
    }
