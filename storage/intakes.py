"""Sign-ups: each found by its reference, with the history of who changed its status and when."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import and_, bindparam, insert, select, update

from dialogs.facts import Child, Intake, Value
from storage import children, tables
from storage.transaction import Record, Transaction

Status = Literal["new", "taken", "contacted", "placed", "waiting_list", "closed", "withdrawn"]
STATUSES: tuple[str, ...] = get_args(Status)
PARENT = "parent"
"""Who changed a status, when it was not a member of staff."""

_i, _e = tables.intakes.c, tables.intake_events.c
_INTAKE = (_i.reference, _i.programme, _i.child_key, _i.status, _i.day, _i.interest, _i.answers)
_BY_REFERENCE = _i.reference.in_(bindparam("references", expanding=True))
_TAKEN = select(_i.reference).where(_BY_REFERENCE)
_ADD = insert(tables.intakes)
_OF_FAMILIES = (
    select(*_INTAKE, _i.family_id)
    .where(_i.family_id.in_(bindparam("families", expanding=True)))
    .order_by(_i.created_at, _i.reference)
)
_its_child = and_(tables.children.c.family_id == _i.family_id, tables.children.c.key == _i.child_key)
_FIND = (
    select(*_INTAKE, _i.family_id, _i.chat_id, _i.language, *children.COLUMNS)
    .join_from(tables.intakes, tables.children, _its_child, isouter=True)
    .where(_BY_REFERENCE)
)
_CHANGE = (
    update(tables.intakes)
    .where(_i.reference == bindparam("which"))
    .values(status=bindparam("status"), changed_at=bindparam("changed_at"))
)
_NOTE = insert(tables.intake_events)
_HISTORY = select(_e.at, _e.status, _e.by).where(_e.reference == bindparam("which")).order_by(_e.id)


@dataclass(eq=False)
class ReferenceTaken(Exception):
    """A sign-up with this reference is there already: make another one."""

    reference: str


@dataclass(eq=False)
class ReferenceUnknown(Exception):
    """There is no sign-up with this reference (any more)."""

    reference: str


@dataclass(eq=False)
class StatusUnknown(Exception):
    """A word that is none of STATUSES."""

    status: str


@dataclass(frozen=True, slots=True)
class StoredIntake:
    """A sign-up, whose it is, the chat and language it was made in, and its child as known now."""

    intake: Intake
    family_id: int
    chat_id: int
    language: str
    child: Child | None


@dataclass(frozen=True, slots=True)
class Event:
    """A sign-up got this status. `by`: the id of a member of staff, or PARENT."""

    at: datetime
    status: str
    by: str


async def add(tx: Transaction, made: Sequence[tuple[int, int, Intake, str]], now: datetime) -> None:
    """Stores new sign-ups, each as (family id, chat id, intake, language). When one cannot be stored, none
    is. Raises ReferenceTaken, StatusUnknown."""
    await _refuse_taken(tx, [intake.reference for _, _, intake, _ in made])
    await tx.each(_ADD, [_row(tx, *one, now) for one in made])
    await tx.each(_NOTE, [_event(intake.reference, intake.status, PARENT, now) for _, _, intake, _ in made])


async def by_reference(tx: Transaction, references: Iterable[str]) -> dict[str, StoredIntake]:
    """The sign-ups with these references; absent where there is none. Raises Undecipherable."""
    rows = await tx.all(_FIND, {"references": list(references)})
    return {row[0]: _stored(tx, row) for row in rows}


async def of_families(tx: Transaction, family_ids: Iterable[int]) -> Mapping[int, tuple[Intake, ...]]:
    """The sign-ups by family, oldest first. Raises Undecipherable."""
    found: defaultdict[int, list[Intake]] = defaultdict(list)
    for row in await tx.all(_OF_FAMILIES, {"families": list(family_ids)}):
        found[row.family_id].append(_opened(tx, row))
    return {family_id: tuple(those) for family_id, those in found.items()}


async def change(tx: Transaction, reference: str, status: str, by: str, now: datetime) -> None:
    """Gives a sign-up another status and notes who did it. Raises ReferenceUnknown, StatusUnknown."""
    values = {"which": reference, "status": _known(status), "changed_at": now}
    if not await tx.run(_CHANGE, values):
        raise ReferenceUnknown(reference)
    await tx.each(_NOTE, [_event(reference, status, by, now)])


async def history(tx: Transaction, reference: str) -> list[Event]:
    """What happened to a sign-up, oldest first."""
    return [Event(*row) for row in await tx.all(_HISTORY, {"which": reference})]


async def _refuse_taken(tx: Transaction, references: Sequence[str]) -> None:
    fresh = set[str]()
    for reference in references:
        if reference in fresh:
            raise ReferenceTaken(reference)
        fresh.add(reference)
    for row in await tx.all(_TAKEN, {"references": list(references)}) if references else ():
        raise ReferenceTaken(row[0])


def _row(
    tx: Transaction, family_id: int, chat_id: int, intake: Intake, language: str, now: datetime
) -> dict[str, Any]:
    answers = json.dumps(intake.answers, ensure_ascii=False, separators=(",", ":"))
    return {
        "reference": intake.reference,
        "family_id": family_id,
        "chat_id": chat_id,
        "child_key": intake.child,
        "programme": intake.programme,
        "status": _known(intake.status),
        "interest": intake.interest,
        "language": language,
        "answers": tx.keyring.seal(answers, _place(intake.reference)),
        "day": intake.day,
        "created_at": now,
        "changed_at": now,
    }


def _stored(tx: Transaction, row: Record) -> StoredIntake:
    family_id, chat_id, language, *child = row[len(_INTAKE) :]
    kept = children.opened(tx, *child) if child[0] is not None else None
    return StoredIntake(_opened(tx, row), family_id, chat_id, language, kept)


def _opened(tx: Transaction, row: Record) -> Intake:
    reference, programme, child, status, day, interest, sealed = row[: len(_INTAKE)]
    answers = json.loads(tx.keyring.reveal(sealed, _place(reference)))
    kept = tuple((node, _value(value)) for node, value in answers)
    return Intake(reference, programme, child, status, day, interest, kept)


def _value(stored: str | list[str]) -> Value:
    return stored if isinstance(stored, str) else tuple(stored)


def _event(reference: str, status: str, by: str, at: datetime) -> dict[str, Any]:
    return {"reference": reference, "status": status, "by": by, "at": at}


def _known(status: str) -> str:
    if status not in STATUSES:
        raise StatusUnknown(status)
    return status


def _place(reference: str) -> str:
    return f"intakes:{reference}:answers"
