"""What is kept of a family, from its consent until it asks to be forgotten."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, delete, insert, select, update

from dialogs import plan as form
from dialogs.facts import Family
from dialogs.plan import Plan
from storage import children, counters, intakes, tables
from storage.transaction import Record, Transaction

_f, _me, _all = tables.families.c, tables.carers.alias("me"), tables.carers.alias("all_carers")
_LOAD = (
    select(
        _me.c.chat_id,
        _me.c.unreachable_since,
        _f.id,
        _f.consent_on,
        _f.language,
        _f.phone,
        _f.home_language,
        _f.plan,
        _all.c.chat_id.label("carer"),
    )
    .join_from(_me, tables.families, _me.c.family_id == _f.id)
    .join(_all, _all.c.family_id == _f.id)
    .where(_me.c.chat_id.in_(bindparam("chats", expanding=True)))
    .order_by(_all.c.chat_id)
)
_REACHABLE = (
    select(_me.c.chat_id, _f.id, _f.consent_on, _f.language, _f.phone, _f.home_language, _f.plan)
    .join_from(_me, tables.families, _me.c.family_id == _f.id)
    .where(_f.id.in_(bindparam("families", expanding=True)), _me.c.unreachable_since.is_(None))
    .order_by(_me.c.chat_id)
)
_CREATE = insert(tables.families)
_JOIN = insert(tables.carers)
_SAVE = update(tables.families).where(_f.id == bindparam("family"))
_SAVE = _SAVE.values(
    {name: bindparam(name) for name in ("consent_on", "language", "phone", "home_language", "plan")}
)
_UNREACHABLE = update(tables.carers).where(tables.carers.c.chat_id.in_(bindparam("chats", expanding=True)))
_UNREACHABLE = _UNREACHABLE.values(unreachable_since=bindparam("since"))
_CHATS = select(tables.carers.c.chat_id).where(
    tables.carers.c.family_id.in_(bindparam("families", expanding=True))
)
_FORGET_REST = (
    delete(tables.set_aside).where(tables.set_aside.c.chat_id.in_(_CHATS)),
    delete(tables.outbox).where(tables.outbox.c.state == "dead", tables.outbox.c.chat_id.in_(_CHATS)),
)
_FORGET = delete(tables.families).where(_f.id.in_(bindparam("families", expanding=True)))


@dataclass(eq=False)
class ConsentMissing(Exception):
    """Nothing may be stored of a family that has not consented. `owner`: the chat (new) or family id."""

    owner: int


@dataclass(frozen=True, slots=True)
class StoredFamily:
    """A family and the chats of all its carers. `unreachable`: the chat it was loaded for blocked the bot."""

    id: int
    family: Family
    carers: tuple[int, ...]
    unreachable: bool


async def load(tx: Transaction, chat_ids: Iterable[int]) -> dict[int, StoredFamily]:
    """The families of these chats, with children and intakes; absent where there is none.
    Raises Undecipherable: a family that cannot be read must not be written over."""
    chats = list(chat_ids)
    rows = await tx.all(_LOAD, {"chats": chats}) if chats else ()
    if not rows:
        return {}
    carers: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for row in rows:
        carers[row.id][row.carer] = None
    families = await _families(tx, {row.id: row for row in rows})
    return {
        row.chat_id: StoredFamily(
            row.id, families[row.id], tuple(carers[row.id]), row.unreachable_since is not None
        )
        for row in rows
    }


async def reachable(tx: Transaction, family_ids: Iterable[int]) -> dict[int, tuple[Family, tuple[int, ...]]]:
    """These families without their intakes, with the chats of the carers who can be reached; absent where
    nobody can. Raises as `load`."""
    wanted = list(family_ids)
    rows = await tx.all(_REACHABLE, {"families": wanted}) if wanted else ()
    chats: defaultdict[int, list[int]] = defaultdict(list)
    for row in rows:
        chats[row.id].append(row.chat_id)
    families = await _families(tx, {row.id: row for row in rows}, sign_ups=False) if rows else {}
    return {key: (family, tuple(chats[key])) for key, family in families.items()}


async def create(tx: Transaction, new: Mapping[int, Family], now: datetime) -> dict[int, int]:
    """Stores the family of each chat, with children but without intakes; gives the family ids by chat.
    Raises ConsentMissing."""
    ids = dict(zip(new, await counters.reserve(tx, "families", len(new)), strict=True))
    rows = [
        {"id": ids[chat_id], "created_at": now, **_facts(tx, ids[chat_id], family, chat_id)}
        for chat_id, family in new.items()
    ]
    await tx.each(_CREATE, rows)
    await tx.each(_JOIN, [{"chat_id": chat_id, "family_id": family_id} for chat_id, family_id in ids.items()])
    await children.save(tx, {ids[chat_id]: family for chat_id, family in new.items()})
    return ids


async def join(tx: Transaction, chat_id: int, family_id: int) -> None:
    """One more carer of this family."""
    await tx.each(_JOIN, [{"chat_id": chat_id, "family_id": family_id}])


async def save(tx: Transaction, changed: Mapping[int, Family], now: datetime) -> None:
    """Writes these families by id, with children but without intakes. Raises ConsentMissing."""
    rows = [{"family": key, **_facts(tx, key, family, key)} for key, family in changed.items()]
    await tx.each(_SAVE, rows)
    await children.save(tx, changed)


async def forget(tx: Transaction, family_ids: Iterable[int]) -> None:
    """Deletes the families with carers, children, intakes and their events (by cascade), and what was set
    aside or could not be delivered in their chats. Sessions and what is still to be sent are the caller's."""
    if families := list(family_ids):
        for statement in (*_FORGET_REST, _FORGET):
            await tx.run(statement, {"families": families})


async def unreachable(tx: Transaction, chat_ids: Iterable[int], since: datetime | None) -> None:
    """These chats blocked the bot at that moment; None: they are back."""
    if chats := list(chat_ids):
        await tx.run(_UNREACHABLE, {"chats": chats, "since": since})


async def _families(tx: Transaction, rows: Mapping[int, Record], sign_ups: bool = True) -> dict[int, Family]:
    young = await children.load(tx, rows)
    made = await intakes.of_families(tx, rows) if sign_ups else {}
    reveal = tx.keyring.reveal
    return {
        key: Family(
            consent=row.consent_on,
            language=row.language,
            phone=reveal(row.phone, f"families:{key}:phone"),
            home_language=reveal(row.home_language, f"families:{key}:home_language"),
            children=young.get(key, ()),
            intakes=made.get(key, ()),
            plan=_plan(tx, key, row.plan),
        )
        for key, row in rows.items()
    }


def _plan(tx: Transaction, family_id: int, stored: bytes | None) -> Plan:
    return form.load(tx.keyring.reveal(stored, f"families:{family_id}:plan")) if stored else Plan()


def _facts(tx: Transaction, family_id: int, family: Family, owner: int) -> dict[str, date | str | bytes]:
    if family.consent is None:
        raise ConsentMissing(owner)
    return {
        "consent_on": family.consent,
        "language": family.language,
        "phone": tx.keyring.seal(family.phone, f"families:{family_id}:phone"),
        "home_language": tx.keyring.seal(family.home_language, f"families:{family_id}:home_language"),
        "plan": tx.keyring.seal(form.dump(family.plan), f"families:{family_id}:plan"),
    }
