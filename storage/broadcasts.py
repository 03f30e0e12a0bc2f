"""Messages to many: what each says, for whom, who made and approved it, and how far it is.

What became of each family stands in storage.recipients."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, or_, select, update

from storage import counters
from storage.broadcast_tables import broadcasts
from storage.transaction import Record, Transaction

LETTER, CANCELLATION = "letter", "cancellation"
"""The kinds: a letter that somebody wrote, or the word that an event does not take place."""
DRAFT, WAITING_APPROVAL, SCHEDULED = "draft", "waiting_approval", "scheduled"
SENDING, PAUSED, STOPPED, SENT, CANCELLED = "sending", "paused", "stopped", "sent", "cancelled"
"""The states. From `stopped`, `sent` and `cancelled` on nobody new gets it; what is there can be changed."""
BEGUN = (SENDING, PAUSED, STOPPED, SENT, CANCELLED)

_b = broadcasts.c
_WRITTEN = ("state", "approved_by", "asked_by", "at", "started_at", "ended_at", "audience")
_THIS = _b.number == bindparam("which")
_ADD = insert(broadcasts)
_ALL = select(broadcasts)
_LOAD = _ALL.where(_b.number.in_(bindparam("numbers", expanding=True)))
_ACTIVE = _ALL.where(or_(_b.state == SENDING, _b.correcting)).order_by(_b.number)
_IN = _ALL.where(_b.state.in_(bindparam("states", expanding=True))).order_by(_b.number)
_OF_EVENT = _ALL.where(_b.event == bindparam("about")).order_by(_b.number)
_NEWEST = _ALL.order_by(_b.number.desc()).limit(bindparam("limit")).offset(bindparam("skip"))
_DUE = _ALL.where(_b.state == SCHEDULED, _b.at <= bindparam("now")).order_by(_b.at, _b.number)
_WRITE = update(broadcasts).where(_THIS)
_WRITE = _WRITE.values({name: bindparam(name) for name in _WRITTEN})
_REWRITE = update(broadcasts).where(_THIS).values(letter=bindparam("sealed"))
_AGAIN = update(broadcasts).where(_b.number.in_(bindparam("numbers", expanding=True)))
_AGAIN = _AGAIN.values(version=_b.version + 1, correcting=True)
_CORRECTED = update(broadcasts).where(_THIS, _b.version == bindparam("at_version")).values(correcting=False)


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One message to many. `event`: the number of the event that it is about; `version` grows by each
    correction, and until everybody has the newest it is `correcting`; `created_by`, `asked_by` (who last
    changed its words or audience, or asked to send it) and `approved_by` are chats of the team; `letter` and
    `audience` are JSON (see bot.broadcasting.letters, dialogs.audience); `at` is when it is to begin. Moments
    in UTC."""

    number: int
    state: str
    created_by: int
    letter: str
    audience: str
    created_at: datetime
    kind: str = LETTER
    event: int | None = None
    version: int = 1
    correcting: bool = False
    approved_by: int | None = None
    at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    asked_by: int | None = None

    @property
    def asker(self) -> int:
        """Whose wish it is as it stands: who changed it or asked for it last, else who made it."""
        return self.created_by if self.asked_by is None else self.asked_by

    @property
    def behind(self) -> tuple[int, ...]:
        """The chats of those who stand for it, each once, the asker first."""
        every = (self.asker, self.created_by, self.approved_by)
        return tuple(dict.fromkeys(chat for chat in every if chat is not None))


async def reserve(tx: Transaction) -> int:
    """The number of a new one."""
    return (await counters.reserve(tx, "broadcasts", 1))[0]


async def add(tx: Transaction, new: Broadcast) -> None:
    """Stores a new one, under a number that was reserved."""
    await tx.each(_ADD, [_row(tx, new)])


async def load(tx: Transaction, numbers: Collection[int]) -> dict[int, Broadcast]:
    """Those with these numbers. Raises Undecipherable."""
    rows = await tx.all(_LOAD, {"numbers": list(numbers)}) if numbers else ()
    return {row.number: _broadcast(tx, row) for row in rows}


async def active(tx: Transaction) -> list[Broadcast]:
    """Those in which something is to be sent or changed, oldest first. Raises Undecipherable."""
    return [_broadcast(tx, row) for row in await tx.all(_ACTIVE)]


async def in_states(tx: Transaction, states: Collection[str]) -> list[Broadcast]:
    """Those in one of these states, oldest first. Raises Undecipherable."""
    return [_broadcast(tx, row) for row in await tx.all(_IN, {"states": list(states)})]


async def of_event(tx: Transaction, event: int) -> list[Broadcast]:
    """Those about an event, oldest first. Raises Undecipherable."""
    return [_broadcast(tx, row) for row in await tx.all(_OF_EVENT, {"about": event})]


async def newest(tx: Transaction, limit: int, skip: int = 0) -> list[Broadcast]:
    """The newest first, without the first `skip`. Raises Undecipherable."""
    return [_broadcast(tx, row) for row in await tx.all(_NEWEST, {"limit": limit, "skip": skip})]


async def due(tx: Transaction, now: datetime) -> list[Broadcast]:
    """Those whose moment has come (UTC), the longest due first. Raises Undecipherable."""
    return [_broadcast(tx, row) for row in await tx.all(_DUE, {"now": now})]


async def save(tx: Transaction, changed: Sequence[Broadcast]) -> None:
    """Writes state, moments, audience, who asked and who approved; not the letter."""
    rows = [{"which": one.number, **{name: getattr(one, name) for name in _WRITTEN}} for one in changed]
    await tx.each(_WRITE, rows)


async def rewrite(tx: Transaction, number: int, letter: str) -> None:
    """It says something else from now on."""
    await tx.run(_REWRITE, {"which": number, "sealed": tx.keyring.seal(letter, _place(number))})


async def renew(tx: Transaction, numbers: Collection[int]) -> None:
    """What these say has changed: a new version of each, that everybody who has an older one is to get."""
    if numbers:
        await tx.run(_AGAIN, {"numbers": list(numbers)})


async def corrected(tx: Transaction, one: Broadcast) -> None:
    """Everybody who had an older version has this one now; nothing where there is a newer one."""
    await tx.run(_CORRECTED, {"which": one.number, "at_version": one.version})


def _row(tx: Transaction, one: Broadcast) -> dict[str, object]:
    plain = {name: getattr(one, name) for name in one.__slots__ if name != "letter"}
    return {**plain, "letter": tx.keyring.seal(one.letter, _place(one.number))}


def _broadcast(tx: Transaction, row: Record) -> Broadcast:
    plain = {name: getattr(row, name) for name in Broadcast.__slots__ if name != "letter"}
    return Broadcast(**plain, letter=tx.keyring.reveal(row.letter, _place(row.number)))


def _place(number: int) -> str:
    return f"broadcasts:{number}:letter"
