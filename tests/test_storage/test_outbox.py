"""The outbox: in order, never lost before it is sent, nothing kept after."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from storage import outbox, tables
from storage.crypto import Undecipherable
from storage.database import Database
from storage.outbox import BROADCAST, STAFF, DeadLetter
from tests.test_storage.samples import MINUTE, NOW, message

CARD = replace(message(-1001, "Kaart"), lane=BROADCAST, slot="card:SB-7K4F", not_before=NOW)


async def test_what_is_added_waits_in_its_order(database: Database) -> None:
    messages = [message(2, "twee"), CARD, message(1, "een")]
    async with database.write() as tx:
        added = await outbox.add(tx, messages, NOW)
    async with database.read() as tx:
        assert await outbox.waiting(tx, 0, 10) == added
        assert await outbox.waiting(tx, added[0].id, 1) == added[1:2]
        assert await outbox.waiting(tx, added[-1].id, 10) == []
    assert [queued.outgoing for queued in added] == messages
    assert [queued.id for queued in added] == sorted({queued.id for queued in added})


async def test_what_is_held_waits_for_its_time_and_goes_once(database: Database) -> None:
    late, soon = (replace(message(1), not_before=NOW + MINUTE * minutes) for minutes in (2, 1))
    async with database.write() as tx:
        added = await outbox.add(tx, [late, soon, message(1, "nu")], NOW)
        assert [one.outgoing for one in added] == [message(1, "nu")]
        assert await outbox.waiting(tx, 0, 10) == added
        assert await outbox.release(tx, NOW + MINUTE / 2, 10) == []
        (released,) = await outbox.release(tx, NOW + MINUTE, 10)
        assert released.outgoing == replace(soon, not_before=None)
        assert await outbox.waiting(tx, 0, 10) == sorted([*added, released], key=lambda one: one.id)
        assert len(await outbox.release(tx, NOW + MINUTE * 3, 10)) == 1
        assert await outbox.release(tx, NOW + MINUTE * 3, 10) == []


async def test_nothing_is_held_for_who_blocked_the_bot(database: Database) -> None:
    async with database.write() as tx:
        await outbox.add(tx, [replace(message(1), not_before=NOW + MINUTE)], NOW)
        await outbox.close_for(tx, [1])
        assert await outbox.release(tx, NOW + MINUTE, 10) == []


async def test_what_is_to_be_deleted_is_deleted_also_of_who_blocked_the_bot(database: Database) -> None:
    gone = replace(message(1), method="deleteMessage", not_before=NOW + MINUTE)
    async with database.write() as tx:
        await outbox.add(tx, [gone, replace(gone, not_before=None)], NOW)
        await outbox.close_for(tx, [1])
        assert await outbox.waiting(tx, 0, 10) == []
        assert len(await outbox.release(tx, NOW + MINUTE, 10)) == 1


async def test_of_a_chat_that_goes_only_what_is_to_be_deleted_there_is_kept(database: Database) -> None:
    gone = replace(message(1), method="deleteMessage", not_before=NOW + MINUTE)
    async with database.write() as tx:
        dead, *_ = await outbox.add(tx, [message(1), message(1), gone, message(2)], NOW)
        await outbox.dead(tx, {dead.id: "400"})
        await outbox.drop_to(tx, [1])
        await outbox.drop_to(tx, [])
        assert await outbox.dead_letters(tx) == []
        assert [one.outgoing for one in await outbox.waiting(tx, 0, 10)] == [message(2)]
        assert len(await outbox.release(tx, NOW + MINUTE, 10)) == 1


async def test_outlines_are_of_what_is_dead_and_of_what_staff_wait_for(database: Database) -> None:
    card = replace(message(-1001, "Kaart"), lane=STAFF, slot="card:SB-7K4F")
    async with database.write() as tx:
        dead, waits, *_ = await outbox.add(tx, [message(1), card, replace(card, slot=None), CARD], NOW)
        await outbox.dead(tx, {dead.id: "400"})
        assert await outbox.outlines(tx) == {
            dead.id: replace(message(1), params={}),
            waits.id: replace(card, params={}),
        }


async def test_a_dead_letter_has_a_greatest_age(database: Database) -> None:
    async with database.write() as tx:
        (old,) = await outbox.add(tx, [message(1)], NOW)
        (young, waits) = await outbox.add(tx, [message(1), message(2)], NOW + MINUTE)
        await outbox.dead(tx, {old.id: "400", young.id: "400"})
        await outbox.drop_dead(tx, NOW + MINUTE)
        assert [one.id for one in await outbox.dead_letters(tx)] == [young.id]
        assert await outbox.waiting(tx, 0, 10) == [waits]


async def test_nothing_added(database: Database) -> None:
    async with database.write() as tx:
        assert await outbox.add(tx, [], NOW) == []
        await outbox.sent(tx, [])
        await outbox.close_for(tx, [])
        await outbox.dead(tx, {})


async def test_nothing_is_kept_of_what_is_sent(database: Database) -> None:
    async with database.write() as tx:
        one, two = await outbox.add(tx, [message(1), message(1)], NOW)
        await outbox.sent(tx, [one.id])
        assert await outbox.waiting(tx, 0, 10) == [two]
        assert (await tx.all(select(func.count()).select_from(tables.outbox)))[0][0] == 1


async def test_ids_are_never_used_again_after_deleting(database: Database) -> None:
    used: list[int] = []
    for _ in range(3):
        async with database.write() as tx:
            used += [queued.id for queued in await outbox.add(tx, [message(1), message(2)], NOW)]
            await outbox.sent(tx, used)
    assert used == sorted(set(used))


async def test_ids_stay_right_over_a_rollback(database: Database) -> None:
    async with database.write() as tx:
        (kept,) = await outbox.add(tx, [message(1)], NOW)

    async def fail() -> None:
        async with database.write() as tx:
            await outbox.add(tx, [message(1), message(2)], NOW)
            raise Undecipherable("outbox:1:body")

    with pytest.raises(Undecipherable):
        await fail()
    async with database.write() as tx:
        added = await outbox.add(tx, [message(3), message(4)], NOW)
        assert await outbox.waiting(tx, 0, 10) == [kept, *added]


async def test_a_retry_is_noted(database: Database) -> None:
    async with database.write() as tx:
        one, two = await outbox.add(tx, [message(1), message(2)], NOW)
        await outbox.retry(tx, {one.id: (3, NOW + MINUTE, "502")})
        later = replace(message(1), not_before=NOW + MINUTE)
        assert await outbox.waiting(tx, 0, 10) == [replace(one, outgoing=later, attempts=3), two]


async def test_a_dead_letter_waits_for_a_person_only(database: Database) -> None:
    async with database.write() as tx:
        one, two = await outbox.add(tx, [message(1), message(2)], NOW)
        await outbox.dead(tx, {one.id: "400 chat not found"})
        assert await outbox.waiting(tx, 0, 10) == [two]
        assert await outbox.dead_letters(tx) == [
            DeadLetter(one.id, one.outgoing, 0, "400 chat not found", NOW)
        ]


async def test_dead_letters_are_counted_looked_at_and_let_go_of_one_by_one(database: Database) -> None:
    async with database.write() as tx:
        one, two, queued = await outbox.add(tx, [message(1), message(2), message(3)], NOW)
        await outbox.dead(tx, {one.id: "400", two.id: "400"})
        assert await outbox.dead_count(tx) == 2
        assert [letter.id for letter in await outbox.dead_letters(tx, 1)] == [one.id]
        assert await outbox.dead_letter(tx, two.id) == DeadLetter(two.id, two.outgoing, 0, "400", NOW)
        assert await outbox.dead_letter(tx, queued.id) is None
        assert not await outbox.let_go(tx, queued.id)
        assert await outbox.let_go(tx, one.id)
        assert not await outbox.let_go(tx, one.id)
        assert [letter.id for letter in await outbox.dead_letters(tx)] == [two.id]
        assert await outbox.waiting(tx, 0, 10) == [queued]


async def test_a_person_who_blocked_the_bot_gets_nothing_more(database: Database) -> None:
    async with database.write() as tx:
        one, _, other = await outbox.add(tx, [message(1), message(1), message(2)], NOW)
        await outbox.dead(tx, {one.id: "400"})
        await outbox.close_for(tx, [1])
        assert await outbox.waiting(tx, 0, 10) == [other]
        assert [letter.id for letter in await outbox.dead_letters(tx)] == [one.id]


async def test_a_body_swapped_between_messages_is_refused(database: Database) -> None:
    body, number = tables.outbox.c.body, tables.outbox.c.id
    async with database.write() as tx:
        one, two = await outbox.add(tx, [message(1), message(2)], NOW)
        stolen = select(body).where(number == one.id).scalar_subquery()
        await tx.run(tables.outbox.update().where(number == two.id).values(body=stolen))
        with pytest.raises(Undecipherable) as caught:
            await outbox.waiting(tx, 0, 10)
    assert caught.value.place == f"outbox:{two.id}:body"
