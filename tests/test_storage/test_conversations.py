"""Conversations with staff: found by chat, number and moment; the name of who has one is sealed."""

from dataclasses import replace

from storage import conversations, slots
from storage.conversations import Conversation
from storage.database import Database
from tests.test_storage.samples import MINUTE, NOW

ONE = Conversation(1, 7, "ti", NOW, NOW + MINUTE, taken_by="Mehret", taken_at=NOW, messages=3)
OTHER = Conversation(2, 8, "nl", NOW, NOW, flagged=True)


async def test_they_come_back_as_they_were(database: Database) -> None:
    async with database.write() as tx:
        await conversations.save(tx, [ONE, OTHER])
        await conversations.save(tx, [replace(ONE, turn="parent", closed_at=NOW)])
    async with database.read() as tx:
        assert await conversations.by_id(tx, 1) == replace(ONE, turn="parent", closed_at=NOW)
        assert await conversations.of_chats(tx, [8, 9]) == [OTHER]
        assert await conversations.of_chats(tx, []) == []
        assert await conversations.by_id(tx, 3) is None


async def test_numbers_are_never_given_out_twice(database: Database) -> None:
    async with database.write() as tx:
        first = await conversations.number(tx)
        await conversations.save(tx, [replace(ONE, id=first)])
        await conversations.drop(tx, [first])
        assert await conversations.number(tx) == first + 1


async def test_only_what_is_due_the_longest_waiting_first(database: Database) -> None:
    async with database.write() as tx:
        await conversations.save(tx, [ONE, OTHER])
        assert [one.id for one in await conversations.due(tx, NOW, 9)] == [2]
        assert [one.id for one in await conversations.due(tx, NOW + MINUTE, 9)] == [2, 1]
        assert [one.id for one in await conversations.due(tx, NOW + MINUTE, 1)] == [2]


async def test_a_message_leads_back_to_its_slot(database: Database) -> None:
    async with database.write() as tx:
        await slots.remember(tx, {"talk:1:2": (-5, 40), "card:SB-2222": (-5, 41)})
        assert await slots.find(tx, -5, 40) == "talk:1:2"
        assert await slots.find(tx, -6, 40) is None
