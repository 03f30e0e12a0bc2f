"""All families for a message to many: each once, however many pages; only what decides is read."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from dialogs.facts import Child, Family
from dialogs.plan import Plan
from dialogs.progress import Progress
from storage import audiences, carers, families, intakes, progress, tables
from storage.audiences import Home
from storage.carers import Carer
from storage.crypto import Undecipherable
from storage.database import Database
from storage.transaction import Transaction
from tests.test_storage.samples import FAMILY, INTAKE, NOW, OTHERS

MONDAY = date(2026, 11, 16)
NAMELESS = (Child("1", "", "2015-06", "groep7"), Child("2", "", "2018-02", "groep4"))


async def homes(tx: Transaction, answers: bool = False) -> list[Home]:
    return [home async for page in audiences.pages(tx, MONDAY, answers) for home in page]


async def test_a_family_with_what_decides(database: Database) -> None:
    had = {"1": Progress(band="lezer", last="2026-11-18")}
    plan = Plan(days=(0, 2), streams=(("1", "tips"),))
    placed = replace(INTAKE, group="sb_centrum")
    async with database.write() as tx:
        ids = await families.create(tx, {1: replace(FAMILY, plan=plan)}, NOW)
        await carers.save(tx, {2: (ids[1], Carer(receives=False, language="pl", unreachable_since=NOW))})
        await intakes.add(tx, [(ids[1], 1, placed, "tr")], NOW)
        await progress.save(tx, {ids[1]: had})
        (home,) = await homes(tx)
        (whole,) = await homes(tx, answers=True)
    known = Family(
        language="tr",
        home_language="Türkçe",
        children=NAMELESS,
        intakes=(replace(placed, answers=()),),
        plan=plan,
    )
    two = {1: Carer(), 2: Carer(receives=False, language="pl", unreachable_since=NOW)}
    assert home == Home(ids[1], known, two, had)
    assert whole.family.intakes == (placed,)


async def test_each_family_once_over_many_pages(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audiences, "AT_ONCE", 2)
    async with database.write() as tx:
        ids = await families.create(tx, dict.fromkeys(range(1, 6), OTHERS), NOW)
        await families.forget(tx, [ids[3]])
        found = await homes(tx)
        sizes = [len(page) async for page in audiences.pages(tx, MONDAY)]
    assert [home.id for home in found] == [ids[1], ids[2], ids[4], ids[5]]
    assert [list(home.carers) for home in found] == [[1], [2], [4], [5]]
    assert sizes == [2, 2]


async def test_nobody(database: Database) -> None:
    async with database.write() as tx:
        assert await homes(tx) == []


async def test_names_are_not_read(database: Database) -> None:
    async with database.write() as tx:
        await families.create(tx, {1: FAMILY}, NOW)
        await tx.run(update(tables.children).values(first_name=b"spoiled"))
        assert (await homes(tx))[0].family.children == NAMELESS


async def test_answers_are_read_only_when_asked_for(database: Database) -> None:
    async with database.write() as tx:
        family_id = (await families.create(tx, {1: FAMILY}, NOW))[1]
        await intakes.add(tx, [(family_id, 1, INTAKE, "tr")], NOW)
        await tx.run(update(tables.intakes).values(answers=b"spoiled"))
        assert len(await homes(tx)) == 1
        with pytest.raises(Undecipherable):
            await homes(tx, answers=True)


async def test_questions_how_it_went_count_since_monday(database: Database) -> None:
    from dialogs.facts import Referral
    from storage import referrals

    days = [MONDAY - timedelta(days=1), MONDAY, MONDAY + timedelta(days=2)]
    async with database.write() as tx:
        family_id = (await families.create(tx, {1: FAMILY}, NOW))[1]
        made = [Referral(f"DV-{number}", "ido", "", MONDAY) for number in range(3)]
        await referrals.add(tx, [(family_id, 1, one, NOW) for one in made], NOW)
        for one, day in zip(made, days, strict=True):
            await referrals.asked(tx, [one.reference], day)
        assert (await homes(tx))[0].asked == 2
