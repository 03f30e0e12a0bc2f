"""The figures as the program keeps to them: seen from Telegram's side, by the times of the calls."""

from bot.sandbox import Sandbox
from bot.settings import Settings
from storage.outbox import Outgoing
from tests.test_bot.queueing import message, people, queue
from tests.test_bot.talking import STAFF, Program

SLACK = 0.25
"""Seconds that a call may be on its way for longer than another."""


def times(sandbox: Sandbox, chat_id: int | None = None) -> list[float]:
    return [
        call.time
        for call in sandbox.sent
        if call.method == "sendMessage" and chat_id in (None, call.params["chat_id"])
    ]


def holds(sent: list[float], burst: float, rate: float) -> bool:
    return all(
        last - first + 1 <= burst + rate * (sent[last] - sent[first] + SLACK) + 1
        for first in range(len(sent))
        for last in range(first, len(sent))
    )


async def test_one_person(sandbox: Sandbox, given: Settings) -> None:
    person = people(sandbox, 1)[0]
    slow = given.model_copy(update={"rate_private": 8.0})
    async with Program(sandbox, slow) as program:
        await queue(program.app, [message(person, str(number)) for number in range(16)])
        await program.rest()
    sent = times(sandbox, person.user_id)
    assert len(sent) == 16
    assert holds(sent, burst=8, rate=8)


async def test_everybody_together(sandbox: Sandbox, given: Settings) -> None:
    slow = given.model_copy(update={"rate_total": 40.0})
    async with Program(sandbox, slow) as program:
        await queue(program.app, [message(person, "een") for person in people(sandbox, 40)])
        await program.rest()
    assert len(times(sandbox)) == 40
    assert holds(times(sandbox), burst=10, rate=40)


async def test_a_group_and_edits(sandbox: Sandbox, given: Settings) -> None:
    """An edit is no message: it counts for the whole, not for its chat."""
    slow = given.model_copy(update={"rate_group": 0.001})
    async with Program(sandbox, slow) as program:
        words = {"text": "een", "parse_mode": "HTML"}
        await queue(program.app, [Outgoing(STAFF, "sendMessage", words) for _ in range(9)])
        await program.rest()
        assert sandbox.staff
        number = sandbox.staff.last.message_id
        edits = [{"message_id": number, **words, "text": str(text)} for text in range(15)]
        await queue(program.app, [Outgoing(STAFF, "editMessageText", edit) for edit in edits])
        await program.rest()
        assert sandbox.staff.last.text == "14"
        await queue(program.app, [Outgoing(STAFF, "sendMessage", words) for _ in range(2)])
        await sandbox.until_polled()
        await sandbox.staff.hears(1)
        assert len(program.rows("outbox")) >= 1
    assert len(times(sandbox, STAFF)) == 10
