"""Updates set aside: kept as they came, newest first."""

from dataclasses import replace

from storage import set_aside
from storage.database import Database
from storage.set_aside import SetAside
from tests.test_storage.samples import MINUTE, NOW

ONE = SetAside(7, 1, "FlowBug at engine.step", '{"update_id": 7, "text": "Yusuf"}', NOW)
TWO = SetAside(8, None, "ValueError at inbox.read", "{}", NOW + MINUTE)


async def test_updates_come_back_newest_first(database: Database) -> None:
    async with database.write() as tx:
        await set_aside.add(tx, [ONE, TWO])
        await set_aside.add(tx, [])
        assert await set_aside.newest(tx) == [TWO, ONE]
        assert await set_aside.newest(tx, limit=1) == [TWO]
        assert await set_aside.count(tx) == 2


async def test_the_same_update_again_replaces_it(database: Database) -> None:
    again = replace(ONE, error="KeyError at engine.step")
    async with database.write() as tx:
        await set_aside.add(tx, [ONE])
        await set_aside.add(tx, [again])
        assert await set_aside.newest(tx) == [again]


async def test_what_was_looked_at_can_go(database: Database) -> None:
    async with database.write() as tx:
        await set_aside.add(tx, [ONE, TWO])
        await set_aside.drop(tx, [ONE.update_id])
        await set_aside.drop(tx, [])
        assert await set_aside.newest(tx) == [TWO]


async def test_nothing_is_kept_of_who_goes(database: Database) -> None:
    async with database.write() as tx:
        await set_aside.add(tx, [ONE, TWO])
        await set_aside.forget(tx, [])
        await set_aside.forget(tx, [1, 2])
        assert await set_aside.newest(tx) == [TWO]


async def test_nothing_is_kept_for_ever(database: Database) -> None:
    async with database.write() as tx:
        await set_aside.add(tx, [ONE, TWO])
        await set_aside.drop_old(tx, TWO.at)
        assert await set_aside.newest(tx) == [TWO]
