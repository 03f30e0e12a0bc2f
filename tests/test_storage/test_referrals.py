"""Referrals: whose, when to ask about them, and counts that outlive the family."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dialogs.facts import Referral
from storage import carers, families, referral_counts, referrals, tables
from storage.carers import Carer
from storage.database import Database
from storage.intakes import ReferenceTaken
from storage.referral_counts import MADE, Route
from storage.referrals import StoredReferral
from storage.transaction import Transaction
from tests.test_storage.samples import FAMILY, MINUTE, NOW, OTHERS

DAY = NOW.date()
ONE = Referral("DV-7K4F", "rechtsuur", "centrum", DAY, referrer="wijkteam")
TWO = Referral("DV-2222", "voorleesexpress", "", DAY, call="morning")
ROUTE = Route("2026-11", "taalhuis", "west", "wijkteam")


async def _sent(tx: Transaction, *made: Referral, chat: int = 1) -> int:
    """The id of a family with these referrals, to be asked about one minute after another."""
    family_id = (await families.create(tx, {chat: FAMILY}, NOW))[chat]
    rows = [(family_id, chat, one, NOW + place * MINUTE) for place, one in enumerate(made)]
    await referrals.add(tx, rows, NOW)
    return family_id


async def test_each_carer_sees_their_own(database: Database) -> None:
    async with database.write() as tx:
        family_id = await _sent(tx, ONE)
        await carers.save(tx, {2: (family_id, Carer())})
        await referrals.add(tx, [(family_id, 2, TWO, NOW)], NOW + MINUTE)
        loaded = await families.load(tx, [1, 2])
    assert (loaded[1].family.referrals, loaded[2].family.referrals) == ((ONE,), (TWO,))
    assert loaded[1].common.referrals == ()
    assert loaded[1].referrals == {1: (ONE,), 2: (TWO,)}


async def test_what_somebody_needs_cannot_be_read_without_the_key(database: Database) -> None:
    async with database.write() as tx:
        await _sent(tx, ONE)
        [row] = await tx.all(tables.referrals.select())
    raw = b"".join(one if isinstance(one, bytes) else str(one).encode() for one in row)
    assert not any(word in raw for word in (b"rechtsuur", b"centrum", b"wijkteam"))


async def test_a_taken_reference_is_refused_and_nothing_is_added(database: Database) -> None:
    async with database.write() as tx:
        family_id = await _sent(tx, ONE)
        for made in ([TWO, ONE], [TWO, TWO]):
            with pytest.raises(ReferenceTaken):
                await referrals.add(tx, [(family_id, 1, one, NOW) for one in made], NOW)
        assert set(await referrals.by_reference(tx, ["DV-7K4F", "DV-2222"])) == {"DV-7K4F"}


async def test_what_is_told_since_is_kept(database: Database) -> None:
    told = replace(ONE, call="evening", outcome="not_gone")
    async with database.write() as tx:
        family_id = await _sent(tx, ONE, TWO)
        await referrals.change(tx, [told], NOW + MINUTE)
        found = await referrals.by_reference(tx, ["DV-7K4F", "DV-2222", "DV-9999"])
    assert found == {
        "DV-7K4F": StoredReferral(told, family_id, 1),
        "DV-2222": StoredReferral(TWO, family_id, 1),
    }


async def test_the_longest_waiting_is_asked_first_and_each_once(database: Database) -> None:
    async with database.write() as tx:
        await _sent(tx, ONE, TWO)
        assert [one.referral for one in await referrals.due(tx, NOW + MINUTE, 1)] == [ONE]
        await referrals.asked(tx, ["DV-7K4F"], DAY)
        assert [one.referral for one in await referrals.due(tx, NOW + MINUTE, 9)] == [TWO]
        found = (await referrals.by_reference(tx, ["DV-7K4F"]))["DV-7K4F"].referral
        assert found == replace(ONE, asked=DAY, times=1)
        await referrals.ask_at(tx, {"DV-7K4F": NOW, "DV-2222": None})
        await referrals.asked(tx, ["DV-7K4F"], DAY + timedelta(days=14))
        assert await referrals.due(tx, NOW + timedelta(days=900), 9) == []
        found = (await referrals.by_reference(tx, ["DV-7K4F"]))["DV-7K4F"].referral
    assert (found.asked, found.times) == (DAY + timedelta(days=14), 2)


async def test_before_its_moment_nothing_is_due(database: Database) -> None:
    async with database.write() as tx:
        await _sent(tx, ONE)
        assert await referrals.due(tx, NOW - MINUTE, 9) == []


async def test_after_a_year_what_is_not_to_be_asked_any_more_is_old(database: Database) -> None:
    told, waiting, missed, asked = (replace(ONE, reference=f"DV-{number}") for number in range(4))
    year = NOW + referrals.KEPT
    async with database.write() as tx:
        await _sent(tx, told, waiting, missed, asked)
        await referrals.ask_at(tx, {told.reference: None, waiting.reference: year, missed.reference: NOW})
        await referrals.asked(tx, [asked.reference], DAY + timedelta(days=1))
        assert await referrals.old(tx, year, 9) == []
        found = await referrals.old(tx, year + MINUTE, 9)
        assert {one.referral.reference for one in found} == {told.reference, missed.reference}
        assert len(await referrals.old(tx, year + MINUTE, 1)) == 1
        await referrals.sweep(tx, [one.referral.reference for one in found])
        left = await tx.all(tables.referrals.select())
        assert {row.reference for row in left} == {waiting.reference, asked.reference}
        later = await referrals.old(tx, year + timedelta(days=2), 9)
    assert [one.referral.reference for one in later] == [asked.reference]


async def _forgotten(tx: Transaction, family_id: int) -> None:
    await families.forget(tx, [family_id])


async def _left(tx: Transaction, family_id: int) -> None:
    await carers.save(tx, {9: (family_id, Carer())})
    await carers.leave(tx, {1: 9})


async def _dropped(tx: Transaction, _: int) -> None:
    await referrals.drop(tx, [1])


@pytest.mark.parametrize("going", [_forgotten, _left, _dropped])
async def test_who_goes_takes_them_along_and_nobody_elses(database: Database, going: Any) -> None:
    async with database.write() as tx:
        family_id = await _sent(tx, ONE)
        other = (await families.create(tx, {2: OTHERS}, NOW))[2]
        await referrals.add(tx, [(other, 2, TWO, NOW)], NOW)
        await going(tx, family_id)
        assert set(await referrals.by_reference(tx, ["DV-7K4F", "DV-2222"])) == {"DV-2222"}


async def test_nothing_at_all(database: Database) -> None:
    async with database.write() as tx:
        await referrals.add(tx, [], NOW)
        await referrals.change(tx, [], NOW)
        await referrals.ask_at(tx, {})
        await referrals.asked(tx, [], DAY)
        await referrals.drop(tx, [])
        await referrals.sweep(tx, [])
        await referral_counts.add(tx, {})
        assert await referrals.by_reference(tx, []) == {}
        assert await referral_counts.since(tx, "2000-01") == {}


async def test_counts_add_up_and_an_outcome_can_be_taken_back(database: Database) -> None:
    helped = replace(ROUTE, outcome="helped")
    async with database.write() as tx:
        await referral_counts.add(tx, {ROUTE: 2, helped: 1})
        await referral_counts.add(tx, Counter({ROUTE: 1, helped: -1}))
        assert await referral_counts.since(tx, "2026-11") == {ROUTE: 3}
        assert await referral_counts.since(tx, "2026-12") == {}
    assert ROUTE.outcome == MADE


async def test_counts_stay_when_a_family_goes(database: Database) -> None:
    async with database.write() as tx:
        family_id = await _sent(tx, ONE)
        await referral_counts.add(tx, {ROUTE: 1})
        await families.forget(tx, [family_id])
        assert await referral_counts.since(tx, "2026-01") == {ROUTE: 1}
