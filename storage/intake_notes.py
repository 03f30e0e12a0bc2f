"""What staff note about a sign-up, in their own words: sealed, and gone with the family."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from storage import counters, intake_tables
from storage.transaction import Transaction

_n = intake_tables.intake_notes.c
_ADD = insert(intake_tables.intake_notes)
_OF = select(_n.id, _n.at, _n.who, _n.body).where(_n.reference == bindparam("which")).order_by(_n.id)


@dataclass(frozen=True, slots=True)
class Note:
    """`who` (a chat's id) wrote it at a moment (UTC)."""

    at: datetime
    who: int
    text: str


async def add(tx: Transaction, reference: str, note: Note) -> None:
    """Keeps a note."""
    [number] = await counters.reserve(tx, "intake_notes", 1)
    body = tx.keyring.seal(note.text, _place(number))
    await tx.each(
        _ADD, [{"id": number, "reference": reference, "at": note.at, "who": note.who, "body": body}]
    )


async def of(tx: Transaction, reference: str) -> list[Note]:
    """The notes about a sign-up, oldest first. Raises Undecipherable."""
    rows = await tx.all(_OF, {"which": reference})
    return [Note(row.at, row.who, tx.keyring.reveal(row.body, _place(row.id))) for row in rows]


def _place(number: int) -> str:
    return f"intake_notes:{number}:body"
