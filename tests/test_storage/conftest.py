"""A real, migrated database file for every test."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.crypto import Keyring, new_key
from storage.database import Database
from tests.test_storage.samples import url


@pytest.fixture(scope="session")
def keyring() -> Keyring:
    return Keyring.parse(new_key())


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, keyring: Keyring) -> Path:
    """Migrated once and copied for each test: a migration takes longer than most tests."""
    file = tmp_path_factory.mktemp("storage") / "migrated.db"

    async def migrate() -> None:
        database = await Database.open(url(file), keyring)
        await database.migrate()
        await database.close()

    asyncio.run(migrate())
    return file


@pytest.fixture
def file(tmp_path: Path, migrated: Path) -> Path:
    return Path(shutil.copy(migrated, tmp_path / "leeswijzer.db"))


@pytest.fixture
async def database(file: Path, keyring: Keyring) -> AsyncIterator[Database]:
    database = await Database.open(url(file), keyring)
    yield database
    await database.close()
