"""Who hears that an event does not take place: whoever has a letter about it and whoever said that they come,
by a carer who can be reached."""

from collections.abc import Collection

from sqlalchemy import Executable, and_, bindparam, exists, func, insert, literal, or_, select

from storage import recipients, tables
from storage.broadcast_tables import broadcasts
from storage.broadcast_tables import recipients as rows
from storage.broadcasts import LETTER
from storage.columns import Number
from storage.event_tables import rsvps
from storage.recipients import CHANGING, HAVE_IT, QUEUED, SENT, WAITING, Recipient
from storage.transaction import Transaction

_r, _b, _c, _f, _s = rows.c, broadcasts.c, tables.carers.c, tables.families.c, rsvps.c
_OF = _r.number == bindparam("broadcast", type_=Number)
_HAVE = select(_r.chat_id).where(_OF).correlate(None)
_NAMES = ("number", "family_id", "chat_id", "language", "status", "reason", "version")
_NEW = (literal(WAITING), literal(""), literal(0))
_LANGUAGE = func.coalesce(func.nullif(_c.language, ""), _f.language)
_ITS_CARER = and_(_c.chat_id == _s.chat_id, _c.family_id == _s.family_id)
_SAID_YES = exists().where(
    _s.event == bindparam("about"), _s.chat_id == _r.chat_id, _s.family_id == _r.family_id
)
_IS_REACHED = and_(_c.chat_id == _r.chat_id, _c.family_id == _r.family_id, _c.unreachable_since.is_(None))
_REACHED = select(_r.chat_id, or_(_c.messages.is_(True), _SAID_YES)).join(tables.carers, _IS_REACHED)
_REACHED = _REACHED.where(_OF, _r.chat_id.in_(bindparam("chats", expanding=True)))
_TOLD = select(_r.family_id).where(_OF, _r.status.in_((WAITING, QUEUED, SENT, CHANGING)))
_OTHERS = select(_c.family_id, _c.chat_id, _LANGUAGE).join_from(
    tables.carers, tables.families, _f.id == _c.family_id
)
_OTHERS = _OTHERS.where(_c.family_id.in_(select(_r.family_id).where(_OF)), _c.family_id.not_in(_TOLD))
_OTHERS = _OTHERS.where(_c.unreachable_since.is_(None), _c.messages.is_(True), _c.chat_id.not_in(_HAVE))
_OTHERS = _OTHERS.order_by(_c.family_id, _c.chat_id.desc())


def _with_letter() -> Executable:
    """Each chat once, whichever letters it was."""
    found = select(
        bindparam("broadcast", type_=Number),
        func.max(_r.family_id),
        _r.chat_id,
        func.max(_r.language),
        *_NEW,
    ).join_from(rows, broadcasts, _b.number == _r.number)
    found = found.where(_b.event == bindparam("about"), _b.kind == LETTER, _r.status.in_(HAVE_IT))
    found = found.where(_r.chat_id.not_in(_HAVE)).group_by(_r.chat_id)
    return insert(rows).from_select(_NAMES, found)


def _who_come() -> Executable:
    """The carer who said yes, of each family that comes or waits for a place."""
    found = select(bindparam("broadcast", type_=Number), _s.family_id, _s.chat_id, _LANGUAGE, *_NEW)
    found = found.join_from(rsvps, tables.families, _f.id == _s.family_id)
    found = found.join(tables.carers, _ITS_CARER, isouter=True)
    found = found.where(_s.event == bindparam("about"), _s.chat_id.not_in(_HAVE))
    return insert(rows).from_select(_NAMES, found)


_GATHER = (_with_letter(), _who_come())


async def gather(tx: Transaction, number: int, event: int) -> int:
    """Who has a letter about an event, or said yes, hears of broadcast `number` too; how many were new in
    this. Where nobody of a family could be told, another carer who wants messages stands in."""
    many = 0
    for statement in _GATHER:
        many += await tx.run(statement, {"broadcast": number, "about": event})
    found = await tx.all(_OTHERS, {"broadcast": number})
    first = {family: Recipient(family, chat, language) for family, chat, language in found}
    await recipients.add(tx, number, list(first.values()))
    return many + len(first)


async def reached(tx: Transaction, number: int, event: int, chats: Collection[int]) -> dict[int, bool]:
    """Which of these chats can be reached as it is now, and whether each is to hear it: who wants messages
    does, and who said yes in any case."""
    given = {"broadcast": number, "about": event, "chats": list(chats)}
    return {chat: bool(hears) for chat, hears in await tx.all(_REACHED, given)} if chats else {}
