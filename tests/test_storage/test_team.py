"""The team: which roles a chat has."""

from sqlalchemy import text

from storage import team
from storage.database import Database
from tests.test_storage.samples import MINUTE, NOW

WIDE = 2**40


async def test_everybody_comes_back_with_all_roles(database: Database) -> None:
    async with database.write() as tx:
        assert await team.load(tx) == {}
        await team.join(tx, WIDE, "volunteer", NOW)
        await team.join(tx, WIDE, "coordinator", NOW)
        await team.join(tx, 2, "volunteer", NOW)
        assert await team.load(tx) == {
            WIDE: frozenset({"volunteer", "coordinator"}),
            2: frozenset({"volunteer"}),
        }


async def test_joining_again_keeps_the_day_it_began(database: Database) -> None:
    async with database.write() as tx:
        await team.join(tx, 1, "volunteer", NOW)
        before = await tx.all(text("SELECT * FROM team"))
        await team.join(tx, 1, "volunteer", NOW + MINUTE)
        assert await tx.all(text("SELECT * FROM team")) == before


async def test_a_role_can_be_laid_down(database: Database) -> None:
    async with database.write() as tx:
        for chat_id in (1, 2, 3):
            await team.join(tx, chat_id, "volunteer", NOW)
            await team.join(tx, chat_id, "desk", NOW)
        await team.leave(tx, [1, 2], "desk")
        assert await team.load(tx) == {
            1: frozenset({"volunteer"}),
            2: frozenset({"volunteer"}),
            3: frozenset({"volunteer", "desk"}),
        }


async def test_who_leaves_has_no_role(database: Database) -> None:
    async with database.write() as tx:
        for chat_id in (1, 2):
            await team.join(tx, chat_id, "volunteer", NOW)
            await team.join(tx, chat_id, "desk", NOW)
        await team.leave(tx, [1, 99])
        await team.leave(tx, [])
        assert await team.load(tx) == {2: frozenset({"volunteer", "desk"})}
