"""Sign-ups as a list to work with outside of the bot: one row each, without answers and notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, bindparam, select

from dialogs.facts import Child
from storage import children, tables
from storage.transaction import Record, Transaction

_i, _f = tables.intakes.c, tables.families.c
_INTAKE = (_i.reference, _i.programme, _i.status, _i.group_id, _i.day, _i.language, _i.assigned_to)
_FAMILY = (_i.family_id, _f.phone)
_its_child = and_(tables.children.c.family_id == _i.family_id, tables.children.c.key == _i.child_key)
_ROWS = (
    select(*_INTAKE, *_FAMILY, *children.COLUMNS)
    .join_from(tables.intakes, tables.families, _f.id == _i.family_id)
    .join(tables.children, _its_child, isouter=True)
    .where(
        _i.programme.in_(bindparam("programmes", expanding=True)),
        _i.status.in_(bindparam("statuses", expanding=True)),
    )
    .order_by(_i.created_at, _i.reference)
)


@dataclass(frozen=True, slots=True)
class ExportedIntake:
    """A sign-up as a row: `group` is the id of the group of children ('' for none), `child` None where it is
    gone, `phone` '+31612345678', `assigned_to` the chat of who has it (None for nobody)."""

    reference: str
    programme: str
    status: str
    group: str
    day: date
    language: str
    assigned_to: int | None
    phone: str
    child: Child | None


async def intakes(
    tx: Transaction, programmes: Iterable[str], statuses: Iterable[str]
) -> list[ExportedIntake]:
    """The sign-ups for these programmes that stand so, oldest first. Raises Undecipherable."""
    rows = await tx.all(_ROWS, {"programmes": list(programmes), "statuses": list(statuses)})
    return [_opened(tx, row) for row in rows]


def _opened(tx: Transaction, row: Record) -> ExportedIntake:
    reference, programme, status, group, day, language, assigned_to, family_id, phone = row[:9]
    kept = children.opened(tx, *row[9:]) if row[9] is not None else None
    number = tx.keyring.reveal(phone, f"families:{family_id}:phone")
    return ExportedIntake(reference, programme, status, group or "", day, language, assigned_to, number, kept)
