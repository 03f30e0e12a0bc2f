"""Slots: which message stands in a named place."""

from storage import slots
from storage.database import Database


async def test_the_newest_message_of_a_slot_counts(database: Database) -> None:
    async with database.write() as tx:
        await slots.remember(tx, {"card:a": (-1001, 5), "card:b": (-1001, 6)})
        await slots.remember(tx, {"card:a": (-1002, 2**40)})
        assert await slots.load(tx, ["card:a", "card:b", "card:c"]) == {
            "card:a": (-1002, 2**40),
            "card:b": (-1001, 6),
        }


async def test_a_dropped_slot_is_empty(database: Database) -> None:
    async with database.write() as tx:
        await slots.remember(tx, {"card:a": (1, 5), "card:b": (1, 6)})
        await slots.drop(tx, ["card:a"])
        assert await slots.load(tx, ["card:a", "card:b"]) == {"card:b": (1, 6)}


async def test_nothing_asked_nothing_done(database: Database) -> None:
    async with database.write() as tx:
        await slots.remember(tx, {})
        await slots.drop(tx, [])
        assert await slots.load(tx, []) == {}
