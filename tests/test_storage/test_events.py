"""Events and who comes: what is stored, who is reached, and that no place is given twice."""

import asyncio
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from dialogs.coming import Line, Rsvp, comes
from dialogs.events import Event, Words
from storage import carers, event_tables, events, families, rsvps
from storage.carers import Carer
from storage.database import Database
from storage.events import Count
from storage.rsvps import Later, Reach
from storage.transaction import Transaction
from tests.test_storage.samples import FAMILY, MINUTE, NOW, OTHERS

ZONE = ZoneInfo("Europe/Amsterdam")
DAY = date(2026, 12, 2)
ONE = Event(0, "praatjes_plaatjes", DAY, time(10), 60, "centrum", 4)
OWN = Event(0, "", DAY, time(14, 30), 90, "west", texts={"nl": Words("Feest", "Kom je?")}, picture="AgAC")
LATER = Later(NOW + MINUTE, NOW + 2 * MINUTE)


async def _made(tx: Transaction, *made: Event) -> list[Event]:
    return await events.add(tx, made, ZONE, NOW)


async def _homes(tx: Transaction) -> tuple[int, int]:
    """Two families, of the chats 1 and 2."""
    made = await families.create(tx, {1: FAMILY, 2: OTHERS}, NOW)
    return made[1], made[2]


async def _come(tx: Transaction, event: Event, family: int, children: int, chat: int = 1) -> Line:
    before = (await rsvps.lines(tx, [event.number]))[event.number]
    after = comes(before, event.capacity, family, children)
    await rsvps.write(tx, event.number, before, after, chat, LATER, NOW)
    return after


async def test_an_event_comes_back_as_it_was_with_a_number(database: Database) -> None:
    async with database.write() as tx:
        [one] = await _made(tx, OWN)
        [other] = await _made(tx, ONE)
        assert await events.load(tx, [one.number, other.number, 99]) == {1: one, 2: other}
    assert replace(one, number=0) == OWN
    assert (one.series, one.begins(ZONE).hour, one.ends(ZONE).hour) == (0, 14, 16)


async def test_what_staff_wrote_is_sealed(database: Database) -> None:
    async with database.write() as tx:
        await _made(tx, OWN)
        [row] = await tx.all(event_tables.events.select())
    assert not any(word in row.body for word in (b"Feest", b"Kom", b"AgAC"))


async def test_those_of_a_series_know_the_last_that_goes_on(database: Database) -> None:
    days = [DAY + timedelta(weeks=number) for number in range(3)]
    async with database.write() as tx:
        made = await _made(tx, *(replace(ONE, day=day) for day in days))
        assert [one.series for one in made] == [1, 1, 1]
        found = await events.load(tx, [1])
        assert (found[1].last, found[1].follows) == (days[-1], True)
        assert await events.following(tx, made[1]) == [2, 3]
        await events.save(tx, [replace(made[2], status="cancelled")], ZONE)
        assert (await events.load(tx, [2]))[2].follows is False
        assert await events.following(tx, made[0]) == [1, 2]
        assert [one.number for one in await events.coming(tx, NOW)] == [1, 2]
        assert [one.number for one in await events.past(tx, NOW + timedelta(days=13), 9)] == [3, 1]


async def test_changes_are_kept_and_answers_counted(database: Database) -> None:
    later = DAY + timedelta(days=1)
    async with database.write() as tx:
        [one] = await _made(tx, ONE)
        other = replace(one, place="west", capacity=9, start=time(11), day=later)
        await events.save(tx, [other], ZONE)
        assert await events.held(tx, [1]) == {1: other}
        for answer in ("good", "bad", "good"):
            await events.rate(tx, 1, answer)
        assert await events.ratings(tx, [1, 2]) == {1: {"good": 2, "fine": 0, "bad": 1}}


async def test_who_comes_and_who_waits_is_counted(database: Database) -> None:
    async with database.write() as tx:
        [one] = await _made(tx, ONE)
        first, second = await _homes(tx)
        await _come(tx, one, first, 3)
        line = await _come(tx, one, second, 2, chat=2)
        assert line == (Rsvp(first, 3, 1), Rsvp(second, 2, 2, waiting=True))
        assert await rsvps.lines(tx, [1, 2]) == {1: line, 2: ()}
        assert await events.counts(tx, [1, 2]) == {1: Count(1, 3, 1)}
        assert await rsvps.of_family(tx, second, NOW) == {1: line[1]}
        assert await rsvps.of_family(tx, second, NOW + timedelta(days=30)) == {}
        assert await rsvps.waited_for(tx, NOW) == [1]


async def test_who_gets_a_place_is_reminded_and_asked_from_then_on(database: Database) -> None:
    later = NOW + 5 * MINUTE
    async with database.write() as tx:
        [one] = await _made(tx, ONE)
        first, second = await _homes(tx)
        await _come(tx, one, first, 4)
        await _come(tx, one, second, 2, chat=2)
        assert await rsvps.to_remind(tx, later, 9) == [(1, first)]
        before = (await rsvps.lines(tx, [1]))[1]
        moved = (replace(before[1], waiting=False),)
        await rsvps.write(tx, 1, before, moved, 0, LATER, NOW)
        assert await rsvps.to_remind(tx, later, 9) == [(1, second)]
        assert await rsvps.to_ask(tx, later, 9) == [(1, second)]
        await rsvps.remind_at(tx, {(1, second): None})
        assert await rsvps.to_remind(tx, later, 9) == []
        assert await rsvps.to_remind(tx, NOW, 9) == []


async def test_an_answer_counts_once_and_only_from_who_was_asked(database: Database) -> None:
    async with database.write() as tx:
        [one] = await _made(tx, ONE)
        first, second = await _homes(tx)
        await _come(tx, one, first, 1)
        assert not await rsvps.told(tx, (1, first))
        await rsvps.asked(tx, [(1, first)])
        assert await rsvps.to_ask(tx, NOW + 5 * MINUTE, 9) == []
        assert not await rsvps.told(tx, (1, second))
        assert await rsvps.told(tx, (1, first))
        assert not await rsvps.told(tx, (1, first))


async def test_when_to_remind_moves_with_the_event(database: Database) -> None:
    async with database.write() as tx:
        [one] = await _made(tx, ONE)
        first, _ = await _homes(tx)
        line = await _come(tx, one, first, 1)
        await rsvps.later(tx, 1, line, Later(NOW + timedelta(days=9)))
        assert await rsvps.to_remind(tx, NOW + timedelta(days=8), 9) == []
        assert await rsvps.to_ask(tx, NOW + timedelta(days=99), 9) == []


async def test_the_carer_who_said_so_hears_of_it_or_else_the_other(database: Database) -> None:
    async with database.write() as tx:
        [one] = await _made(tx, ONE)
        first, _ = await _homes(tx)
        await carers.save(tx, {0: (first, Carer(language="ar")), 9: (first, Carer())})
        await _come(tx, one, first, 1, chat=9)
        assert await rsvps.reach(tx, [1]) == {(1, first): Reach(9, "tr")}
        await families.unreachable(tx, [9, 1], NOW)
        assert await rsvps.reach(tx, [1]) == {(1, first): Reach(0, "ar")}
        await carers.save(tx, {0: (first, Carer(receives=False))})
        assert await rsvps.reach(tx, [1]) == {}


async def test_it_goes_with_the_family(database: Database) -> None:
    async with database.write() as tx:
        [one] = await _made(tx, ONE)
        first, second = await _homes(tx)
        await _come(tx, one, first, 1)
        await _come(tx, one, second, 1, chat=2)
        await families.forget(tx, [first])
        assert [rsvp.family for rsvp in (await rsvps.lines(tx, [1]))[1]] == [second]


async def test_no_place_is_given_twice_to_those_who_come_at_once(database: Database) -> None:
    """Eight families for four places, each in a transaction of its own, all at the same time."""
    async with database.write() as tx:
        [one] = await _made(tx, ONE)
        made = await families.create(tx, dict.fromkeys(range(1, 9), OTHERS), NOW)

    async def come(chat: int) -> None:
        async with database.write() as tx:
            held = (await events.held(tx, [one.number]))[one.number]
            await asyncio.sleep(0)
            await _come(tx, held, made[chat], 1, chat)

    await asyncio.gather(*(come(chat) for chat in made))
    async with database.read() as tx:
        assert await events.counts(tx, [1]) == {1: Count(4, 4, 4)}
        line = (await rsvps.lines(tx, [1]))[1]
    assert [rsvp.line for rsvp in line] == list(range(1, 9))
    assert [rsvp.waiting for rsvp in line] == [False] * 4 + [True] * 4
