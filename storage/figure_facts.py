"""One picture of everything that is to be counted: set-based, and sealed values are opened only where they
are needed to count. No names, no phone numbers, no words of a family."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, select

from dialogs import plan as plan_form
from dialogs.facts import Value
from dialogs.plan import Plan
from dialogs.progress import Progress
from storage import event_tables, measure_answers, progress, referral_counts, tables
from storage.measure_answers import Measured
from storage.referral_counts import Route
from storage.transaction import Transaction

_f, _k, _c, _i, _e, _d = (
    one.c
    for one in (
        tables.families,
        tables.children,
        tables.carers,
        tables.intakes,
        tables.intake_events,
        tables.due,
    )
)
_FAMILIES = select(_f.id, _f.language, _f.plan, _f.created_at)
_CHILDREN = select(_k.family_id, _k.key, _k.born, _k.group_name)
_CARERS = select(_c.family_id, _c.chat_id, _c.language, _c.consent_on)
_INTAKES = select(
    _i.reference, _i.family_id, _i.child_key, _i.programme, _i.status, _i.day, _i.answers, _i.group_id
).order_by(_i.created_at, _i.reference)
_REACHED = select(_e.reference, _e.status, func.min(_e.at)).group_by(_e.reference, _e.status)
_REACHED = _REACHED.where(_e.status.in_(("placed", "closed", "withdrawn")))
_PROGRESS = select(_d.family_id, _d.progress).where(_d.progress.is_not(None))
_v, _r = event_tables.events.c, event_tables.rsvps.c
_EVENTS = select(_v.number, _v.template, _v.day, _v.place)
_EVENTS = _EVENTS.where(_v.status == "planned", _v.begins_at < bindparam("now"))
_VISITS = select(_r.event, _r.family_id).where(_r.waiting.is_(False))


SignedUp = tuple[int, str, str]
"""Of which family, which child, for which programme."""


@dataclass(frozen=True, slots=True)
class Home:
    """A family without anything that names it: the day it came, its language, and what it wants sent."""

    day: date
    language: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Young:
    """A child of a family: `born` is a month, 'YYYY-MM'."""

    family_id: int
    key: str
    born: str
    group: str


@dataclass(frozen=True, slots=True)
class SignUp:
    """A sign-up; `answers` are () where it is counted already; `reached`: the first day of a status."""

    reference: str
    family_id: int
    child: str
    programme: str
    status: str
    day: date
    answers: tuple[tuple[str, Value], ...]
    group: str
    reached: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Held:
    """An event that was held, and which families said that they would come."""

    number: int
    template: str
    day: date
    place: str
    families: Sequence[int]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything at one moment. `carers` are (family id, chat id, language, day)."""

    homes: Mapping[int, Home]
    children: Sequence[Young]
    carers: Sequence[tuple[int, int, str, date]]
    signups: Sequence[SignUp]
    progress: Mapping[int, Mapping[str, Progress]]
    routes: Mapping[Route, int]
    held: Sequence[Held]
    measured: Sequence[Measured]


async def picture(tx: Transaction, zone: ZoneInfo, now: datetime, known: Collection[SignedUp]) -> Picture:
    """How things stand `now` (UTC). The answers of the sign-ups in `known` stay sealed. Raises
    Undecipherable."""
    homes = {
        row.id: _home(tx, row.id, row.language, row.plan, _day(row.created_at, zone))
        for row in await tx.all(_FAMILIES)
    }
    carers = [
        (
            row.family_id,
            row.chat_id,
            row.language or homes[row.family_id].language,
            row.consent_on or homes[row.family_id].day,
        )
        for row in await tx.all(_CARERS)
    ]
    return Picture(
        homes,
        [Young(*row) for row in await tx.all(_CHILDREN)],
        carers,
        await _signups(tx, zone, known),
        {
            row.family_id: progress.revealed(tx, row.family_id, row.progress)
            for row in await tx.all(_PROGRESS)
        },
        await referral_counts.since(tx, ""),
        await held(tx, now),
        await measure_answers.measured(tx),
    )


def _home(tx: Transaction, family_id: int, language: str, plan: bytes | None, day: date) -> Home:
    sealed = f"families:{family_id}:plan"
    return Home(day, language, plan_form.load(tx.keyring.reveal(plan, sealed)) if plan else Plan())


async def _signups(tx: Transaction, zone: ZoneInfo, known: Collection[SignedUp]) -> list[SignUp]:
    reached: defaultdict[str, dict[str, date]] = defaultdict(dict)
    for reference, status, at in await tx.all(_REACHED):
        reached[reference][status] = _day(at, zone)
    return [
        SignUp(
            row.reference,
            row.family_id,
            row.child_key,
            row.programme,
            row.status,
            row.day,
            ()
            if (row.family_id, row.child_key, row.programme) in known
            else _answers(tx, row.reference, row.answers),
            row.group_id or "",
            reached[row.reference],
        )
        for row in await tx.all(_INTAKES)
    ]


def _answers(tx: Transaction, reference: str, sealed: bytes) -> tuple[tuple[str, Value], ...]:
    told = json.loads(tx.keyring.reveal(sealed, f"intakes:{reference}:answers"))
    return tuple((node, value if isinstance(value, str) else tuple(value)) for node, value in told)


async def held(tx: Transaction, now: datetime) -> list[Held]:
    """The events that have begun (UTC) and were not cancelled."""
    coming: defaultdict[int, list[int]] = defaultdict(list)
    for event, family_id in await tx.all(_VISITS):
        coming[event].append(family_id)
    rows = await tx.all(_EVENTS, {"now": now})
    return [Held(row.number, row.template, row.day, row.place, coming[row.number]) for row in rows]


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()
