"""What is to be sent: a row a message, written in the transaction that causes it, gone once it is sent."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pydantic_core import to_json
from sqlalchemy import and_, bindparam, delete, func, insert, not_, or_, select, update

from storage import counters, tables
from storage.transaction import Record, Transaction

REPLY, STAFF, REMINDER, BROADCAST = range(4)
"""The lanes: a lower one is sent first."""

_o = tables.outbox.c
_BY_ID = _o.id == bindparam("which")
_OUTGOING = (_o.id, _o.chat_id, _o.method, _o.body, _o.lane, _o.slot, _o.not_before, _o.attempts)
_ADD = insert(tables.outbox)
_WAITING = (
    select(*_OUTGOING)
    .where(_o.state == "queued", _o.id > bindparam("after"))
    .order_by(_o.id)
    .limit(bindparam("limit"))
)
_DROP = delete(tables.outbox).where(_o.id.in_(bindparam("ids", expanding=True)))
_RETRY = update(tables.outbox).where(_BY_ID)
_RETRY = _RETRY.values({name: bindparam(name) for name in ("attempts", "not_before", "error")})
_DEAD = update(tables.outbox).where(_BY_ID).values(state="dead", error=bindparam("error"))
_DEAD_LETTERS = select(*_OUTGOING, _o.error, _o.created_at).where(_o.state == "dead").order_by(_o.id)
_DEAD_LETTER = _DEAD_LETTERS.where(_BY_ID)
_DEAD_COUNT = select(func.count()).select_from(tables.outbox).where(_o.state == "dead")
_LET_GO = delete(tables.outbox).where(_o.state == "dead", _BY_ID)
_OUTLINES = select(_o.id, _o.chat_id, _o.method, _o.lane, _o.slot)
_OUTLINES = _OUTLINES.where(or_(_o.state == "dead", and_(_o.lane == STAFF, _o.slot.is_not(None))))
_DROP_TO = delete(tables.outbox).where(
    _o.chat_id.in_(bindparam("chats", expanding=True)),
    not_(and_(_o.state == "held", _o.method == "deleteMessage")),
)
"""What is to be deleted from a chat is deleted from it, whatever else happens there."""
_CLOSE = _DROP_TO.where(_o.state.in_(("queued", "held")))
_DUE = select(*_OUTGOING).where(_o.state == "held", _o.not_before <= bindparam("now"))
_DUE = _DUE.order_by(_o.not_before, _o.id).limit(bindparam("limit"))
_RELEASE = update(tables.outbox).where(_o.id.in_(bindparam("ids", expanding=True)))
_RELEASE = _RELEASE.values(state="queued", not_before=None, created_at=bindparam("now"))

_DROP_STALE = delete(tables.outbox).where(
    _o.state == "queued", _o.lane == bindparam("lane"), _o.created_at < bindparam("before")
)
_DROP_DEAD = delete(tables.outbox).where(_o.state == "dead", _o.created_at < bindparam("before"))


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A call of the Bot API: `method` with `params`, which JSON can hold. `slot`: the name under which to
    remember which message it became (storage.slots). `not_before`: hold it until then (UTC): it waits in the
    database and nothing waits behind it, until a tick releases it."""

    chat_id: int
    method: str
    params: dict[str, Any]
    lane: int = REPLY
    slot: str | None = None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Queued:
    """An Outgoing that waits. Ids grow in the order of adding and are never used twice. `body`: the
    parameters as JSON, made once for the database and for Telegram."""

    id: int
    outgoing: Outgoing
    attempts: int = 0
    body: str = ""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An Outgoing that Telegram will never take, and the error it gave."""

    id: int
    outgoing: Outgoing
    attempts: int
    error: str
    created_at: datetime


async def drop_stale(tx: Transaction, lane: int, before: datetime) -> int:
    """Rows of a lane from before a moment (UTC) that are still to be sent are let go of; how many."""
    return await tx.run(_DROP_STALE, {"lane": lane, "before": before})


async def add(tx: Transaction, messages: Sequence[Outgoing], now: datetime) -> list[Queued]:
    """Puts messages in the queue, in this order. Returns those that may be sent once the transaction is
    committed; the others are held until their time comes."""
    ids = await counters.reserve(tx, "outbox", len(messages))
    queued = [
        Queued(number, message, 0, _json(message.params))
        for number, message in zip(ids, messages, strict=True)
    ]
    await tx.each(_ADD, [_row(tx, one, now) for one in queued])
    return [one for one in queued if not _is_held(one.outgoing, now)]


async def release(tx: Transaction, now: datetime, limit: int) -> list[Queued]:
    """What was held until now or earlier (UTC), the longest due first, at most `limit`: it is queued from now
    on, as if it were added now. Raises Undecipherable."""
    rows = await tx.all(_DUE, {"now": now, "limit": limit})
    if rows:
        await tx.run(_RELEASE, {"ids": [row.id for row in rows], "now": now})
    opened = [(row, tx.keyring.reveal(row.body, _place(row.id))) for row in rows]
    return [Queued(row.id, replace(_outgoing(row, body), not_before=None), 0, body) for row, body in opened]


async def waiting(tx: Transaction, after_id: int, limit: int) -> list[Queued]:
    """What is not sent yet, by id, beginning after `after_id`; at most `limit`. Raises Undecipherable."""
    rows = await tx.all(_WAITING, {"after": after_id, "limit": limit})
    opened = [(row, tx.keyring.reveal(row.body, _place(row.id))) for row in rows]
    return [Queued(row.id, _outgoing(row, body), row.attempts, body) for row, body in opened]


async def sent(tx: Transaction, ids: Iterable[int]) -> None:
    """Telegram has taken these: nothing of them is kept."""
    await drop(tx, ids)


async def drop(tx: Transaction, ids: Iterable[int]) -> None:
    """Nothing of these is kept, by id."""
    if gone := list(ids):
        await tx.run(_DROP, {"ids": gone})


async def retry(tx: Transaction, later: Mapping[int, tuple[int, datetime | None, str]]) -> None:
    """Notes, by id: how often it was tried, when to try again, and the error (no personal text)."""
    rows = [
        {"which": number, "attempts": attempts, "not_before": not_before, "error": error}
        for number, (attempts, not_before, error) in later.items()
    ]
    await tx.each(_RETRY, rows)


async def dead(tx: Transaction, errors: Mapping[int, str]) -> None:
    """Telegram will never take these, by id: kept for a coordinator to see, with the error."""
    await tx.each(_DEAD, [{"which": number, "error": error} for number, error in errors.items()])


async def dead_letters(tx: Transaction, limit: int | None = None) -> list[DeadLetter]:
    """What could not be sent, oldest first, at most `limit`. Raises Undecipherable."""
    return [_dead(tx, row) for row in await tx.all(_DEAD_LETTERS.limit(limit))]


async def dead_letter(tx: Transaction, which: int) -> DeadLetter | None:
    """One of them; None where it is gone. Raises Undecipherable."""
    rows = await tx.all(_DEAD_LETTER, {"which": which})
    return _dead(tx, rows[0]) if rows else None


async def dead_count(tx: Transaction) -> int:
    """How many could not be sent."""
    number: int = (await tx.all(_DEAD_COUNT))[0][0]
    return number


async def let_go(tx: Transaction, which: int) -> bool:
    """Nothing is kept of one that could not be sent; False where there is none."""
    return await tx.run(_LET_GO, {"which": which}) > 0


async def outlines(tx: Transaction) -> dict[int, Outgoing]:
    """All that could not be sent, and what staff are still to get under a slot, by id and without its
    parameters: nothing is opened."""
    rows = await tx.all(_OUTLINES)
    return {row.id: Outgoing(row.chat_id, row.method, {}, row.lane, row.slot) for row in rows}


async def close_for(tx: Transaction, chat_ids: Iterable[int]) -> None:
    """These chats blocked the bot: nothing waits for them any more but what is to be deleted there."""
    if chats := list(chat_ids):
        await tx.run(_CLOSE, {"chats": chats})


async def drop_to(tx: Transaction, chat_ids: Iterable[int]) -> None:
    """These chats let everything be deleted: nothing is kept of what was to go there or could not, but what
    is to be deleted there."""
    if chats := list(chat_ids):
        await tx.run(_DROP_TO, {"chats": chats})


async def drop_dead(tx: Transaction, before: datetime) -> None:
    """Nothing is kept of what could not be sent and was made before a moment (UTC)."""
    await tx.run(_DROP_DEAD, {"before": before})


def _row(tx: Transaction, queued: Queued, now: datetime) -> dict[str, Any]:
    message = queued.outgoing
    return {
        "id": queued.id,
        "chat_id": message.chat_id,
        "lane": message.lane,
        "method": message.method,
        "body": tx.keyring.seal(queued.body, _place(queued.id)),
        "slot": message.slot,
        "not_before": message.not_before,
        "attempts": 0,
        "state": "held" if _is_held(message, now) else "queued",
        "created_at": now,
    }


def _dead(tx: Transaction, row: Record) -> DeadLetter:
    body = tx.keyring.reveal(row.body, _place(row.id))
    return DeadLetter(row.id, _outgoing(row, body), row.attempts, row.error, row.created_at)


def _is_held(message: Outgoing, now: datetime) -> bool:
    return message.not_before is not None and message.not_before > now


def _outgoing(row: Record, body: str) -> Outgoing:
    return Outgoing(row.chat_id, row.method, json.loads(body), row.lane, row.slot, row.not_before)


def _json(params: Mapping[str, Any]) -> str:
    """Pydantic's writer: an eighth of the time of Python's own, which was the dearest part of a message."""
    return to_json(params).decode()


def _place(number: int) -> str:
    return f"outbox:{number}:body"
