"""Polling: confirmed only after the commit, patient with a server that is not well, never spinning."""

import asyncio
import logging
import sqlite3
import time

import pytest
from telegram.error import InvalidToken

from bot.api import Api
from bot.app import build
from bot.sandbox import Sandbox
from bot.settings import Settings, settings
from tests.test_bot.talking import TOKEN, Parent, Program, until


def polls(sandbox: Sandbox) -> int:
    return sum(call.method == "getUpdates" for call in sandbox.sent)


async def logged(caplog: pytest.LogCaptureFixture, words: str) -> None:
    await until(lambda: words in caplog.text)


async def test_a_batch_is_confirmed_after_its_commit(
    parent: Parent, program: Program, sandbox: Sandbox
) -> None:
    await sandbox.until_polled()
    async with program.app.database.write():
        before = polls(sandbox)
        await parent.person.types("/start")
        await until(lambda: polls(sandbox) > before)
        await asyncio.sleep(0.1)
        assert len(sandbox.pending) == 1
        assert parent.person.chat.messages[-1].text == "/start"
    assert "👋 Welkom" in (await parent.hears())[0].text
    assert sandbox.pending == []


async def test_a_database_that_fails_for_one_batch(
    parent: Parent, program: Program, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    await sandbox.until_polled()
    beside = sqlite3.connect(program.file)
    beside.execute("ALTER TABLE sessions RENAME TO away")
    await parent.person.types("/start")
    await logged(caplog, "a batch could not be taken")
    assert len(sandbox.pending) == 1
    assert program.rows("outbox") == program.rows("seen") == []
    beside.execute("ALTER TABLE away RENAME TO sessions")
    beside.close()
    heard = await parent.hears()
    assert [message.text[:13] for message in heard] == ["👋 Welkom bij "]


async def test_a_server_that_answers_at_once_does_not_make_it_spin(
    program: Program, sandbox: Sandbox
) -> None:
    sandbox.answers_polls_at_once = True
    person = sandbox.person("Aad", language_code="nl")
    await person.types("/start")
    await program.rest()
    before, began = polls(sandbox), time.monotonic()
    await asyncio.sleep(1.5)
    assert 0 < polls(sandbox) - before <= (time.monotonic() - began) / 0.3 + 2


async def test_a_second_poller_is_logged_and_survived(
    parent: Parent, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    await sandbox.until_polled()
    other = Api(TOKEN, sandbox.url)
    await other.call("getUpdates", {"timeout": 0})
    await other.request.shutdown()
    await logged(caplog, "another program polls with this token")
    assert "👋 Welkom" in (await parent.types("/start"))[0].text


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500},
        {"status": 502},
        {"drop": "before"},
        {"drop": "after"},
        {"status": 429, "retry_after": 1},
    ],
    ids=str,
)
async def test_a_poll_that_fails_loses_nothing(
    parent: Parent, sandbox: Sandbox, fault: dict[str, object]
) -> None:
    await sandbox.until_polled()
    sandbox.fail("getUpdates", **fault)  # type: ignore[arg-type]
    await parent.types("/start")
    heard = await parent.types("?")
    assert "In welke taal wil je praten?" in heard[-1].text
    assert len([call for call in sandbox.sent if call.method == "sendMessage"]) == 2


async def test_a_tap_that_cannot_be_answered_is_no_harm(parent: Parent, sandbox: Sandbox) -> None:
    await parent.types("/start")
    sandbox.fail("answerCallbackQuery", status=400, description="Bad Request: query is too old")
    heard = await parent.taps("nl")
    assert "Mag ik bewaren" in heard[-1].text


async def test_an_unknown_token_ends_the_program(sandbox: Sandbox, given: Settings) -> None:
    wrong = settings(**{**given.model_dump(), "token": "2:other", "keys": given.keys}, _env_file=None)
    with pytest.raises(InvalidToken):
        await build(wrong)


async def test_a_part_that_fails_ends_the_program(program: Program, sandbox: Sandbox) -> None:
    await sandbox.until_polled()
    sandbox.fail("getUpdates", status=401, description="Unauthorized")
    await sandbox.person("Aad").types("/start")
    with pytest.raises(ExceptionGroup) as failed:
        await program.task
    assert isinstance(failed.value.exceptions[0], InvalidToken)


async def test_taps_and_texts_are_not_logged_when_a_batch_fails(
    parent: Parent, program: Program, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await parent.does("/start plek3", ":nl", ":yes")
    beside = sqlite3.connect(program.file)
    beside.execute("ALTER TABLE sessions RENAME TO away")
    await parent.person.types("Quirijntje")
    await logged(caplog, "a batch could not be taken")
    beside.execute("ALTER TABLE away RENAME TO sessions")
    beside.close()
    await parent.hears()
    assert "Quirijntje" not in caplog.text
