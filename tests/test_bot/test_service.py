"""`leeswijzer run` as a process: it starts, works, and stops in good order when it is asked to."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.settings import Settings
from tests.test_bot.talking import PATIENCE, STAFF, TOKEN

ROOT = Path(__file__).parents[2]


async def started(folder: Path, sandbox: Sandbox, given: Settings) -> Process:
    settings = {
        "TOKEN": TOKEN,
        "KEYS": given.keys.get_secret_value(),
        "API_URL": sandbox.url,
        "DATABASE_URL": given.database_url,
        "STAFF_CHAT": str(STAFF),
    }
    environment = {f"LEESWIJZER_{name}": value for name, value in settings.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        cwd=folder,
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
        stdout=PIPE,
        stderr=PIPE,
    )
    await sandbox.until_polled(PATIENCE)
    return process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_answers_and_ends_when_asked(
    tmp_path: Path, sandbox: Sandbox, given: Settings, number: signal.Signals
) -> None:
    process = await started(tmp_path, sandbox, given)
    person = sandbox.person("Amina", language_code="nl")
    await person.types("/start")
    assert (await person.hears(1, PATIENCE))[0].text.startswith("👋 Welkom bij")
    process.send_signal(number)
    out, errors = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, errors
    assert out == b""
    lines = errors.decode().splitlines()
    assert lines[-1].endswith("INFO bot.service: stopped")
    assert not [line for line in lines if " INFO " not in line]
    assert not [line for line in lines if TOKEN in line or "Amina" in line]
