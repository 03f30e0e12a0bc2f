"""Seen updates: each once, also when the numbers jump back."""

from storage import seen
from storage.database import Database
from tests.test_storage.samples import MINUTE, NOW


async def test_only_marked_ids_are_known(database: Database) -> None:
    async with database.write() as tx:
        await seen.mark(tx, [10, 11], NOW)
        assert await seen.unseen(tx, [9, 10, 11, 12]) == {9, 12}


async def test_a_lower_number_is_not_older(database: Database) -> None:
    async with database.write() as tx:
        await seen.mark(tx, [2**62], NOW)
        assert await seen.unseen(tx, [3]) == {3}


async def test_nothing_asked_nothing_done(database: Database) -> None:
    async with database.write() as tx:
        await seen.mark(tx, [], NOW)
        assert await seen.unseen(tx, []) == set()


async def test_marking_twice_keeps_it_longer(database: Database) -> None:
    async with database.write() as tx:
        await seen.mark(tx, [1], NOW)
        await seen.mark(tx, [1], NOW + MINUTE)
        await seen.purge(tx, NOW + MINUTE)
        assert await seen.unseen(tx, [1]) == set()


async def test_purge_forgets_what_is_older(database: Database) -> None:
    async with database.write() as tx:
        await seen.mark(tx, [1], NOW - seen.KEPT - MINUTE)
        await seen.mark(tx, [2], NOW - seen.KEPT)
        await seen.purge(tx, NOW - seen.KEPT)
        assert await seen.unseen(tx, [1, 2]) == {1}
