"""All children's groups advance at once, once for each school year, whatever was missed."""

from dataclasses import replace

import pytest

from dialogs.facts import Child
from storage import children, families, school_year
from storage.database import Database
from tests.test_storage.samples import FAMILY, NOW, OTHERS

GROUPS = ("groep7", "groep8", "brugklas", "vo4", "other", "")


@pytest.fixture
async def two(database: Database) -> tuple[int, int]:
    """The ids of a family with a child in each of GROUPS, and of another."""
    six = tuple(Child(str(key), "Elif", "2015-06", group) for key, group in enumerate(GROUPS, 1))
    async with database.write() as tx:
        ids = await families.create(tx, {1: replace(FAMILY, children=six), 2: OTHERS}, NOW)
    return ids[1], ids[2]


async def advance(database: Database, year: int) -> int:
    async with database.write() as tx:
        return await school_year.advance(tx, year)


async def fails_midway(database: Database) -> None:
    async with database.write() as tx:
        await school_year.advance(tx, 2027)
        raise ZeroDivisionError


async def groups(database: Database, family_id: int) -> tuple[str, ...]:
    async with database.read() as tx:
        known = await children.load(tx, [family_id])
    return tuple(child.group for child in known[family_id])


async def test_a_new_database_only_notes_the_year(database: Database, two: tuple[int, int]) -> None:
    assert await advance(database, 2026) == 0
    assert await groups(database, two[0]) == GROUPS


async def test_each_summer_once(database: Database, two: tuple[int, int]) -> None:
    await advance(database, 2026)
    assert await advance(database, 2027) == 4
    later = ("groep8", "brugklas", "vo2", "", "other", "")
    assert await groups(database, two[0]) == later
    assert await advance(database, 2027) == 0
    assert await groups(database, two[0]) == later


async def test_two_summers_that_were_missed(database: Database, two: tuple[int, int]) -> None:
    await advance(database, 2026)
    assert await advance(database, 2028) == 4
    assert await groups(database, two[0]) == ("brugklas", "vo2", "vo3", "", "other", "")


async def test_a_clock_that_goes_back_changes_nothing(database: Database, two: tuple[int, int]) -> None:
    await advance(database, 2026)
    await advance(database, 2027)
    known = await groups(database, two[0])
    assert await advance(database, 2025) == 0
    assert await advance(database, 2027) == 0
    assert await groups(database, two[0]) == known


async def test_what_is_rolled_back_is_done_again(database: Database, two: tuple[int, int]) -> None:
    await advance(database, 2026)
    with pytest.raises(ZeroDivisionError):
        await fails_midway(database)
    assert await groups(database, two[0]) == GROUPS
    assert await advance(database, 2027) == 4


async def test_names_and_months_stay_as_they_are(database: Database, two: tuple[int, int]) -> None:
    await advance(database, 2026)
    await advance(database, 2027)
    async with database.read() as tx:
        known = await children.load(tx, two)
    assert {(child.first_name, child.born) for child in known[two[0]]} == {("Elif", "2015-06")}
    assert known[two[1]] == OTHERS.children
