"""Who of the library's people may do what: the roles of a chat, and what its person is called."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from storage import team_tables as tables
from storage.transaction import Transaction
from storage.upserts import per_dialect, upserts

_t, _m = tables.team.c, tables.members.c
_ALL = select(_t.chat_id, _t.role)
_OF = select(_t.role).where(_t.chat_id == bindparam("who"))
_JOIN = per_dialect(tables.team, lambda insert: insert.on_conflict_do_nothing())
_LEAVE = delete(tables.team).where(_t.chat_id.in_(bindparam("chats", expanding=True)))
_LEAVE_ROLE = _LEAVE.where(_t.role == bindparam("which"))
_CALL = upserts(tables.members, "name")
_NAMES = select(_m.chat_id, _m.name)
_NAMELESS = delete(tables.members).where(_m.chat_id.not_in(select(_t.chat_id)))


async def load(tx: Transaction) -> dict[int, frozenset[str]]:
    """The roles by chat of everybody in the team."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for chat_id, role in await tx.all(_ALL):
        found[chat_id].add(role)
    return {chat_id: frozenset(roles) for chat_id, roles in found.items()}


async def roles(tx: Transaction, chat_id: int) -> frozenset[str]:
    """The roles of one person now: none for who is not in the team."""
    return frozenset(row.role for row in await tx.all(_OF, {"who": chat_id}))


async def join(tx: Transaction, chat_id: int, role: str, now: datetime, name: str = "") -> None:
    """The chat has this role from now on; one that has it already keeps the day it began. `name`: what the
    person calls themselves."""
    await tx.upsert(_JOIN, [{"chat_id": chat_id, "role": role, "since": now}])
    if name:
        await tx.upsert(_CALL, [{"chat_id": chat_id, "name": tx.keyring.seal(name, _place(chat_id))}])


async def leave(tx: Transaction, chat_ids: Iterable[int], role: str | None = None) -> None:
    """These chats do not have this role any more; None: no role at all. Of who has none no name is kept."""
    if not (chats := list(chat_ids)):
        return
    if role is None:
        await tx.run(_LEAVE, {"chats": chats})
    else:
        await tx.run(_LEAVE_ROLE, {"chats": chats, "which": role})
    await tx.run(_NAMELESS)


async def names(tx: Transaction) -> Mapping[int, str]:
    """What the people of the team are called, by chat; those who came before names were kept are not there.
    Raises Undecipherable."""
    rows = await tx.all(_NAMES)
    return {row.chat_id: tx.keyring.reveal(row.name, _place(row.chat_id)) for row in rows}


def _place(chat_id: int) -> str:
    return f"members:{chat_id}:name"
