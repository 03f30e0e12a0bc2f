"""The order in which things are sent: by chat, by lane, and across a restart."""

import asyncio
import sqlite3
from datetime import UTC, datetime

import pytest

from bot.app import build
from bot.limits import Limits
from bot.sandbox import Sandbox
from bot.settings import Settings
from storage import outbox
from storage.outbox import BROADCAST, STAFF
from tests.test_bot.queueing import message, people, queue, texts
from tests.test_bot.talking import Program, until

NUMBERS = [str(number) for number in range(12)]


async def test_each_chat_gets_its_messages_in_order(program: Program, sandbox: Sandbox) -> None:
    sandbox.latency = 0.01
    crowd = people(sandbox, 5)
    await queue(program.app, [message(person, number) for number in NUMBERS for person in crowd])
    await program.rest()
    assert [await texts(person) for person in crowd] == [NUMBERS] * 5
    assert program.rows("outbox") == []


async def test_within_a_chat_an_urgent_message_goes_first(sandbox: Sandbox, given: Settings) -> None:
    person = people(sandbox, 1)[0]
    app = await build(given)
    await queue(app, [message(person, "bulk", BROADCAST), message(person, "team", STAFF)])
    await queue(app, [message(person, "answer")])
    await app.close()
    async with Program(sandbox, given) as program:
        await program.rest()
    assert await texts(person) == ["answer", "team", "bulk"]


@pytest.mark.parametrize("also_bulk", [True, False])
async def test_an_answer_overtakes_a_broadcast(sandbox: Sandbox, given: Settings, also_bulk: bool) -> None:
    """300 wait; 128 at most are under way at once, and the answer is among those."""
    crowd = people(sandbox, 300)
    bulk = crowd if also_bulk else crowd[:-1]
    app = await build(given.model_copy(update={"rate_total": 1000}))
    await queue(app, [message(person, "bulk", BROADCAST) for person in bulk])
    await queue(app, [message(crowd[-1], "answer")])
    sending = asyncio.create_task(app.outbox.run())
    await until(lambda: app.outbox.idle)
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    await app.close()
    sent = [call.params["text"] for call in sandbox.sent if call.method == "sendMessage"]
    assert len(sent) == len(bulk) + 1
    assert sent.index("answer") < 200


async def test_a_restart_sends_what_was_left_in_order(sandbox: Sandbox, given: Settings) -> None:
    crowd = people(sandbox, 3)
    app = await build(given)
    await queue(app, [message(person, number) for number in NUMBERS for person in crowd])
    await app.close()
    async with Program(sandbox, given) as program:
        await program.rest()
        assert program.rows("outbox") == []
    assert [await texts(person) for person in crowd] == [NUMBERS] * 3


async def test_ended_in_the_middle_it_goes_on_where_it_was(sandbox: Sandbox, given: Settings) -> None:
    sandbox.latency = 0.02
    person = people(sandbox, 1)[0]
    async with Program(sandbox, given) as program:
        await queue(program.app, [message(person, number) for number in NUMBERS])
        await person.hears(3)
    assert len(program.rows("outbox")) < len(NUMBERS)
    async with Program(sandbox, given) as program:
        await program.rest()
    sent = [call.params["text"] for call in sandbox.sent if call.method == "sendMessage"]
    assert sent == NUMBERS


async def test_marks_that_cannot_be_written_are_kept(
    program: Program, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.latency = 0.2
    person = people(sandbox, 1)[0]
    await queue(program.app, [message(person, "een")])
    beside = sqlite3.connect(program.file)
    beside.execute("ALTER TABLE outbox RENAME TO away")
    await until(lambda: "marks of the outbox could not be written" in caplog.text)
    assert len(program.rows("away")) == 1
    beside.execute("ALTER TABLE away RENAME TO outbox")
    beside.close()
    await program.rest()
    assert await texts(person) == ["een"]
    assert program.rows("outbox") == []


async def test_what_is_sent_and_cannot_be_noted_is_in_flight_still(
    program: Program, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    crowd = people(sandbox, Limits().at_once + 20)
    async with program.app.database.write() as tx:
        rows = await outbox.add(tx, [message(person, "een") for person in crowd], datetime.now(UTC))
    beside = sqlite3.connect(program.file)
    beside.execute("ALTER TABLE outbox RENAME TO away")
    program.app.outbox.put(rows)
    await until(lambda: caplog.text.count("marks of the outbox could not be written") > 1)
    assert sum(len(person.chat.heard) for person in crowd) == Limits().at_once
    beside.execute("ALTER TABLE away RENAME TO outbox")
    beside.close()
    await program.rest()
    assert [await texts(person) for person in crowd] == [["een"]] * len(crowd)
