"""Which of the things that messages tell about are still kept: a message may outlive what it is about."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select, union

from storage import tables
from storage.transaction import Transaction

_NAMES: BindParameter[Any] = bindparam("names", expanding=True)
_i, _r, _t, _c = tables.intakes.c, tables.referrals.c, tables.conversations.c, tables.carers.c
_REFERENCES = union(
    select(_i.reference).where(_i.reference.in_(_NAMES)),
    select(_r.reference).where(_r.reference.in_(_NAMES)),
)
_TALKS = select(_t.id).where(_t.id.in_(_NAMES))
_CARERS = select(_c.chat_id).where(_c.chat_id.in_(_NAMES))


async def references(tx: Transaction, wanted: Iterable[str]) -> set[str]:
    """Those that a sign-up or a referral has."""
    names = set(wanted)
    rows = await tx.all(_REFERENCES, {"names": list(names)}) if names else ()
    return {row[0] for row in rows}


async def talks(tx: Transaction, wanted: Iterable[int]) -> set[int]:
    """Those that a conversation has, open or closed, by number."""
    return await _numbers(tx, _TALKS, wanted)


async def carers(tx: Transaction, wanted: Iterable[int]) -> set[int]:
    """Those of these chats that are of a family."""
    return await _numbers(tx, _CARERS, wanted)


async def _numbers(tx: Transaction, which: Select[tuple[int]], wanted: Iterable[int]) -> set[int]:
    names = set(wanted)
    rows = await tx.all(which, {"names": list(names)}) if names else ()
    return {row[0] for row in rows}
