"""Families: kept with consent, changed, shared by two carers, forgotten without a trace."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, update

from dialogs.facts import Child, Family
from storage import all_tables, carers, families, intakes, outbox, set_aside, tables
from storage.carers import Carer
from storage.crypto import Undecipherable
from storage.database import Database
from storage.families import ConsentMissing, StoredFamily
from storage.set_aside import SetAside
from storage.transaction import Transaction
from tests.test_storage.samples import ELIF, FAMILY, INTAKE, NOW, OTHERS, YUSUF, message


async def test_families_come_back_unchanged(database: Database) -> None:
    async with database.write() as tx:
        ids = await families.create(tx, {1: FAMILY, 2: OTHERS}, NOW)
        loaded = await families.load(tx, [1, 2, 3])
    assert loaded == {
        1: StoredFamily(ids[1], FAMILY, {1: Carer()}, False, FAMILY),
        2: StoredFamily(ids[2], OTHERS, {2: Carer()}, False, OTHERS),
    }


async def test_nobody_known(database: Database) -> None:
    async with database.write() as tx:
        assert await families.load(tx, [1]) == {}
        assert await families.load(tx, []) == {}
        assert await families.create(tx, {}, NOW) == {}


async def test_a_family_brings_its_intakes_oldest_first(database: Database) -> None:
    later = replace(INTAKE, reference="P3-2B2B", programme="plek3", child="2", interest=True, answers=())
    async with database.write() as tx:
        family_id = (await families.create(tx, {1: FAMILY}, NOW))[1]
        await intakes.add(tx, [(family_id, 1, INTAKE, "tr")], NOW)
        await intakes.add(tx, [(family_id, 1, later, "tr")], NOW.replace(minute=59))
        loaded = await families.load(tx, [1])
    assert loaded[1].family == replace(FAMILY, intakes=(INTAKE, later))


async def test_saving_changes_the_family_and_its_children(database: Database) -> None:
    older = replace(YUSUF, group="groep8")
    changed = Family(
        date(2026, 11, 22), "nl", "+31600000009", "Koerdisch", (older, ELIF, Child("10", "Can", "2025-01"))
    )
    async with database.write() as tx:
        ids = await families.create(tx, {1: FAMILY, 2: OTHERS}, NOW)
        await families.save(tx, {ids[1]: changed}, NOW)
        loaded = await families.load(tx, [1, 2])
    assert loaded[1].family == changed
    assert loaded[2].family == OTHERS


async def test_two_carers_share_a_family(database: Database) -> None:
    async with database.write() as tx:
        family_id = (await families.create(tx, {8: FAMILY}, NOW))[8]
        await carers.save(tx, {3: (family_id, Carer())})
        await families.unreachable(tx, [3], NOW)
        both = await families.load(tx, [3, 8])
        one = await families.load(tx, [8])
    blocked = Carer(unreachable_since=NOW)
    assert both == {
        3: StoredFamily(family_id, FAMILY, {3: blocked, 8: Carer()}, True, FAMILY),
        8: StoredFamily(family_id, FAMILY, {3: blocked, 8: Carer()}, False, FAMILY),
    }
    assert one == {8: both[8]}


async def test_who_writes_again_is_reachable(database: Database) -> None:
    async with database.write() as tx:
        await families.create(tx, {1: FAMILY, 2: OTHERS}, NOW)
        await families.unreachable(tx, [1, 2], NOW)
        await families.unreachable(tx, [1], None)
        loaded = await families.load(tx, [1, 2])
    assert [loaded[chat].unreachable for chat in (1, 2)] == [False, True]


async def test_nothing_is_stored_without_consent(database: Database) -> None:
    async with database.write() as tx:
        with pytest.raises(ConsentMissing) as new:
            await families.create(tx, {1: replace(FAMILY, consent=None)}, NOW)
        ids = await families.create(tx, {1: FAMILY}, NOW)
        with pytest.raises(ConsentMissing) as known:
            await families.save(tx, {ids[1]: replace(FAMILY, consent=None)}, NOW)
    assert (new.value.owner, known.value.owner) == (1, ids[1])


async def test_a_family_that_cannot_be_read_is_told(database: Database) -> None:
    async with database.write() as tx:
        ids = await families.create(tx, {1: FAMILY, 2: OTHERS}, NOW)
        phone = select(tables.families.c.phone).where(tables.families.c.id == ids[1]).scalar_subquery()
        await tx.run(update(tables.families).values(phone=phone))
        with pytest.raises(Undecipherable) as caught:
            await families.load(tx, [2])
    assert caught.value.place == f"families:{ids[2]}:phone"


async def _rows(tx: Transaction) -> dict[str, int]:
    counts = {}
    for name, table in all_tables.metadata.tables.items():
        counts[name] = (await tx.all(select(func.count()).select_from(table)))[0][0]
    return counts


async def _leave_traces(tx: Transaction, chat_id: int, family: Family, reference: str) -> int:
    family_id = (await families.create(tx, {chat_id: family}, NOW))[chat_id]
    await intakes.add(tx, [(family_id, chat_id, replace(INTAKE, reference=reference), "tr")], NOW)
    await intakes.change(tx, reference, "placed", "staff-1", NOW)
    await set_aside.add(tx, [SetAside(chat_id, chat_id, "FlowBug", "{}", NOW)])
    (letter,) = await outbox.add(tx, [message(chat_id)], NOW)
    await outbox.dead(tx, {letter.id: "400"})
    return family_id


async def test_forgetting_leaves_no_trace_and_touches_nobody_else(database: Database) -> None:
    async with database.write() as tx:
        await _leave_traces(tx, 2, OTHERS, "P3-0000")
        before = await _rows(tx)
        family_id = await _leave_traces(tx, 1, FAMILY, "SB-0000")
        await carers.save(tx, {5: (family_id, Carer())})
        await families.forget(tx, [family_id])
        assert await _rows(tx) == before
        assert set(await families.load(tx, [1, 2, 5])) == {2}


async def test_the_goodbye_is_still_sent(database: Database) -> None:
    async with database.write() as tx:
        family_id = (await families.create(tx, {1: FAMILY}, NOW))[1]
        goodbye = await outbox.add(tx, [message(1, "Dag!")], NOW)
        await families.forget(tx, [family_id])
        assert await outbox.waiting(tx, 0, 10) == goodbye


async def test_a_forgotten_familys_number_is_not_given_again(database: Database) -> None:
    async with database.write() as tx:
        first = (await families.create(tx, {1: FAMILY}, NOW))[1]
        await families.forget(tx, [first])
        assert (await families.create(tx, {1: FAMILY}, NOW))[1] > first


def test_whatever_hangs_on_a_family_goes_with_it() -> None:
    links = [key for table in all_tables.metadata.tables.values() for key in table.foreign_keys]
    assert len(links) == 19
    assert {key.ondelete for key in links} == {"CASCADE"}
