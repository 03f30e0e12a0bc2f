"""What is read off the moments at which messages came and replies were awaited."""

import asyncio
import time

from bot.sandbox import Sandbox
from tests.faults.arrivals import Arrivals, most_in_a_second, share
from tests.faults.patience import Patience


def test_the_fullest_second_may_begin_anywhere() -> None:
    assert most([]) == 0
    assert most([0.0, 1.0, 2.0]) == 1
    assert most([0.0, 0.6, 0.9, 1.2, 1.5, 1.7]) == 4
    assert most([number / 29.5 for number in range(100)]) == 30


def test_what_may_have_come_earlier_does_not_count_for_sure() -> None:
    assert most_in_a_second([0.5, 1.2, 1.4], [0.5, 1.2, 1.4]) == 3
    assert most_in_a_second([0.5, 1.2, 1.4], [0.3, 1.2, 1.4]) == 2


async def test_a_server_that_was_held_up_notes_by_how_much() -> None:
    async with Sandbox() as telegram:
        amina = telegram.person("Amina")
        arrivals = Arrivals(telegram.world, [amina.user_id])
        beating = asyncio.create_task(arrivals.beat())
        await asyncio.sleep(0)
        time.sleep(0.1)  # noqa: ASYNC251 - the loop is to be held up
        await asyncio.sleep(0.001)
        amina.chat.tell("message", {"from": {"is_bot": True}})
        beating.cancel()
    assert arrivals.times[0] - arrivals.earliest[0] >= 0.1


def most(times: list[float]) -> int:
    """With moments that are known exactly."""
    return most_in_a_second(times, times)


def test_a_share_is_one_of_the_values() -> None:
    assert share([], 0.95) == 0.0
    hundred = [float(number) for number in range(100, 0, -1)]
    assert [share(hundred, of) for of in (0.5, 0.95, 1.0)] == [50.0, 95.0, 100.0]


async def test_messages_of_the_bot_to_persons_are_noted_and_end_a_wait() -> None:
    async with Sandbox(staff_chat_id=-1001000000001) as telegram:
        amina, bilal = telegram.person("Amina"), telegram.person("Bilal")
        arrivals, patience = Arrivals(telegram.world, [amina.user_id, bilal.user_id]), Patience(telegram)
        await amina.types("Hallo")
        await patience.acted()
        assert list(patience.waiting) == [amina.user_id]
        await asyncio.sleep(0)
        assert telegram.staff is not None
        for chat in (amina.chat, telegram.staff.chat):
            chat.tell("message", {"from": {"is_bot": True}})
        amina.chat.tell("edit", {"from": {"is_bot": True}})
    assert (len(arrivals.times), arrivals.changes, arrivals.awaited) == (1, 1, {bilal.user_id})
    assert (len(patience.waits), patience.waiting) == (1, {})
