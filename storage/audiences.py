"""All families, a page at a time, with what decides whether a message to many is for them. Of a child only
its age is read, of an intake its answers only where somebody asks for a place: the rest stays sealed."""

import json
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, bindparam, func, select

from dialogs import plan as form
from dialogs.facts import Child, Family, Intake, Value
from dialogs.plan import Plan
from dialogs.progress import Progress
from storage import progress as kept
from storage import tables
from storage.carers import Carer
from storage.transaction import Record, Transaction

AT_ONCE = 1000
"""Families in a page."""


def _of_page(column: ColumnElement[int]) -> ColumnElement[bool]:
    return column.between(bindparam("first"), bindparam("last"))


_f, _a, _c, _i, _d, _r = (
    table.c
    for table in (
        tables.families,
        tables.carers,
        tables.children,
        tables.intakes,
        tables.due,
        tables.referrals,
    )
)
_ALL = select(_f.id, _f.language, _f.home_language, _f.plan).order_by(_f.id)
_PAGE = _ALL.where(_f.id > bindparam("behind")).limit(bindparam("limit"))
_THESE = _ALL.where(_f.id.in_(bindparam("ids", expanding=True)))
_CARERS = select(_a.family_id, _a.chat_id, _a.messages, _a.language, _a.unreachable_since)
_CARERS = _CARERS.where(_of_page(_a.family_id)).order_by(_a.chat_id)
_CHILDREN = select(_c.family_id, _c.key, _c.born, _c.group_name).where(_of_page(_c.family_id))
_INTAKES = select(
    _i.family_id, _i.reference, _i.programme, _i.child_key, _i.status, _i.day, _i.group_id, _i.answers
).where(_of_page(_i.family_id))
_PROGRESS = select(_d.family_id, _d.progress).where(_of_page(_d.family_id), _d.progress.is_not(None))
_ASKED = (
    select(_r.family_id, func.count().label("number"))
    .where(_of_page(_r.family_id), _r.asked_on >= bindparam("since"))
    .group_by(_r.family_id)
)


@dataclass(frozen=True, slots=True)
class Home:
    """A family with its carers by chat. Of `family` are known: languages, plan, children without their names,
    intakes (with answers only on request). `progress` by child's key; `asked`: how often it was asked since a
    day how it went at a desk."""

    id: int
    family: Family
    carers: Mapping[int, Carer]
    progress: Mapping[str, Progress]
    asked: int = 0


async def pages(tx: Transaction, since: date, answers: bool = False) -> AsyncIterator[Sequence[Home]]:
    """Every family, in the order of their ids. `since`: the day from which reminders count; `answers`: also
    those of the intakes. Raises Undecipherable."""
    behind = 0
    while rows := await tx.all(_PAGE, {"behind": behind, "limit": AT_ONCE}):
        span = {"first": rows[0].id, "last": rows[-1].id}
        yield await _page(tx, rows, span, since, answers)
        behind = rows[-1].id


async def of(tx: Transaction, ids: Collection[int], since: date) -> Mapping[int, Home]:
    """These families by id, as `pages` has them without answers; absent where there is none. Raises
    Undecipherable."""
    rows = await tx.all(_THESE, {"ids": list(ids)}) if ids else ()
    if not rows:
        return {}
    span = {"first": rows[0].id, "last": rows[-1].id}
    return {home.id: home for home in await _page(tx, rows, span, since, answers=False)}


async def _page(
    tx: Transaction, rows: Sequence[Record], span: Mapping[str, int], since: date, answers: bool
) -> Sequence[Home]:
    carers = await _carers(tx, span)
    children = await _children(tx, span)
    intakes = await _intakes(tx, span, answers)
    had = {one.family_id: one.progress for one in await tx.all(_PROGRESS, span)}
    asked = {one.family_id: one.number for one in await tx.all(_ASKED, {**span, "since": since})}
    return [
        Home(
            row.id,
            _family(tx, row, children.get(row.id, ()), intakes.get(row.id, ())),
            carers.get(row.id, {}),
            kept.revealed(tx, row.id, had.get(row.id)),
            asked.get(row.id, 0),
        )
        for row in rows
    ]


async def _carers(tx: Transaction, span: Mapping[str, int]) -> Mapping[int, Mapping[int, Carer]]:
    found: defaultdict[int, dict[int, Carer]] = defaultdict(dict)
    for family_id, chat_id, receives, language, gone in await tx.all(_CARERS, span):
        found[family_id][chat_id] = Carer(receives, language, gone)
    return found


async def _children(tx: Transaction, span: Mapping[str, int]) -> Mapping[int, Sequence[Child]]:
    found: defaultdict[int, list[Child]] = defaultdict(list)
    for family_id, key, born, group in await tx.all(_CHILDREN, span):
        found[family_id].append(Child(key, "", born, group))
    return found


async def _intakes(tx: Transaction, span: Mapping[str, int], answers: bool) -> Mapping[int, Sequence[Intake]]:
    found: defaultdict[int, list[Intake]] = defaultdict(list)
    for one in await tx.all(_INTAKES, span):
        given = _answers(tx, one.reference, one.answers) if answers else ()
        found[one.family_id].append(
            Intake(
                one.reference,
                one.programme,
                one.child_key,
                one.status,
                one.day,
                answers=given,
                group=one.group_id or "",
            )
        )
    return found


def _answers(tx: Transaction, reference: str, sealed: bytes) -> tuple[tuple[str, Value], ...]:
    raw = json.loads(tx.keyring.reveal(sealed, f"intakes:{reference}:answers"))
    return tuple((node, value if isinstance(value, str) else tuple(value)) for node, value in raw)


def _family(tx: Transaction, row: Record, children: Sequence[Child], intakes: Sequence[Intake]) -> Family:
    reveal = tx.keyring.reveal
    stored = reveal(row.plan, f"families:{row.id}:plan") if row.plan else ""
    return Family(
        language=row.language,
        home_language=reveal(row.home_language, f"families:{row.id}:home_language"),
        children=tuple(children),
        intakes=tuple(intakes),
        plan=form.load(stored) if stored else Plan(),
    )
