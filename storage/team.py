"""Who of the library's people may do what: the roles of a chat."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from storage import tables
from storage.transaction import Transaction
from storage.upserts import per_dialect

_t = tables.team.c
_ALL = select(_t.chat_id, _t.role)
_JOIN = per_dialect(tables.team, lambda insert: insert.on_conflict_do_nothing())
_LEAVE = delete(tables.team).where(_t.chat_id.in_(bindparam("chats", expanding=True)))
_LEAVE_ROLE = _LEAVE.where(_t.role == bindparam("which"))


async def load(tx: Transaction) -> dict[int, frozenset[str]]:
    """The roles by chat of everybody in the team."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for chat_id, role in await tx.all(_ALL):
        found[chat_id].add(role)
    return {chat_id: frozenset(roles) for chat_id, roles in found.items()}


async def join(tx: Transaction, chat_id: int, role: str, now: datetime) -> None:
    """The chat has this role from now on; one that has it already keeps the day it began."""
    await tx.upsert(_JOIN, [{"chat_id": chat_id, "role": role, "since": now}])


async def leave(tx: Transaction, chat_ids: Iterable[int], role: str | None = None) -> None:
    """These chats do not have this role any more; None: no role at all."""
    if not (chats := list(chat_ids)):
        return
    if role is None:
        await tx.run(_LEAVE, {"chats": chats})
    else:
        await tx.run(_LEAVE_ROLE, {"chats": chats, "which": role})
