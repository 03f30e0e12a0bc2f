"""Updates that could not be handled: kept aside, so that the rest goes on and somebody can look later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select

from storage import tables
from storage.transaction import Transaction
from storage.upserts import upserts

_s = tables.set_aside.c
_ADD = upserts(tables.set_aside)
_NEWEST = select(_s.update_id, _s.chat_id, _s.error, _s.body, _s.at)
_NEWEST = _NEWEST.order_by(_s.at.desc(), _s.update_id.desc()).limit(bindparam("limit"))
_COUNT = select(func.count()).select_from(tables.set_aside)
_DROP = delete(tables.set_aside).where(_s.update_id.in_(bindparam("ids", expanding=True)))
_FORGET = delete(tables.set_aside).where(_s.chat_id.in_(bindparam("chats", expanding=True)))
_DROP_OLD = delete(tables.set_aside).where(_s.at < bindparam("before"))


@dataclass(frozen=True, slots=True)
class SetAside:
    """An update as it came (`body`, JSON). `error`: its type and place only, no personal text."""

    update_id: int
    chat_id: int | None
    error: str
    body: str
    at: datetime


async def add(tx: Transaction, updates: Sequence[SetAside]) -> None:
    """Keeps these updates; one that is there already is replaced."""
    rows = [
        {
            "update_id": one.update_id,
            "chat_id": one.chat_id,
            "error": one.error,
            "body": tx.keyring.seal(one.body, _place(one.update_id)),
            "at": one.at,
        }
        for one in updates
    ]
    await tx.upsert(_ADD, rows)


async def newest(tx: Transaction, limit: int = 100) -> list[SetAside]:
    """The newest updates set aside. Raises Undecipherable."""
    return [
        SetAside(number, chat_id, error, tx.keyring.reveal(body, _place(number)), at)
        for number, chat_id, error, body, at in await tx.all(_NEWEST, {"limit": limit})
    ]


async def count(tx: Transaction) -> int:
    """How many are set aside."""
    number: int = (await tx.all(_COUNT))[0][0]
    return number


async def drop(tx: Transaction, update_ids: Iterable[int]) -> None:
    """Somebody has looked at these: nothing of them is kept."""
    if ids := list(update_ids):
        await tx.run(_DROP, {"ids": ids})


async def forget(tx: Transaction, chat_ids: Iterable[int]) -> None:
    """These chats let everything be deleted: nothing is kept of what they said."""
    if chats := list(chat_ids):
        await tx.run(_FORGET, {"chats": chats})


async def drop_old(tx: Transaction, before: datetime) -> None:
    """Nothing is kept of what came before a moment (UTC)."""
    await tx.run(_DROP_OLD, {"before": before})


def _place(number: int) -> str:
    return f"set_aside:{number}:body"
