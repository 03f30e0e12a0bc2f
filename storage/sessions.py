"""Where each conversation stands: one encrypted row a chat, and when its silence is over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from dialogs import session as form
from dialogs.session import Session
from storage import tables
from storage.crypto import Undecipherable
from storage.transaction import Transaction
from storage.upserts import upserts

_chat, _body, _due = tables.sessions.c.chat_id, tables.sessions.c.body, tables.sessions.c.due_at
_IN_CHATS = _chat.in_(bindparam("chats", expanding=True))
_LOAD = select(_chat, _body).where(_IN_CHATS)
_SAVE = upserts(tables.sessions)
_DROP = delete(tables.sessions).where(_IN_CHATS)
_OVERDUE = select(_chat).where(_due <= bindparam("now")).order_by(_due, _chat).limit(bindparam("limit"))

_remind = tables.sessions.c.remind_at
_TO_REMIND = select(_chat).where(_remind <= bindparam("now")).order_by(_remind).limit(bindparam("limit"))
_REWRITE = update(tables.sessions).where(_chat == bindparam("chat")).values(body=bindparam("body"))
_REMINDED = update(tables.sessions).where(_IN_CHATS).values(remind_at=None)


@dataclass(eq=False)
class Unreadable(Exception):
    """The text at `place` was opened, but is not a session as this release writes it."""

    place: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The sessions by chat. `broken`: those that are there but cannot be used, and why."""

    sessions: dict[int, Session]
    broken: dict[int, Undecipherable | Unreadable]


async def load(tx: Transaction, chat_ids: Iterable[int]) -> Loaded:
    """The sessions of these chats, absent where there is none. A broken one never breaks the others."""
    loaded = Loaded({}, {})
    chats = list(chat_ids)
    for chat_id, body in await tx.all(_LOAD, {"chats": chats}) if chats else ():
        try:
            loaded.sessions[chat_id] = _opened(tx, chat_id, body)
        except (Undecipherable, Unreadable) as error:
            loaded.broken[chat_id] = error
    return loaded


async def save(
    tx: Transaction,
    changed: Mapping[int, tuple[Session, datetime | None]],
    now: datetime,
    reminders: Mapping[int, datetime] | None = None,
) -> None:
    """Writes each chat's session with the moment it falls due (None: never). `reminders`: when the chats with
    an unfinished sign-up are to be reminded of it."""
    seal = tx.keyring.seal
    rows = [
        {
            "chat_id": chat_id,
            "body": seal(form.dump(session), _place(chat_id)),
            "due_at": due_at,
            "remind_at": (reminders or {}).get(chat_id),
            "updated_at": now,
        }
        for chat_id, (session, due_at) in changed.items()
    ]
    await tx.upsert(_SAVE, rows)


async def rewrite(tx: Transaction, changed: Mapping[int, Session]) -> None:
    """Writes these sessions; when they fall due stays as it was."""
    seal = tx.keyring.seal
    rows = [{"chat": chat, "body": seal(form.dump(one), _place(chat))} for chat, one in changed.items()]
    await tx.each(_REWRITE, rows)


async def drop(tx: Transaction, chat_ids: Iterable[int]) -> None:
    """These chats have no conversation any more."""
    if chats := list(chat_ids):
        await tx.run(_DROP, {"chats": chats})


async def to_remind(tx: Transaction, now: datetime, limit: int) -> list[int]:
    """Chats that are to be reminded, the longest waiting first, at most `limit`; each is named once."""
    chats = [row.chat_id for row in await tx.all(_TO_REMIND, {"now": now, "limit": limit})]
    if chats:
        await tx.run(_REMINDED, {"chats": chats})
    return chats


async def due(tx: Transaction, now: datetime, limit: int) -> list[int]:
    """Chats whose session is due, the longest waiting first; at most `limit`."""
    return [row[0] for row in await tx.all(_OVERDUE, {"now": now, "limit": limit})]


def _opened(tx: Transaction, chat_id: int, body: bytes) -> Session:
    place = _place(chat_id)
    text = tx.keyring.reveal(body, place)
    try:
        return form.load(text)
    except (ValueError, TypeError, AttributeError):
        # What is wrong with it would quote it: a person's words must not reach a log.
        raise Unreadable(place) from None


def _place(chat_id: int) -> str:
    return f"sessions:{chat_id}:body"
