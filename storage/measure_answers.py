"""What was told about how it goes: sealed, by sign-up, round and who told it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, bindparam, select

from storage import measure_tables, tables
from storage.measures import Key
from storage.transaction import Transaction
from storage.upserts import upserts

_a, _i = measure_tables.measure_answers.c, tables.intakes.c
_KEEP = upserts(measure_tables.measure_answers)
_FIND = select(_a.answers).where(
    and_(
        _a.reference == bindparam("reference"),
        _a.round == bindparam("round"),
        _a.who == bindparam("who"),
    )
)
_EVERY = (
    select(_a.reference, _a.round, _a.who, _a.answers, _a.day, _i.family_id, _i.child_key, _i.programme)
    .join_from(measure_tables.measure_answers, tables.intakes, _a.reference == _i.reference)
    .order_by(_a.reference, _a.round, _a.who)
)
_OF_FAMILY = select(_i.child_key, _a.day).distinct()
_OF_FAMILY = _OF_FAMILY.join_from(
    measure_tables.measure_answers, tables.intakes, _a.reference == _i.reference
)
_OF_FAMILY = _OF_FAMILY.where(_a.family_id == bindparam("family")).order_by(_a.day, _i.child_key)


@dataclass(frozen=True, slots=True)
class Measured:
    """What the parent, the child or the teacher (`who`) told about a child of a family, in round 0 or 1, on a
    `day`: by question, from 1 (not yet) to 4 (surely). What was skipped is not there."""

    family_id: int
    child: str
    programme: str
    who: str
    round: int
    answers: Mapping[str, int]
    reference: str
    day: date


async def keep(
    tx: Transaction, key: Key, who: str, family_id: int, answers: Mapping[str, int], day: date
) -> None:
    """Keeps answers beside those that were given before; of one question the newest counts. Nothing is kept
    of no answers. Raises Undecipherable."""
    if not answers:
        return
    this = {"reference": key.reference, "round": key.round, "who": who}
    place = _place(key.reference, key.round, who)
    before = [json.loads(tx.keyring.reveal(row.answers, place)) for row in await tx.all(_FIND, this)]
    told = json.dumps({**(before[0] if before else {}), **answers}, separators=(",", ":"))
    row = {**this, "family_id": family_id, "answers": tx.keyring.seal(told, place), "day": day}
    await tx.upsert(_KEEP, [row])


async def measured(tx: Transaction) -> list[Measured]:
    """Everything that was told, by sign-up and round. Raises Undecipherable."""
    return [
        Measured(
            row.family_id,
            row.child_key,
            row.programme,
            row.who,
            row.round,
            json.loads(tx.keyring.reveal(row.answers, _place(row.reference, row.round, row.who))),
            row.reference,
            row.day,
        )
        for row in await tx.all(_EVERY)
    ]


async def days_of(tx: Transaction, family_id: int) -> list[tuple[str, date]]:
    """On which days something was told of this family, with the child (key) it is about; oldest first."""
    return [(row.child_key, row.day) for row in await tx.all(_OF_FAMILY, {"family": family_id})]


def _place(reference: str, number: int, who: str) -> str:
    return f"measure_answers:{reference}/{number}/{who}:answers"
