"""Where each carer was shown the way to, and when to ask how it went. Which desk it was is sealed: that
somebody goes to the legal hour is for nobody to read who has the file alone."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select, update

from dialogs.facts import Referral
from storage import tables
from storage.intakes import ReferenceTaken
from storage.transaction import Record, Transaction

KEPT = timedelta(days=365)
"""How long a referral is kept after it was made, or asked about for the last time."""
_r = tables.referrals.c
_COLUMNS = (_r.reference, _r.family_id, _r.chat_id, _r.body, _r.day, _r.asked_on, _r.times)
_THESE = _r.reference.in_(bindparam("references", expanding=True))
_THIS = _r.reference == bindparam("which")
_TAKEN = select(_r.reference).where(_THESE)
_ADD = insert(tables.referrals)
_OF_FAMILIES = select(*_COLUMNS).where(_r.family_id.in_(bindparam("families", expanding=True)))
_OF_FAMILIES = _OF_FAMILIES.order_by(_r.created_at, _r.reference)
_FIND = select(*_COLUMNS).where(_THESE)
_EVERY = select(*_COLUMNS).order_by(_r.created_at.desc(), _r.reference)
_CHANGE = update(tables.referrals).where(_THIS)
_CHANGE = _CHANGE.values(body=bindparam("body"), changed_at=bindparam("changed_at"))
_AGAIN = update(tables.referrals).where(_THIS).values(follow_up_at=bindparam("at"))
_DUE = select(*_COLUMNS).where(_r.follow_up_at <= bindparam("now"))
_DUE = _DUE.order_by(_r.follow_up_at, _r.reference).limit(bindparam("limit"))
_ASKED = update(tables.referrals).where(_THESE)
_ASKED = _ASKED.values(asked_on=bindparam("asked_on"), times=_r.times + 1, follow_up_at=None)
_DROP = delete(tables.referrals).where(_r.chat_id.in_(bindparam("chats", expanding=True)))
_OLD = select(*_COLUMNS).where(
    _r.created_at < bindparam("before"),
    or_(_r.follow_up_at.is_(None), _r.follow_up_at < bindparam("before")),
    or_(_r.asked_on.is_(None), _r.asked_on < bindparam("day")),
)
_OLD = _OLD.order_by(_r.created_at, _r.reference).limit(bindparam("limit"))
_SWEEP = delete(tables.referrals).where(_THESE)
_SEALED = ("desk", "place", "referrer", "call", "outcome")


@dataclass(frozen=True, slots=True)
class StoredReferral:
    """A referral, and whose it is: of which carer of which family."""

    referral: Referral
    family_id: int
    chat_id: int


async def add(tx: Transaction, made: Sequence[tuple[int, int, Referral, datetime]], now: datetime) -> None:
    """Stores new referrals, each as (family id, chat id, referral, when to ask about it, UTC). When one
    cannot be stored, none is. Raises ReferenceTaken."""
    references = [one.reference for _, _, one, _ in made]
    for row in await tx.all(_TAKEN, {"references": references}) if references else ():
        raise ReferenceTaken(row.reference)
    for place, reference in enumerate(references):
        if reference in references[:place]:
            raise ReferenceTaken(reference)
    await tx.each(_ADD, [_row(tx, *one, now) for one in made])


async def change(tx: Transaction, changed: Iterable[Referral], now: datetime) -> None:
    """Writes what was told about these since; when they are asked about stays as it is."""
    rows = [{"which": one.reference, "body": _body(tx, one), "changed_at": now} for one in changed]
    await tx.each(_CHANGE, rows)


async def ask_at(tx: Transaction, moments: Mapping[str, datetime | None]) -> None:
    """When to ask about these (UTC), by reference; None: not any more."""
    await tx.each(_AGAIN, [{"which": reference, "at": at} for reference, at in moments.items()])


async def due(tx: Transaction, now: datetime, limit: int) -> list[StoredReferral]:
    """Those to be asked about by now (UTC), the longest waiting first, at most `limit`. Raises
    Undecipherable."""
    return [_stored(tx, row) for row in await tx.all(_DUE, {"now": now, "limit": limit})]


async def old(tx: Transaction, now: datetime, limit: int) -> list[StoredReferral]:
    """Those about which nothing was asked for longer than KEPT (before now, UTC) and nothing is to be, the
    oldest first, at most `limit`; one that should have been asked about, and never was in all that time, is
    one of them. Raises Undecipherable."""
    before = now - KEPT
    found = await tx.all(_OLD, {"before": before, "day": before.date(), "limit": limit})
    return [_stored(tx, row) for row in found]


async def sweep(tx: Transaction, references: Iterable[str]) -> None:
    """Nothing is kept of these; they stay in the counts."""
    if wanted := list(references):
        await tx.run(_SWEEP, {"references": wanted})


async def drop(tx: Transaction, chat_ids: Iterable[int]) -> None:
    """Nothing is kept of where these were sent to."""
    if chats := list(chat_ids):
        await tx.run(_DROP, {"chats": chats})


async def asked(tx: Transaction, references: Iterable[str], day: date) -> None:
    """On this day it was asked how these went."""
    if wanted := list(references):
        await tx.run(_ASKED, {"references": wanted, "asked_on": day})


async def by_reference(tx: Transaction, references: Iterable[str]) -> dict[str, StoredReferral]:
    """The referrals with these references; absent where there is none. Raises Undecipherable."""
    wanted = list(references)
    rows = await tx.all(_FIND, {"references": wanted}) if wanted else ()
    return {row.reference: _stored(tx, row) for row in rows}


async def every(tx: Transaction) -> list[StoredReferral]:
    """All that are kept, the newest first. Raises Undecipherable."""
    return [_stored(tx, row) for row in await tx.all(_EVERY)]


async def of_families(
    tx: Transaction, family_ids: Iterable[int]
) -> Mapping[int, Mapping[int, tuple[Referral, ...]]]:
    """The referrals by family and by the chat of the carer, oldest first. Raises Undecipherable."""
    found: defaultdict[int, dict[int, tuple[Referral, ...]]] = defaultdict(dict)
    for row in await tx.all(_OF_FAMILIES, {"families": list(family_ids)}):
        one = _stored(tx, row)
        own = found[one.family_id]
        own[one.chat_id] = (*own.get(one.chat_id, ()), one.referral)
    return found


def _row(
    tx: Transaction, family_id: int, chat_id: int, made: Referral, at: datetime, now: datetime
) -> dict[str, Any]:
    return {
        "reference": made.reference,
        "family_id": family_id,
        "chat_id": chat_id,
        "body": _body(tx, made),
        "day": made.day,
        "follow_up_at": at,
        "asked_on": made.asked,
        "times": made.times,
        "created_at": now,
        "changed_at": now,
    }


def _stored(tx: Transaction, row: Record) -> StoredReferral:
    reference, family_id, chat_id, sealed, day, asked_on, times = row
    body: Mapping[str, str] = json.loads(tx.keyring.reveal(sealed, _place(reference)))
    desk, place, referrer, call, outcome = (body.get(name, "") for name in _SEALED)
    one = Referral(reference, desk, place, day, referrer, call, asked_on, outcome, times)
    return StoredReferral(one, family_id, chat_id)


def _body(tx: Transaction, one: Referral) -> bytes:
    told = {name: getattr(one, name) for name in _SEALED}
    return tx.keyring.seal(json.dumps(told, separators=(",", ":")), _place(one.reference))


def _place(reference: str) -> str:
    return f"referrals:{reference}:body"
