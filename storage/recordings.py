"""Texts read aloud: one recording a node and language, by a person, or a draft made by a program.

They are the library's own texts, so nothing is sealed; who recorded them is not kept."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Executable, bindparam, delete, or_, select, update

from storage import counters, tables
from storage.transaction import Transaction
from storage.upserts import Insert, per_dialect, upserts

_VERSION = "recordings"
_r, _count = tables.recordings.c, tables.counters.c
_THIS = (_r.node == bindparam("which"), _r.language == bindparam("spoken"))
_LOAD = select(_r.node, _r.language, _r.words, _r.file_id, _r.seconds, _r.draft, _r.at)
_LOAD = _LOAD.order_by(_r.node, _r.language)
_SAVE = upserts(tables.recordings)
_SOUND = select(_r.sound).where(*_THIS)
_UPLOADED = update(tables.recordings).where(*_THIS, _r.sound.is_not(None))
_UPLOADED = _UPLOADED.values(file_id=bindparam("file"), sound=None)
_DROP = delete(tables.recordings).where(*_THIS)
_LAST = select(_count.last).where(_count.name == _VERSION)


def _drafting(insert: Insert) -> Executable:
    fresh = insert.excluded
    return insert.on_conflict_do_update(
        index_elements=["node", "language"],
        set_={column.name: fresh[column.name] for column in _r if not column.primary_key},
        where=or_(_r.draft, _r.words != fresh.words),
    )


_SAVE_DRAFT = per_dialect(tables.recordings, _drafting)


@dataclass(frozen=True, slots=True)
class Recording:
    """A node's text, spoken in a language. `words`: the fingerprint of that text; the recording counts only
    while the text is still the same. `file_id`: Telegram's (Bot API, Voice.file_id); None for a draft that
    was not sent yet, whose `sound` is stored. `seconds`: its length. `draft`: made by a program."""

    node: str
    language: str
    words: str
    file_id: str | None
    seconds: int
    draft: bool
    at: datetime


async def load(tx: Transaction) -> list[Recording]:
    """All recordings, by node and language; without the sound."""
    return [Recording(*row) for row in await tx.all(_LOAD)]


async def save(tx: Transaction, recording: Recording) -> None:
    """Writes a recording that Telegram has, in place of any other of its node and language."""
    await tx.upsert(_SAVE, [{**asdict(recording), "sound": None}])
    await _changed(tx)


async def save_drafts(tx: Transaction, rows: Iterable[tuple[Recording, bytes]]) -> None:
    """Writes drafts that Telegram does not have yet, each with its sound (Ogg/Opus). A draft replaces another
    draft and what was spoken of an older text, never a person's recording of the same words."""
    drafts = [
        {**asdict(recording), "file_id": None, "sound": sound, "draft": True} for recording, sound in rows
    ]
    if drafts:
        await tx.upsert(_SAVE_DRAFT, drafts)
        await _changed(tx)


async def sound(tx: Transaction, node: str, language: str) -> bytes | None:
    """The Ogg/Opus bytes of a draft that is still to be sent; None where there is no such draft."""
    rows = await tx.all(_SOUND, {"which": node, "spoken": language})
    return rows[0][0] if rows else None


async def uploaded(tx: Transaction, node: str, language: str, file_id: str) -> None:
    """Telegram has the draft under this id: the sound goes. Nothing happens to a recording without a sound,
    which a person made while the draft was on its way."""
    if await tx.run(_UPLOADED, {"which": node, "spoken": language, "file": file_id}):
        await _changed(tx)


async def drop(tx: Transaction, node: str, language: str) -> None:
    """There is no recording of this node in this language any more."""
    if await tx.run(_DROP, {"which": node, "spoken": language}):
        await _changed(tx)


async def version(tx: Transaction) -> int:
    """Another number after each change of any recording, also by another process; costs one look-up."""
    rows = await tx.all(_LAST)
    return rows[0][0] if rows else 0


async def _changed(tx: Transaction) -> None:
    await counters.reserve(tx, _VERSION, 1)
