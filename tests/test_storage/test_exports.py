"""Sign-ups as rows of a list."""

from dataclasses import replace

from sqlalchemy import delete

from storage import exports, families, intakes, tables
from storage.database import Database
from tests.test_storage.samples import FAMILY, INTAKE, MINUTE, NOW, OTHERS, YUSUF

BOTH = ("studiebegeleiding", "plek3")


async def test_a_row_has_the_child_and_the_number_of_the_family(database: Database) -> None:
    async with database.write() as tx:
        ids = await families.create(tx, {1: FAMILY, 2: OTHERS}, NOW)
        placed = replace(INTAKE, reference="P3-2222", programme="plek3", status="placed", group="plek3_west")
        await intakes.add(tx, [(ids[1], 1, placed, "ti")], NOW + MINUTE)
        await intakes.add(tx, [(ids[1], 1, INTAKE, "tr")], NOW)
        first, second = await exports.intakes(tx, BOTH, ("new", "placed"))
    assert (first.reference, first.group, first.language) == ("SB-7K4F", "", "tr")
    assert (second.reference, second.group, second.status) == ("P3-2222", "plek3_west", "placed")
    assert (second.child, second.phone, second.assigned_to) == (YUSUF, FAMILY.phone, None)
    assert second.day == placed.day


async def test_only_what_is_asked_for(database: Database) -> None:
    async with database.write() as tx:
        ids = await families.create(tx, {1: FAMILY}, NOW)
        await intakes.add(tx, [(ids[1], 1, INTAKE, "tr")], NOW)
        assert await exports.intakes(tx, ["plek3"], ["new"]) == []
        assert await exports.intakes(tx, BOTH, ["placed"]) == []
        assert await exports.intakes(tx, (), ()) == []
        assert len(await exports.intakes(tx, BOTH, ["new"])) == 1


async def test_a_child_that_is_gone_leaves_its_cells_empty(database: Database) -> None:
    async with database.write() as tx:
        ids = await families.create(tx, {1: FAMILY}, NOW)
        await intakes.add(tx, [(ids[1], 1, INTAKE, "tr")], NOW)
        await tx.run(delete(tables.children))
        (row,) = await exports.intakes(tx, BOTH, ["new"])
    assert row.child is None
