"""What is logged of a whole conversation, at the most talkative level: nothing of a person, no token."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import logs
from bot.api import Api
from bot.sandbox import Sandbox
from bot.settings import settings
from tests.test_bot.journeys import NL, arriving, studiebegeleiding
from tests.test_bot.talking import Program

NAME, NOTE, SCHOOL, TOKEN = "Quirijntje", "Zij leest over vulkanen.", "De Verre Einder", "77:geheimteken"
PERSONAL = (NAME, "vulkanen", "Einder", "612345678", "6 12345678", "06 12345678", "geheimteken", "Amina")


@pytest.fixture
def sandbox() -> Sandbox:
    """One whose token can be told from other words in a log."""
    return Sandbox(TOKEN, staff_chat_id=-1001000000001)


@pytest.fixture
def talkative(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """As `leeswijzer run` sets it up, but at DEBUG."""
    before = {name: logging.getLogger(name).level for name in logs._QUIET}
    logs.begin(logging.DEBUG)
    caplog.set_level(logging.DEBUG)
    yield caplog
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


async def test_a_conversation_leaves_nothing_personal(
    sandbox: Sandbox, file: Path, keys: str, talkative: pytest.LogCaptureFixture
) -> None:
    journey = studiebegeleiding(NL, NOTE)
    journey[journey.index(NL.name)] = NAME
    journey[journey.index("De Regenboog")] = SCHOOL
    async with sandbox:
        given = settings(
            _env_file=None,
            token=TOKEN,
            api_url=sandbox.url,
            database_url=f"sqlite+aiosqlite:///{file}",
            keys=keys,
            staff_chat=-1001000000001,
            rate_private=50,
        )
        async with Program(sandbox, given) as program:
            parent = program.parent("Amina", "nl")
            await parent.does(*arriving(NL), ":studiebegeleiding", *journey, ":confirm")
            sandbox.fail("sendMessage", status=502)
            sandbox.fail("editMessageText", status=400, description="Bad Request: strange")
            await parent.does(":nothing", "/mijngegevens", "/verwijder", ":yes")
    own = [record for record in talkative.records if not record.name.startswith(("uvicorn", "faker"))]
    assert any(record.name == "bot.app" for record in own)
    found = [(record.name, word) for record in own for word in PERSONAL if word in record.getMessage()]
    assert found == []


def test_no_repr_shows_the_token() -> None:
    assert TOKEN not in repr(Api(TOKEN))


def test_lines_go_to_standard_error() -> None:
    code = "import logging; from bot import logs; logs.begin(); logging.getLogger('bot.x').info('hier')"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "INFO bot.x: hier" in ended.stderr
    assert ended.stdout == ""
