"""What Telegram and the network answer, and what becomes of a message then."""

import pytest

from bot.sandbox import Sandbox
from storage.outbox import Outgoing
from tests.test_bot.queueing import dead_letters, message, people, queue, texts
from tests.test_bot.talking import Program


async def test_a_flood_limit_holds_one_chat_and_loses_nothing(program: Program, sandbox: Sandbox) -> None:
    told, other = people(sandbox, 2)
    sandbox.fail("sendMessage", status=429, retry_after=1, chat_id=told.user_id)
    await queue(program.app, [message(told, "een"), message(told, "twee"), message(told, "drie")])
    await queue(program.app, [message(other, "een"), message(other, "twee")])
    await program.rest()
    assert await texts(told) == ["een", "twee", "drie"]
    assert await texts(other) == ["een", "twee"]
    calls = [call for call in sandbox.sent if call.method == "sendMessage"]
    of_told = [call for call in calls if call.params["chat_id"] == told.user_id]
    assert of_told[1].time - of_told[0].time >= 1
    assert [call.params["chat_id"] for call in calls[-3:]] == [told.user_id] * 3


@pytest.mark.parametrize(
    ("fault", "copies"),
    [
        ({"status": 500, "times": 2}, 1),
        ({"status": 502}, 1),
        ({"drop": "before"}, 1),
        ({"drop": "after"}, 2),
    ],
    ids=str,
)
async def test_a_server_that_is_not_well_is_tried_again(
    program: Program, sandbox: Sandbox, fault: dict[str, object], copies: int
) -> None:
    person = people(sandbox, 1)[0]
    sandbox.fail("sendMessage", **fault)  # type: ignore[arg-type]
    await queue(program.app, [message(person, "een"), message(person, "twee")])
    await program.rest()
    assert await texts(person) == ["een"] * copies + ["twee"]
    assert await dead_letters(program.app) == []


async def test_what_may_come_twice_is_logged(
    program: Program, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.fail("sendMessage", drop="after")
    await queue(program.app, [message(people(sandbox, 1)[0], "een")])
    await program.rest()
    assert "it may appear twice" in caplog.text


async def test_what_telegram_will_never_take_is_kept_apart(program: Program, sandbox: Sandbox) -> None:
    person = people(sandbox, 1)[0]
    await queue(program.app, [message(person, "<b>open"), message(person, "heel")])
    await program.rest()
    assert await texts(person) == ["heel"]
    [letter] = await dead_letters(program.app)
    assert letter.outgoing.params["text"] == "<b>open"
    assert letter.error.startswith(("Can't parse entities", "can't parse entities"))


async def test_an_edit_that_changes_nothing_is_done(program: Program, sandbox: Sandbox) -> None:
    person = people(sandbox, 1)[0]
    await queue(program.app, [message(person, "een")])
    await program.rest()
    number = person.last.message_id
    edit = {"message_id": number, "text": "een", "parse_mode": "HTML"}
    await queue(program.app, [Outgoing(person.user_id, "editMessageText", edit)])
    await program.rest()
    assert [call.error for call in sandbox.sent if call.method == "editMessageText"] != [None]
    assert program.rows("outbox") == []
    assert await texts(person) == ["een"]


@pytest.mark.parametrize("reason", ["message to edit not found", "message can't be edited"])
async def test_a_question_that_cannot_be_edited_is_sent_anew(
    program: Program, sandbox: Sandbox, reason: str
) -> None:
    person = people(sandbox, 1)[0]
    await queue(program.app, [message(person, "een")])
    await program.rest()
    sandbox.fail("editMessageText", status=400, description=f"Bad Request: {reason}")
    buttons = {"inline_keyboard": [[{"text": "Ja", "callback_data": "1:yes"}]]}
    edit = {"message_id": person.last.message_id, "text": "twee", "parse_mode": "HTML"}
    await queue(program.app, [Outgoing(person.user_id, "editMessageText", {**edit, "reply_markup": buttons})])
    await program.rest()
    assert await texts(person) == ["een", "twee"]
    assert person.last.labels == ["Ja"]


async def test_a_settled_question_that_vanished_is_left(program: Program, sandbox: Sandbox) -> None:
    person = people(sandbox, 1)[0]
    edit = {"message_id": 999_999, "text": "een", "parse_mode": "HTML"}
    await queue(program.app, [Outgoing(person.user_id, "editMessageText", edit), message(person, "twee")])
    await program.rest()
    assert await texts(person) == ["twee"]
    assert await dead_letters(program.app) == []
