"""What is kept of a family, from its consent until it asks to be forgotten."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import bindparam, delete, insert, select, update

from dialogs import plan as form
from dialogs.facts import Family, Referral
from dialogs.plan import Plan
from storage import children, counters, intakes, recipients, referrals, tables
from storage.carers import Carer
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
        _all.c.messages,
        _all.c.language.label("spoken"),
        _all.c.unreachable_since.label("gone_since"),
        _all.c.consent_on.label("joined_on"),
    )
    .join_from(_me, tables.families, _me.c.family_id == _f.id)
    .join(_all, _all.c.family_id == _f.id)
    .where(_me.c.chat_id.in_(bindparam("chats", expanding=True)))
    .order_by(_all.c.chat_id)
)
_REACHABLE = (
    select(
        _me.c.chat_id,
        _me.c.language.label("spoken"),
        _f.id,
        _f.language,
        _f.plan,
    )
    .join_from(_me, tables.families, _me.c.family_id == _f.id)
    .where(
        _f.id.in_(bindparam("families", expanding=True)),
        _me.c.unreachable_since.is_(None),
        _me.c.messages.is_(True),
    )
    .order_by(_me.c.chat_id)
)
_PLANS = select(_f.id, _f.plan).where(_f.id.in_(bindparam("families", expanding=True)), _f.plan.is_not(None))
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
    """A family and its carers by chat. `unreachable`: the chat it was loaded for blocked the bot. `family`
    is as that carer sees it: in their language, with the day of their consent and their own referrals;
    `common` as all share it. `referrals` are those of each carer by chat."""

    id: int
    family: Family
    carers: Mapping[int, Carer]
    unreachable: bool
    common: Family
    referrals: Mapping[int, tuple[Referral, ...]] = field(default_factory=dict)


async def load(tx: Transaction, chat_ids: Iterable[int]) -> dict[int, StoredFamily]:
    """The families of these chats, with children and intakes; absent where there is none.
    Raises Undecipherable: a family that cannot be read must not be written over."""
    chats = list(chat_ids)
    rows = await tx.all(_LOAD, {"chats": chats}) if chats else ()
    if not rows:
        return {}
    carers: defaultdict[int, dict[int, Carer]] = defaultdict(dict)
    for row in rows:
        carers[row.id][row.carer] = Carer(row.messages, row.spoken, row.gone_since, row.joined_on)
    families = await _families(tx, {row.id: row for row in rows})
    sent = await referrals.of_families(tx, families)
    found = {row.chat_id: row for row in rows}
    return {
        chat_id: StoredFamily(
            row.id,
            _own(carers[row.id][chat_id].sees(families[row.id]), sent.get(row.id, {}).get(chat_id, ())),
            carers[row.id],
            row.unreachable_since is not None,
            families[row.id],
            sent.get(row.id, {}),
        )
        for chat_id, row in found.items()
    }


def _own(family: Family, sent: tuple[Referral, ...]) -> Family:
    return replace(family, referrals=sent) if sent else family


async def reachable(tx: Transaction, family_ids: Iterable[int]) -> dict[int, tuple[Family, dict[int, str]]]:
    """Of these families what a message about a child needs (language, children, plan; not to be saved), with
    the carers who want messages and can be reached: the language of each by chat, '' for the family's. Absent
    where there is none: a carer who does not want them never stands in for one who cannot be reached. Raises
    as `load`."""
    wanted = list(family_ids)
    rows = await tx.all(_REACHABLE, {"families": wanted}) if wanted else ()
    young = await children.load(tx, {row.id for row in rows}) if rows else {}
    found: dict[int, tuple[Family, dict[int, str]]] = {}
    for chat, spoken, key, language, plan in rows:
        if key not in found:
            made = Family(language=language, children=young.get(key, ()), plan=_plan(tx, key, plan))
            found[key] = made, {}
        found[key][1][chat] = spoken
    return found


async def plans(tx: Transaction, family_ids: Iterable[int]) -> dict[int, Plan]:
    """The plans of these families; absent where there is none. Raises Undecipherable."""
    wanted = list(family_ids)
    rows = await tx.all(_PLANS, {"families": wanted}) if wanted else ()
    return {row.id: _plan(tx, row.id, row.plan) for row in rows}


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


async def save(tx: Transaction, changed: Mapping[int, Family], now: datetime) -> None:
    """Writes these families by id, with children but without intakes. Raises ConsentMissing."""
    rows = [{"family": key, **_facts(tx, key, family, key)} for key, family in changed.items()]
    await tx.each(_SAVE, rows)
    await children.save(tx, changed)


async def forget(tx: Transaction, family_ids: Iterable[int]) -> None:
    """Deletes the families with carers, children, intakes, referrals and more (by cascade), and what was set
    aside or could not be delivered in their chats. Sessions and what is still to be sent are the caller's."""
    if families := list(family_ids):
        await recipients.let_go(tx, families)
        for statement in (*_FORGET_REST, _FORGET):
            await tx.run(statement, {"families": families})


async def unreachable(tx: Transaction, chat_ids: Iterable[int], since: datetime | None) -> None:
    """These chats blocked the bot at that moment; None: they are back."""
    if chats := list(chat_ids):
        await tx.run(_UNREACHABLE, {"chats": chats, "since": since})


async def _families(tx: Transaction, rows: Mapping[int, Record]) -> dict[int, Family]:
    young = await children.load(tx, rows)
    made = await intakes.of_families(tx, rows)
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
