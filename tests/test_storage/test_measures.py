"""Measuring in the database: who is to be asked when, and what was told, sealed and gone with the family."""

from dataclasses import replace
from datetime import timedelta

from dialogs.facts import Intake
from storage import families, intakes, measure_answers, measure_links, measure_tables, measures, rotation
from storage.database import Database
from storage.measure_answers import Measured
from storage.measure_links import VALID, Link
from storage.measures import Due, Key, Planned
from storage.transaction import Transaction
from tests.test_storage.samples import FAMILY, INTAKE, MINUTE, NOW

DAY = NOW.date()
START, LATER = Key("SB-7K4F", 0), Key("SB-7K4F", 1)
PROGRAMMES = ("plek3", "studiebegeleiding")


async def _placed(tx: Transaction, *made: Intake) -> int:
    """The id of a family whose children have a place."""
    family_id = (await families.create(tx, {1: FAMILY}, NOW))[1]
    await intakes.add(tx, [(family_id, 1, one, "tr") for one in made or (INTAKE,)], NOW)
    for one in made or (INTAKE,):
        await intakes.change(tx, one.reference, "placed", "7", NOW + MINUTE)
    return family_id


def _rounds(family_id: int) -> list[Planned]:
    closes = NOW + timedelta(days=28)
    return [Planned(START, family_id, NOW, closes), Planned(LATER, family_id, None, closes)]


async def test_who_has_a_place_is_found_until_it_is_planned(database: Database) -> None:
    other = replace(INTAKE, reference="SB-2222", programme="zwemles")
    async with database.write() as tx:
        family_id = await _placed(tx, INTAKE, other)
        await intakes.change(tx, "SB-7K4F", "placed", "7", NOW + 2 * MINUTE)
        [found] = await measures.unplanned(tx, PROGRAMMES, 9)
        assert (found.reference, found.family_id, found.chat_id) == ("SB-7K4F", family_id, 1)
        assert found.since == NOW + 2 * MINUTE
        await measures.plan(tx, _rounds(family_id))
        assert await measures.unplanned(tx, PROGRAMMES, 9) == []
        await measures.drop(tx, ["SB-7K4F"])
        assert len(await measures.unplanned(tx, PROGRAMMES, 9)) == 1


async def test_what_is_due_is_asked_again_when_it_is_said(database: Database) -> None:
    async with database.write() as tx:
        family_id = await _placed(tx)
        await measures.plan(tx, _rounds(family_id))
        [due] = await measures.due(tx, NOW, 9)
        closes = NOW + timedelta(days=28)
        assert due == Due(START, 0, closes, 1, "1", "studiebegeleiding", "placed")
        await measures.asked(tx, {START: (1, NOW + MINUTE)})
        assert await measures.due(tx, NOW, 9) == []
        await measures.ask_at(tx, {LATER: NOW})
        assert [(one.key, one.times) for one in await measures.due(tx, NOW + MINUTE, 9)] == [
            (LATER, 0),
            (START, 1),
        ]
        await measures.stop(tx, "SB-7K4F")
        assert await measures.due(tx, NOW + MINUTE, 9) == []


async def test_answers_count_until_a_round_closes(database: Database) -> None:
    async with database.write() as tx:
        await measures.plan(tx, _rounds(await _placed(tx)))
        assert await measures.is_open(tx, START, NOW + timedelta(days=27))
        assert not await measures.is_open(tx, START, NOW + timedelta(days=28))
        assert not await measures.is_open(tx, Key("SB-9999", 0), NOW)


async def test_answers_are_added_and_the_newest_counts(database: Database) -> None:
    async with database.write() as tx:
        family_id = await _placed(tx)
        await measure_answers.keep(tx, START, "parent", family_id, {"homework": 2, "calm": 1}, DAY)
        await measure_answers.keep(tx, START, "parent", family_id, {"calm": 4}, DAY)
        await measure_answers.keep(tx, START, "child", family_id, {}, DAY)
        assert await measure_answers.measured(tx) == [
            Measured(
                family_id,
                "1",
                "studiebegeleiding",
                "parent",
                0,
                {"homework": 2, "calm": 4},
                "SB-7K4F",
                DAY,
            )
        ]


async def test_answers_are_sealed_and_can_be_sealed_anew(database: Database) -> None:
    async with database.write() as tx:
        family_id = await _placed(tx)
        await measure_answers.keep(tx, START, "parent", family_id, {"homework": 2}, DAY)
        [row] = await tx.all(measure_tables.measure_answers.select())
        assert b"homework" not in bytes(row.answers)
        await rotation.renew(tx)
        [again] = await tx.all(measure_tables.measure_answers.select())
        assert bytes(again.answers) != bytes(row.answers)
        assert [one.answers for one in await measure_answers.measured(tx)] == [{"homework": 2}]


async def test_a_link_works_once_and_for_thirty_days(database: Database) -> None:
    async with database.write() as tx:
        link = Link(START, await _placed(tx))
        await measure_links.add(tx, "geheim", link, NOW)
        assert await measure_links.look(tx, "geheim", NOW) == link
        assert await measure_links.look(tx, "geheim", NOW + VALID) is None
        assert await measure_links.look(tx, "anders", NOW) is None
        assert await measure_links.use(tx, "geheim", NOW)
        assert not await measure_links.use(tx, "geheim", NOW)
        assert await measure_links.look(tx, "geheim", NOW) is None
        await measure_links.sweep(tx, NOW + VALID)
        assert await tx.all(measure_tables.measure_links.select()) == []


async def test_all_of_it_goes_with_the_family(database: Database) -> None:
    async with database.write() as tx:
        family_id = await _placed(tx)
        await measures.plan(tx, _rounds(family_id))
        await measure_answers.keep(tx, START, "teacher", family_id, {"joins": 3}, DAY)
        await measure_links.add(tx, "geheim", Link(START, family_id), NOW)
        await families.forget(tx, [family_id])
        for table in (measure_tables.measures, measure_tables.measure_answers, measure_tables.measure_links):
            assert await tx.all(table.select()) == []
