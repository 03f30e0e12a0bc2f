"""Conversations of parents with staff: who has each, whose turn it is, and when something must happen.

What is said in them is kept nowhere: it goes through, and stands in the two chats only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, delete, select

from storage import counters, tables
from storage.transaction import Record, Transaction
from storage.upserts import upserts

Turn = Literal["library", "late", "parent"]
"""Who is to write next: the library; the library, and the parent was told that it is late; the parent."""

_c = tables.conversations.c
_ALL = select(tables.conversations)
_OF_CHATS = _ALL.where(_c.chat_id.in_(bindparam("chats", expanding=True))).order_by(_c.id)
_BY_ID = _ALL.where(_c.id == bindparam("which"))
_DUE = _ALL.where(_c.due_at <= bindparam("now")).order_by(_c.due_at).limit(bindparam("limit"))
_WAITING = _ALL.where(_c.closed_at.is_(None), _c.turn != "parent").order_by(_c.opened_at, _c.id)
_SAVE = upserts(tables.conversations)
_DROP = delete(tables.conversations).where(_c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class Conversation:
    """`id` is the number staff know it by. `messages` counts what was put in the staff chat about it;
    `taken_by` is the first name of who has it, '' for nobody. Moments in UTC; at `due_at` it is to be looked
    at. `closed_at` None: it is still open, and the bot keeps quiet in `chat_id`."""

    id: int
    chat_id: int
    language: str
    opened_at: datetime
    due_at: datetime
    turn: Turn = "library"
    flagged: bool = False
    messages: int = 0
    taken_by: str = ""
    taken_at: datetime | None = None
    closed_at: datetime | None = None


_NAMES = tuple(one.name for one in fields(Conversation))


async def number(tx: Transaction) -> int:
    """The number of a new conversation; none is given out twice."""
    return (await counters.reserve(tx, "conversations", 1))[0]


async def of_chats(tx: Transaction, chat_ids: Iterable[int]) -> list[Conversation]:
    """All conversations of these chats that are kept, open and closed, the oldest first."""
    chats = list(chat_ids)
    return [_opened(tx, row) for row in await tx.all(_OF_CHATS, {"chats": chats})] if chats else []


async def by_id(tx: Transaction, which: int) -> Conversation | None:
    """One conversation; None where it is not kept any more. Raises Undecipherable."""
    rows = await tx.all(_BY_ID, {"which": which})
    return _opened(tx, rows[0]) if rows else None


async def due(tx: Transaction, now: datetime, limit: int) -> list[Conversation]:
    """Conversations to look at, the longest waiting first; at most `limit`. Raises Undecipherable."""
    return [_opened(tx, row) for row in await tx.all(_DUE, {"now": now, "limit": limit})]


async def waiting(tx: Transaction) -> list[Conversation]:
    """Those in which the library is to write, the longest open first. Raises Undecipherable."""
    return [_opened(tx, row) for row in await tx.all(_WAITING)]


async def save(tx: Transaction, conversations: Sequence[Conversation]) -> None:
    """Writes these, new or known."""
    await tx.upsert(_SAVE, [_row(tx, one) for one in conversations])


async def drop(tx: Transaction, ids: Iterable[int]) -> None:
    """Nothing is kept of these."""
    if gone := list(ids):
        await tx.run(_DROP, {"ids": gone})


def _row(tx: Transaction, one: Conversation) -> dict[str, Any]:
    plain = {name: getattr(one, name) for name in _NAMES}
    return {**plain, "taken_by": tx.keyring.seal(one.taken_by, _place(one.id))}


def _opened(tx: Transaction, row: Record) -> Conversation:
    given = {name: getattr(row, name) for name in _NAMES}
    return Conversation(**{**given, "taken_by": tx.keyring.reveal(row.taken_by, _place(row.id))})


def _place(which: int) -> str:
    return f"conversations:{which}:taken_by"
