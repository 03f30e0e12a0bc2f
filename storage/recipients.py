"""Who a broadcast is for, and what became of each: a row for each chat, whatever happens to the program.

A row is `waiting` until it is put in the outbox (`queued`), then `sent`, `unreachable` or `failed`; who was
left out has a row too, with the reason. While a message that is there gets another text
its row is `changing`. `version` is that of the text which the family has, or is about to get."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Executable, bindparam, case, func, insert, select, update

from storage import tables
from storage.broadcast_tables import broadcasts, gone, recipients
from storage.broadcasts import LETTER
from storage.columns import Number
from storage.transaction import Transaction
from storage.upserts import Insert, per_dialect

WAITING, QUEUED, SENT, CHANGING = "waiting", "queued", "sent", "changing"
UNREACHABLE, FAILED, LEFT_OUT = "unreachable", "failed", "left_out"
HAVE_IT = (SENT, CHANGING)
DELETED = "deleted"
"""The reason of a family that deleted everything before its message went."""
OVER = "over"
"""The reason where the event has begun before the letter about it went."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One carer of a family, and the language in which the message goes there. `reason`: why it was left out,
    or why its message or the change of it failed. A family that was left out as a whole has chat 0."""

    family_id: int
    chat_id: int
    language: str
    status: str = WAITING
    reason: str = ""
    version: int = 0
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a language came to a status, for a reason. Chats are counted; a family that was left out as
    a whole is one."""

    language: str
    status: str
    reason: str
    number: int


_r, _b, _c = recipients.c, broadcasts.c, tables.carers.c
_ROW = (_r.family_id, _r.chat_id, _r.language, _r.status, _r.reason, _r.version, _r.message_id)
_OF = _r.number == bindparam("broadcast")
_IN_CHATS = _r.chat_id.in_(bindparam("chats", expanding=True))
_ONE = (_OF, _r.chat_id == bindparam("chat"))
_OF_FAMILIES = _r.family_id.in_(bindparam("families", expanding=True))
_ADD = insert(recipients)
_EVERY = select(*_ROW).where(_OF).order_by(_r.family_id, _r.chat_id)
_TO_SEND = select(*_ROW).where(_OF, _r.status == WAITING)
_TO_SEND = _TO_SEND.order_by(_r.family_id, _r.chat_id).limit(bindparam("limit"))
_OLD = (_r.status == SENT, _r.version < bindparam("newest"), _r.message_id.is_not(None))
_TO_CHANGE = select(*_ROW).where(_OF, *_OLD).order_by(_r.family_id, _r.chat_id).limit(bindparam("limit"))
_SET = update(recipients).where(_OF, _IN_CHATS).values(status=bindparam("to"), reason=bindparam("why"))
_QUEUE = update(recipients).where(_OF, _IN_CHATS)
_QUEUE = _QUEUE.values(status=bindparam("to"), reason="", version=bindparam("newest"))
_SENT = update(recipients).where(*_ONE)
_SENT = _SENT.values(
    status=SENT, reason="", message_id=func.coalesce(bindparam("message", type_=Number), _r.message_id)
)
_FAILED = update(recipients).where(*_ONE, _r.status != CHANGING)
_FAILED = _FAILED.values(status=FAILED, reason=bindparam("why"))
_NOT_CHANGED = update(recipients).where(*_ONE, _r.status == CHANGING)
_NOT_CHANGED = _NOT_CHANGED.values(status=SENT, reason=bindparam("why"))
_CLOSED = update(recipients).where(_IN_CHATS, _r.status == QUEUED).values(status=UNREACHABLE)
_CLOSED_CHANGE = update(recipients).where(_IN_CHATS, _r.status == CHANGING)
_CLOSED_CHANGE = _CLOSED_CHANGE.values(status=SENT, reason=UNREACHABLE)
_BACK = update(recipients).where(_OF, _IN_CHATS, _r.status == QUEUED).values(status=WAITING)
_BACK_CHANGE = update(recipients).where(_OF, _IN_CHATS, _r.status == CHANGING).values(status=SENT, version=0)
_ORPHANS = update(recipients).where(_OF, _r.status == QUEUED).values(status=WAITING)
_ORPHAN_CHANGES = update(recipients).where(_OF, _r.status == CHANGING).values(status=SENT, version=0)
_LEAVE_OUT = update(recipients).where(_OF, _r.status == WAITING)
_LEAVE_OUT = _LEAVE_OUT.values(status=LEFT_OUT, reason=bindparam("why"))
_OPEN = select(func.count()).where(_OF, _r.status.in_((WAITING, QUEUED, CHANGING)))
_NUMBER = func.count().label("number")
_COUNTS = select(_r.language, _r.status, _r.reason, _NUMBER).where(_OF)
_COUNTS = _COUNTS.group_by(_r.language, _r.status, _r.reason)
_GONE = select(gone.c.language, gone.c.status, gone.c.reason, gone.c.count.label("number"))
_GONE = _GONE.where(gone.c.number == bindparam("broadcast"))
_OF_LETTERS = _r.status.in_((WAITING, QUEUED, *HAVE_IT))
_HAVE_LETTER = select(_r.family_id).distinct().join_from(recipients, broadcasts, _b.number == _r.number)
_HAVE_LETTER = _HAVE_LETTER.where(_b.event == bindparam("about"), _b.kind == LETTER, _OF_LETTERS)
_LETTERS_HAD = func.count(_r.number.distinct()).label("number")
_HAD = select(_r.family_id, _LETTERS_HAD).join_from(recipients, broadcasts, _b.number == _r.number)
_HAD = _HAD.where(_b.started_at >= bindparam("since"), _b.kind == LETTER, _r.status.in_(HAVE_IT))
_HAD = _HAD.where(_b.number != bindparam("but"))
_HAD = _HAD.group_by(_r.family_id)


def _counting(into: Insert) -> Executable:
    """Adds what has become of families to what is kept of those that are gone already."""
    is_open = _r.status.in_((WAITING, QUEUED))
    status = case((is_open, LEFT_OUT), (_r.status == CHANGING, SENT), else_=_r.status)
    reason = case((is_open, DELETED), else_=_r.reason)
    found = select(_r.number, _r.language, status, reason, func.count()).where(_OF_FAMILIES)
    found = found.group_by(_r.number, _r.language, status, reason)
    added = into.from_select(("number", "language", "status", "reason", "count"), found)
    keys = list(gone.primary_key.columns.keys())
    return added.on_conflict_do_update(
        index_elements=keys, set_={"count": gone.c.count + added.excluded["count"]}
    )


_COUNT_GONE = per_dialect(gone, _counting)


async def add(tx: Transaction, number: int, everybody: Sequence[Recipient]) -> None:
    """These are those of a broadcast, each once."""
    await tx.each(_ADD, [{"number": number, **asdict(one)} for one in everybody])


async def every(tx: Transaction, number: int) -> list[Recipient]:
    """All of a broadcast, in the order in which they get it."""
    return [Recipient(*row) for row in await tx.all(_EVERY, {"broadcast": number})]


async def to_send(tx: Transaction, number: int, limit: int) -> list[Recipient]:
    """The next that wait; at most `limit`."""
    rows = await tx.all(_TO_SEND, {"broadcast": number, "limit": limit})
    return [Recipient(*row) for row in rows]


async def to_change(tx: Transaction, number: int, version: int, limit: int) -> list[Recipient]:
    """The next that have a version before this one, also where an earlier change failed; at most `limit`."""
    rows = await tx.all(_TO_CHANGE, {"broadcast": number, "newest": version, "limit": limit})
    return [Recipient(*row) for row in rows]


async def queued(tx: Transaction, number: int, chats: Collection[int], to: str, version: int) -> None:
    """Their message (QUEUED) or its change (CHANGING) stands in the outbox, with the text of a version."""
    given = {"broadcast": number, "chats": list(chats), "to": to, "newest": version}
    if chats:
        await tx.run(_QUEUE, given)


async def settle(tx: Transaction, number: int, chats: Collection[int], status: str, reason: str) -> None:
    """This became of them without anything being sent."""
    given = {"broadcast": number, "chats": list(chats), "to": status, "why": reason}
    if chats:
        await tx.run(_SET, given)


async def sent(tx: Transaction, messages: Mapping[tuple[int, int], int | None]) -> None:
    """By (broadcast, chat): the message that it became; None where it is the one it was."""
    rows = [
        {"broadcast": number, "chat": chat, "message": message}
        for (number, chat), message in messages.items()
    ]
    await tx.each(_SENT, rows)


async def failed(tx: Transaction, errors: Mapping[tuple[int, int], str]) -> None:
    """By (broadcast, chat): why Telegram will never take it. Who had it keeps what was there."""
    rows = [{"broadcast": number, "chat": chat, "why": why[:64]} for (number, chat), why in errors.items()]
    await tx.each(_FAILED, rows)
    await tx.each(_NOT_CHANGED, rows)


async def closed(tx: Transaction, chat_ids: Iterable[int]) -> None:
    """These chats cannot be reached any more: what stood in the outbox for them does not go."""
    if chats := list(chat_ids):
        await tx.run(_CLOSED, {"chats": chats})
        await tx.run(_CLOSED_CHANGE, {"chats": chats})


async def taken_back(tx: Transaction, number: int, chats: Collection[int]) -> None:
    """Their rows are out of the outbox again, unsent: they wait as before."""
    if chats:
        await tx.run(_BACK, {"broadcast": number, "chats": list(chats)})
        await tx.run(_BACK_CHANGE, {"broadcast": number, "chats": list(chats)})


async def orphans(tx: Transaction, number: int) -> int:
    """Nothing of this broadcast is in the outbox: whatever says so waits as before; how many those are."""
    many = await tx.run(_ORPHANS, {"broadcast": number})
    return many + await tx.run(_ORPHAN_CHANGES, {"broadcast": number})


async def leave_out(tx: Transaction, number: int, reason: str) -> int:
    """Nobody who still waits gets it; how many those are."""
    return await tx.run(_LEAVE_OUT, {"broadcast": number, "why": reason})


async def are_open(tx: Transaction, number: int) -> bool:
    """Whether somebody waits, or has a row in the outbox."""
    return bool((await tx.all(_OPEN, {"broadcast": number}))[0][0])


async def have(tx: Transaction, event: int) -> set[int]:
    """The families that have a letter about an event, or are about to."""
    return {row.family_id for row in await tx.all(_HAVE_LETTER, {"about": event})}


async def had(tx: Transaction, since: datetime, but: int = 0) -> dict[int, int]:
    """By family, how many letters of those that were begun since a moment (UTC) it has, besides one."""
    return {row.family_id: row.number for row in await tx.all(_HAD, {"since": since, "but": but})}


async def counts(tx: Transaction, number: int) -> list[Count]:
    """What became of all families, also of those that have deleted everything since."""
    total: Counter[tuple[str, str, str]] = Counter()
    for statement in (_COUNTS, _GONE):
        for language, status, reason, many in await tx.all(statement, {"broadcast": number}):
            total[language, status, reason] += many
    return [Count(*what, many) for what, many in sorted(total.items())]


async def let_go(tx: Transaction, families: Iterable[int]) -> None:
    """These families are about to be deleted: of what became of them only the counts stay."""
    if gone_now := list(families):
        statement = _COUNT_GONE[tx.connection.dialect.name]
        await tx.run(statement, {"families": gone_now})
