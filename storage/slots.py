"""Which message stands in a named place, such as the staff's card of a sign-up, so that it can be changed."""

from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, delete, select

from storage import tables
from storage.transaction import Transaction
from storage.upserts import upserts

_s = tables.sent_slots.c
_NAMED = _s.slot.in_(bindparam("names", expanding=True))
_LOAD = select(_s.slot, _s.chat_id, _s.message_id).where(_NAMED)
_SAVE = upserts(tables.sent_slots)
_FIND = select(_s.slot).where(_s.chat_id == bindparam("chat"), _s.message_id == bindparam("message"))
_DROP = delete(tables.sent_slots).where(_NAMED)


async def remember(tx: Transaction, messages: Mapping[str, tuple[int, int]]) -> None:
    """Notes for each slot the (chat id, message id) that it became; the newest counts."""
    rows = [
        {"slot": slot, "chat_id": chat_id, "message_id": message_id}
        for slot, (chat_id, message_id) in messages.items()
    ]
    await tx.upsert(_SAVE, rows)


async def load(tx: Transaction, names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The (chat id, message id) in each of these slots; absent where there is none."""
    wanted = list(names)
    rows = await tx.all(_LOAD, {"names": wanted}) if wanted else ()
    return {slot: (chat_id, message_id) for slot, chat_id, message_id in rows}


async def find(tx: Transaction, chat_id: int, message_id: int) -> str | None:
    """The slot that a message became; None where it became none."""
    rows = await tx.all(_FIND, {"chat": chat_id, "message": message_id})
    return rows[0].slot if rows else None


async def drop(tx: Transaction, names: Iterable[str]) -> None:
    """These slots are empty from now on."""
    if empty := list(names):
        await tx.run(_DROP, {"names": empty})
