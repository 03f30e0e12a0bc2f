"""Sign-ups: one reference each, and a history without names."""

from dataclasses import replace

import pytest

from dialogs.facts import Intake
from storage import families, intakes
from storage.database import Database
from storage.intakes import Event, ReferenceTaken, ReferenceUnknown, StatusUnknown, StoredIntake
from storage.transaction import Transaction
from tests.test_storage.samples import FAMILY, INTAKE, MINUTE, NOW, YUSUF


async def _signed_up(tx: Transaction, *made: Intake) -> int:
    family_id = (await families.create(tx, {1: FAMILY}, NOW))[1]
    await intakes.add(tx, [(family_id, 1, intake, "tr") for intake in made], NOW)
    return family_id


async def test_an_intake_is_found_by_its_reference(database: Database) -> None:
    stray = replace(INTAKE, reference="SB-2222", child="77", interest=True)
    async with database.write() as tx:
        family_id = await _signed_up(tx, INTAKE, stray)
        found = await intakes.by_reference(tx, [INTAKE.reference, "SB-2222", "SB-9999"])
    assert found == {
        INTAKE.reference: StoredIntake(INTAKE, family_id, 1, "tr", YUSUF),
        "SB-2222": StoredIntake(stray, family_id, 1, "tr", None),
    }


async def test_a_taken_reference_is_refused_and_nothing_is_added(database: Database) -> None:
    other = replace(INTAKE, reference="SB-3333")
    async with database.write() as tx:
        family_id = await _signed_up(tx, INTAKE)
        with pytest.raises(ReferenceTaken) as caught:
            await intakes.add(tx, [(family_id, 1, other, "tr"), (family_id, 1, INTAKE, "tr")], NOW)
        assert await intakes.by_reference(tx, ["SB-3333"]) == {}
    assert caught.value.reference == INTAKE.reference


async def test_the_same_reference_twice_in_one_go_is_refused(database: Database) -> None:
    async with database.write() as tx:
        with pytest.raises(ReferenceTaken):
            await _signed_up(tx, INTAKE, INTAKE)


async def test_nothing_added(database: Database) -> None:
    async with database.write() as tx:
        await intakes.add(tx, [], NOW)
        assert await intakes.by_reference(tx, []) == {}


async def test_a_change_is_kept_with_its_author(database: Database) -> None:
    async with database.write() as tx:
        await _signed_up(tx, INTAKE, replace(INTAKE, reference="SB-4444"))
        await intakes.change(tx, INTAKE.reference, "taken", "staff-3", NOW + MINUTE)
        await intakes.change(tx, INTAKE.reference, "withdrawn", intakes.PARENT, NOW + 2 * MINUTE)
        found = await intakes.by_reference(tx, [INTAKE.reference, "SB-4444"])
        assert await intakes.history(tx, INTAKE.reference) == [
            Event(NOW, "new", "parent"),
            Event(NOW + MINUTE, "taken", "staff-3"),
            Event(NOW + 2 * MINUTE, "withdrawn", "parent"),
        ]
        assert await intakes.history(tx, "SB-4444") == [Event(NOW, "new", "parent")]
    assert found[INTAKE.reference].intake == replace(INTAKE, status="withdrawn")
    assert found["SB-4444"].intake.status == "new"


async def test_what_is_not_there_cannot_change(database: Database) -> None:
    async with database.write() as tx:
        with pytest.raises(ReferenceUnknown) as caught:
            await intakes.change(tx, "SB-9999", "taken", "staff-3", NOW)
        assert await intakes.history(tx, "SB-9999") == []
    assert caught.value.reference == "SB-9999"


async def test_only_known_words_are_a_status(database: Database) -> None:
    async with database.write() as tx:
        with pytest.raises(StatusUnknown):
            await _signed_up(tx, replace(INTAKE, status="lost"))
        with pytest.raises(StatusUnknown) as caught:
            await intakes.change(tx, INTAKE.reference, "nieuw", "staff-3", NOW)
    assert caught.value.status == "nieuw"


@pytest.mark.parametrize("status", intakes.STATUSES)
async def test_every_known_status_can_be_given(database: Database, status: str) -> None:
    async with database.write() as tx:
        await _signed_up(tx, INTAKE)
        await intakes.change(tx, INTAKE.reference, status, "staff-3", NOW)
        assert (await intakes.by_reference(tx, [INTAKE.reference]))[INTAKE.reference].intake.status == status
