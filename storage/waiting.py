"""The line of those who wait for a place: since when, and when they are asked whether they still do. The
places in it are computed (dialogs.lining_up), so nobody's number can be wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, exists, select, update

from dialogs.lining_up import Waiter, place_in
from storage import intake_tables, tables
from storage.transaction import Record, Transaction
from storage.upserts import upserts

MONTH = timedelta(days=30)
"""After so long somebody is asked whether they still wait."""
REST = timedelta(days=7)
"""Who let a place go to another child is left alone for so long."""
SILENT = 2
"""Who did not answer so often stays in line, but is asked and offered nothing more: a coordinator calls."""

_i, _w, _o = tables.intakes.c, intake_tables.waiting.c, intake_tables.offers.c
_c = tables.carers.c
_THESE = _w.reference.in_(bindparam("references", expanding=True))
_WAITS = _i.status == "waiting_list"
_BEGIN = upserts(intake_tables.waiting, "ask_at", "unanswered")
_END = delete(intake_tables.waiting).where(_THESE)
_JOINED = select(_w.reference).join_from(intake_tables.waiting, tables.intakes, _w.reference == _i.reference)
_LINE = (
    _JOINED.add_columns(
        _i.programme,
        _i.group_id,
        _w.rests_until,
        _w.unanswered,
        _o.reference.label("offered"),
        exists().where(_c.family_id == _i.family_id, _c.unreachable_since.is_(None)).label("reachable"),
    )
    .join(intake_tables.offers, _o.reference == _w.reference, isouter=True)
    .where(_WAITS)
    .order_by(_w.since, _i.created_at, _w.reference)
)
_CHATS = (
    select(_i.reference, _c.chat_id)
    .join_from(tables.intakes, tables.carers, _c.family_id == _i.family_id)
    .where(_i.reference.in_(bindparam("references", expanding=True)), _c.unreachable_since.is_(None))
    .order_by(_i.reference, _c.chat_id != _i.chat_id, _c.messages.is_(False), _c.chat_id)
)
_PASSED = _JOINED.where(_WAITS, _w.ask_at <= bindparam("now"))
_DUE = _PASSED.where(_w.unanswered < SILENT).order_by(_w.ask_at, _w.reference).limit(bindparam("limit"))
_SILENT = _PASSED.where(_w.unanswered >= SILENT).order_by(_w.since, _w.reference)
_TO_THE_END = update(intake_tables.waiting).where(_THESE)
_TO_THE_END = _TO_THE_END.values(
    since=bindparam("now"),
    rests_until=bindparam("rested"),
    ask_at=bindparam("at"),
    unanswered=(_w.unanswered + 1) * bindparam("silent"),
)
_ASK_AT = update(intake_tables.waiting).where(_w.reference == bindparam("which"))
_ASK_AT = _ASK_AT.values(ask_at=bindparam("at"))
_ASKED = update(intake_tables.waiting).where(_THESE)
_ASKED = _ASKED.values(ask_at=bindparam("at"), unanswered=_w.unanswered + 1)
_ANSWERED = update(intake_tables.waiting).where(_THESE).values(ask_at=bindparam("at"), unanswered=0)


@dataclass(frozen=True, slots=True)
class InLine:
    """One who waits. `offered`: a place is kept for them now; `reachable`: one of the carers can be written
    to; `silent`: they did not say whether they still wait, or what they were offered; `rests_until` (UTC)."""

    waiter: Waiter
    offered: bool
    reachable: bool
    silent: bool
    rests_until: datetime

    def is_next(self, now: datetime) -> bool:
        """Whether a place can be offered to them now (UTC)."""
        return not self.offered and not self.silent and self.reachable and self.rests_until <= now


async def begin(tx: Transaction, reference: str, now: datetime) -> None:
    """Waits from now on (UTC); who was in line before keeps that place, and is no longer counted as silent:
    somebody spoke with them."""
    await tx.upsert(_BEGIN, [_row(reference, now)])


async def to_the_end(tx: Transaction, references: Iterable[str], now: datetime, *, silent: bool) -> None:
    """These had their turn: they go on waiting behind all others. `silent`: they did not answer, which counts
    as a question without an answer."""
    values = {"references": list(references), "now": now, "rested": now + REST, "at": now + MONTH}
    await tx.run(_TO_THE_END, {**values, "silent": int(silent)})


async def end(tx: Transaction, references: Iterable[str]) -> None:
    """These do not wait any more."""
    await tx.run(_END, {"references": list(references)})


async def line(tx: Transaction) -> list[InLine]:
    """Everybody who waits, of all programmes, the longest waiting first."""
    return [_in_line(row) for row in await tx.all(_LINE)]


async def chats(tx: Transaction, references: Iterable[str]) -> dict[str, int]:
    """Whom to write to about these sign-ups: who signed up, or else another carer who can be reached, rather
    one who wants messages; absent where there is none."""
    found: dict[str, int] = {}
    for reference, chat_id in await tx.all(_CHATS, {"references": list(references)}):
        found.setdefault(reference, chat_id)
    return found


async def waiting_place(tx: Transaction, reference: str) -> int:
    """The place in line of a sign-up, from 1; 0 where it does not wait."""
    return place_in((_waiter(row) for row in await tx.all(_LINE)), reference)


async def silent(tx: Transaction, now: datetime) -> list[str]:
    """The references of those who did not say by now (UTC) whether they still wait, nor in a week after the
    last question: for a coordinator to call."""
    return [row.reference for row in await tx.all(_SILENT, {"now": now + MONTH - REST})]


async def due(tx: Transaction, now: datetime, limit: int) -> list[str]:
    """Whom to ask by now (UTC) whether they still wait, at most `limit`: not who is silent already."""
    return [row.reference for row in await tx.all(_DUE, {"now": now, "limit": limit})]


async def ask_at(tx: Transaction, moments: Mapping[str, datetime]) -> None:
    """When to ask these (UTC), by reference."""
    await tx.each(_ASK_AT, [{"which": reference, "at": at} for reference, at in moments.items()])


async def asked(tx: Transaction, references: Iterable[str], now: datetime) -> None:
    """These were asked now; without an answer they are asked again in a month."""
    await tx.run(_ASKED, {"references": list(references), "at": now + MONTH})


async def answered(tx: Transaction, reference: str, now: datetime) -> None:
    """Still waits: asked again in a month."""
    await tx.run(_ANSWERED, {"references": [reference], "at": now + MONTH})


def _row(reference: str, now: datetime) -> dict[str, object]:
    return {
        "reference": reference,
        "since": now,
        "rests_until": now,
        "ask_at": now + MONTH,
        "unanswered": 0,
    }


def _waiter(row: Record) -> Waiter:
    return Waiter(row.reference, row.programme, row.group_id or "")


def _in_line(row: Record) -> InLine:
    return InLine(
        _waiter(row),
        offered=row.offered is not None,
        reachable=row.reachable,
        silent=row.unanswered >= SILENT,
        rests_until=row.rests_until,
    )
