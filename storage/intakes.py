"""Sign-ups: found by reference, by what they have in common or by the child's name, each with its history."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import and_, bindparam, func, insert, select, tuple_, update

from dialogs.facts import Child, Intake, Value
from storage import children, tables
from storage.intake_filters import Filters, clauses
from storage.transaction import Record, Transaction

Status = Literal["new", "taken", "contacted", "placed", "waiting_list", "closed", "withdrawn"]
STATUSES: tuple[str, ...] = get_args(Status)
PARENT = "parent"
"""Who changed a status, when it was not a member of staff."""
MACHINE = "machine"
"""Who did something when its time had come."""
OFFERED, EXPIRED, PASSED, STAYS, ASSIGNED = "offered", "expired", "passed", "stays", "assigned"
"""What happened besides a change of status: a place was offered, not answered for in time, left to another
child; the family still waits; a colleague took it on."""

_i, _e = tables.intakes.c, tables.intake_events.c
_INTAKE = (_i.reference, _i.programme, _i.child_key, _i.status, _i.day, _i.interest, _i.answers, _i.group_id)
_BY_REFERENCE = _i.reference.in_(bindparam("references", expanding=True))
_TAKEN = select(_i.reference).where(_BY_REFERENCE)
_ADD = insert(tables.intakes)
_OF_FAMILIES = (
    select(*_INTAKE, _i.family_id)
    .where(_i.family_id.in_(bindparam("families", expanding=True)))
    .order_by(_i.created_at, _i.reference)
)
_its_child = and_(tables.children.c.family_id == _i.family_id, tables.children.c.key == _i.child_key)
_STORED = select(
    *_INTAKE, _i.family_id, _i.chat_id, _i.language, _i.assigned_to, _i.created_at, *children.COLUMNS
).join_from(tables.intakes, tables.children, _its_child, isouter=True)
_FIND = _STORED.where(_BY_REFERENCE)
_COUNT = select(func.count()).select_from(tables.intakes.outerjoin(tables.children, _its_child))
_before = tables.intakes.alias().c
_BEFORE = select(_before.created_at).where(_before.reference == bindparam("before")).scalar_subquery()
_BEHIND = tuple_(_i.created_at, _i.reference) > tuple_(_BEFORE, bindparam("before"))
_LANGUAGES = select(_i.language).distinct().order_by(_i.language)
_NAMES = select(_i.reference, *children.COLUMNS).join_from(tables.intakes, tables.children, _its_child)
_NAMES = _NAMES.order_by(_i.created_at, _i.reference)
_CHANGE = (
    update(tables.intakes)
    .where(_i.reference == bindparam("which"))
    .values(status=bindparam("status"), changed_at=bindparam("changed_at"))
)
_INTO = update(tables.intakes).where(_i.reference == bindparam("which")).values(group_id=bindparam("group"))
_ASSIGN = update(tables.intakes).where(_i.reference == bindparam("which"))
_ASSIGN = _ASSIGN.values(assigned_to=bindparam("who"))
_NOTE = insert(tables.intake_events)
_HISTORY = select(_e.at, _e.status, _e.by, _e.detail).where(_e.reference == bindparam("which"))
_HISTORY = _HISTORY.order_by(_e.id)


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
    """A sign-up, whose it is, the chat and language it was made in, and its child as known now.
    `assigned_to`: the chat id of the colleague who looks after it; `made_at`: when it came in (UTC)."""

    intake: Intake
    family_id: int
    chat_id: int
    language: str
    child: Child | None
    assigned_to: int | None = None
    made_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Event:
    """A sign-up got this status, or one of OFFERED and so on happened. `by`: the id of a member of staff,
    PARENT or MACHINE. `detail`: a group, the reason of a closing, the id of a colleague; '' for none."""

    at: datetime
    status: str
    by: str
    detail: str = ""


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


async def every(
    tx: Transaction, filters: Filters, limit: int | None = None, offset: int = 0
) -> list[StoredIntake]:
    """The sign-ups that were asked for, the longest waiting first; a page of them with `limit` and `offset`.
    Raises Undecipherable."""
    wanted = _STORED.where(*clauses(filters)).order_by(_i.created_at, _i.reference)
    rows = await tx.all(wanted.limit(limit).offset(offset) if limit is not None else wanted)
    return [_stored(tx, row) for row in rows]


async def following(tx: Transaction, filters: Filters, reference: str) -> str:
    """Which of the sign-ups that were asked for comes behind this one, which need not be among them (any
    more); '' behind the last."""
    wanted = _STORED.where(*clauses(filters), _BEHIND).order_by(_i.created_at, _i.reference).limit(1)
    rows = await tx.all(wanted, {"before": reference})
    return str(rows[0][0]) if rows else ""


async def count(tx: Transaction, filters: Filters) -> int:
    """How many sign-ups were asked for."""
    [row] = await tx.all(_COUNT.where(*clauses(filters)))
    return int(row[0])


async def languages(tx: Transaction) -> list[str]:
    """The languages in which somebody signed up."""
    return [row.language for row in await tx.all(_LANGUAGES)]


async def of_child(tx: Transaction, fits: Callable[[str], bool]) -> list[str]:
    """The references of the sign-ups whose child has a first name that fits, oldest first. Names are sealed:
    each is opened and looked at. Raises Undecipherable."""
    rows = await tx.all(_NAMES)
    return [row[0] for row in rows if fits(children.opened(tx, *row[1:]).first_name)]


async def change(
    tx: Transaction,
    reference: str,
    status: str,
    by: str,
    now: datetime,
    detail: str = "",
) -> None:
    """Gives a sign-up another status and notes who did it. Raises ReferenceUnknown, StatusUnknown."""
    values = {"which": reference, "status": _known(status), "changed_at": now}
    if not await tx.run(_CHANGE, values):
        raise ReferenceUnknown(reference)
    await note(tx, {reference: detail}, status, by, now)


async def into(tx: Transaction, reference: str, group: str) -> None:
    """In which group the child has a place, or waits for one; '' for none."""
    await tx.run(_INTO, {"which": reference, "group": group or None})


async def assign(tx: Transaction, reference: str, who: int, by: str, now: datetime) -> None:
    """This colleague looks after a sign-up."""
    await tx.run(_ASSIGN, {"which": reference, "who": who})
    await note(tx, {reference: str(who)}, ASSIGNED, by, now)


async def note(tx: Transaction, details: Mapping[str, str], what: str, by: str, now: datetime) -> None:
    """A line in the history of each of these, by reference with its detail; the statuses as they are."""
    rows = [_event(reference, what, by, now, detail) for reference, detail in details.items()]
    await tx.each(_NOTE, rows)


async def history(tx: Transaction, reference: str) -> list[Event]:
    """What happened to a sign-up, oldest first."""
    rows = await tx.all(_HISTORY, {"which": reference})
    return [Event(row.at, row.status, row.by, row.detail or "") for row in rows]


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
        "group_id": intake.group or None,
    }


def _stored(tx: Transaction, row: Record) -> StoredIntake:
    family_id, chat_id, language, assigned_to, made_at, *child = row[len(_INTAKE) :]
    kept = children.opened(tx, *child) if child[0] is not None else None
    return StoredIntake(_opened(tx, row), family_id, chat_id, language, kept, assigned_to, made_at)


def _opened(tx: Transaction, row: Record) -> Intake:
    reference, programme, child, status, day, interest, sealed, group = row[: len(_INTAKE)]
    answers = json.loads(tx.keyring.reveal(sealed, _place(reference)))
    kept = tuple((node, _value(value)) for node, value in answers)
    return Intake(reference, programme, child, status, day, interest, kept, group or "")


def _value(stored: str | list[str]) -> Value:
    return stored if isinstance(stored, str) else tuple(stored)


def _event(reference: str, status: str, by: str, at: datetime, detail: str = "") -> dict[str, Any]:
    return {"reference": reference, "status": status, "by": by, "at": at, "detail": detail or None}


def _known(status: str) -> str:
    if status not in STATUSES:
        raise StatusUnknown(status)
    return status


def _place(reference: str) -> str:
    return f"intakes:{reference}:answers"
