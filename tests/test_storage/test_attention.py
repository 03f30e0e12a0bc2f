"""Sign-ups that nobody looks after, and what is done once for each number."""

from datetime import timedelta

from dialogs.facts import Intake
from storage import attention, carers, conversations, counters, families, intakes
from storage.carers import Carer
from storage.conversations import Conversation
from storage.database import Database
from storage.transaction import Transaction
from tests.test_storage.samples import FAMILY, MINUTE, NOW

WEEK = timedelta(weeks=1)


async def signed_up(tx: Transaction, chat: int, reference: str, status: str = "new") -> int:
    """A family with a sign-up; the family's id."""
    ids = await families.create(tx, {chat: FAMILY}, NOW)
    made = Intake(reference, "plek3", "1", status, NOW.date())
    await intakes.add(tx, [(ids[chat], chat, made, "tr")], NOW)
    return ids[chat]


async def test_open_sign_ups_of_families_of_whom_nobody_can_be_reached(database: Database) -> None:
    async with database.write() as tx:
        await signed_up(tx, 1, "P3-2222")
        await signed_up(tx, 2, "P3-3333", "placed")
        await signed_up(tx, 3, "P3-4444", "closed")
        await signed_up(tx, 4, "P3-5555")
        shared = await signed_up(tx, 5, "P3-6666")
        await carers.save(tx, {6: (shared, Carer())})
        await families.unreachable(tx, [1, 2, 3, 5], NOW)
        assert await attention.unreachable(tx) == ["P3-2222", "P3-3333"]
        await families.unreachable(tx, [6], NOW)
        assert await attention.unreachable(tx) == ["P3-2222", "P3-3333", "P3-6666"]


async def test_where_nothing_was_done_since_a_moment(database: Database) -> None:
    statuses = ("new", "taken", "contacted", "waiting_list", "placed", "closed", "withdrawn")
    async with database.write() as tx:
        for chat, status in enumerate(statuses, start=1):
            await signed_up(tx, chat, f"P3-{chat * 1111}", status)
        assert await attention.still(tx, NOW) == []
        assert await attention.still(tx, NOW + MINUTE) == ["P3-1111", "P3-2222", "P3-3333"]
        await intakes.change(tx, "P3-1111", "taken", "7", NOW + WEEK)
        assert await attention.still(tx, NOW + MINUTE) == ["P3-2222", "P3-3333"]


async def test_conversations_in_which_the_library_is_to_write(database: Database) -> None:
    talks = [
        Conversation(1, 11, "nl", NOW + MINUTE, NOW),
        Conversation(2, 12, "nl", NOW, NOW, "late"),
        Conversation(3, 13, "nl", NOW, NOW, "parent"),
        Conversation(4, 14, "nl", NOW, NOW, closed_at=NOW),
    ]
    async with database.write() as tx:
        await conversations.save(tx, talks)
        assert [one.id for one in await conversations.waiting(tx)] == [2, 1]


async def test_a_counter_moves_on_to_a_number_once(database: Database) -> None:
    async with database.write() as tx:
        assert await counters.moved_on(tx, "week", 10)
        assert not await counters.moved_on(tx, "week", 10)
        assert not await counters.moved_on(tx, "week", 9)
        assert await counters.moved_on(tx, "week", 11)
        assert await counters.moved_on(tx, "other", 1)
