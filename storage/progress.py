"""What the children of a family have had already; it stands in the family's row of `due`."""

from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, select

from dialogs import progress as form
from dialogs.progress import Progress
from storage import tables
from storage.transaction import Transaction
from storage.upserts import upserts

_d = tables.due.c
_LOAD = select(_d.family_id, _d.progress).where(
    _d.family_id.in_(bindparam("families", expanding=True)), _d.progress.is_not(None)
)
_SAVE = upserts(tables.due, "progress")


async def load(tx: Transaction, family_ids: Iterable[int]) -> Mapping[int, Mapping[str, Progress]]:
    """The progress by family and child; absent where there is none yet. Raises Undecipherable."""
    families = list(family_ids)
    rows = await tx.all(_LOAD, {"families": families}) if families else ()
    return {row.family_id: revealed(tx, row.family_id, row.progress) for row in rows}


async def save(tx: Transaction, changed: Mapping[int, Mapping[str, Progress]]) -> None:
    """Writes the progress of all children of these families; when they are due stays as it is."""
    rows = [{"family_id": one, "progress": sealed(tx, one, progress)} for one, progress in changed.items()]
    await tx.upsert(_SAVE, rows)


def revealed(tx: Transaction, family_id: int, stored: bytes | None) -> Mapping[str, Progress]:
    """Read a stored row. Raises Undecipherable."""
    return form.load_all(tx.keyring.reveal(stored, _place(family_id))) if stored else {}


def sealed(tx: Transaction, family_id: int, progress: Mapping[str, Progress]) -> bytes | None:
    """What is stored of it; nothing of nothing."""
    return tx.keyring.seal(form.dump_all(progress), _place(family_id)) if progress else None


def _place(family_id: int) -> str:
    return f"due:{family_id}:progress"
