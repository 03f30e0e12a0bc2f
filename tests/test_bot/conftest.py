"""The real program against the local Telegram, with a real database file, for every test its own."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.settings import Settings, settings
from storage.crypto import Keyring, new_key
from storage.database import Database
from tests.test_bot.talking import STAFF, TOKEN, Parent, Program


@pytest.fixture(scope="session")
def keys() -> str:
    return new_key("test")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, keys: str) -> Path:
    """Migrated once and copied for each test: a migration takes longer than most tests."""
    file = tmp_path_factory.mktemp("bot") / "migrated.db"

    async def migrate() -> None:
        database = await Database.open(f"sqlite+aiosqlite:///{file}", Keyring.parse(keys))
        await database.migrate()
        await database.close()

    asyncio.run(migrate())
    return file


@pytest.fixture
def file(tmp_path: Path, migrated: Path) -> Path:
    return Path(shutil.copy(migrated, tmp_path / "bot.db"))


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(TOKEN, staff_chat_id=STAFF) as running:
        yield running


@pytest.fixture
def given(sandbox: Sandbox, file: Path, keys: str) -> Settings:
    """Settings with the sending limits lifted."""
    return settings(
        _env_file=None,
        token=TOKEN,
        api_url=sandbox.url,
        database_url=f"sqlite+aiosqlite:///{file}",
        keys=keys,
        staff_chat=STAFF,
        rate_private=50,
        rate_group=50,
        rate_total=500,
    )


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings) -> AsyncIterator[Program]:
    """The program, running."""
    async with Program(sandbox, given) as running:
        yield running


@pytest.fixture
def parent(program: Program) -> Parent:
    """Somebody with Dutch on the phone who has not written yet."""
    return program.parent("Amina", "nl")
