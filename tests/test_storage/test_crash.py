"""kill -9 in the middle of writing: what was committed is there, what was not is not, the file is whole."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import outbox, seen, sessions
from storage.crypto import Keyring, new_key
from storage.database import Database
from tests.test_storage.samples import url
from tests.test_storage.writing import CHAT

ENDLESS = 0


async def _migrate(file: Path, key: str) -> None:
    database = await Database.open(url(file), Keyring.parse(key))
    await database.migrate()
    await database.close()


def _killed_at(line: str, file: Path, key: str, stop: int) -> int:
    """Runs the writer until it prints the line, kills it; the last transaction it called done."""
    command = [sys.executable, "-m", "tests.test_storage.writing", str(file), key, str(stop)]
    done = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for printed in child.stdout:
            if printed.strip() == line:
                child.kill()
                break
        # What it did between the line and the kill counts too.
        for late in child.stdout:
            done = int(late.split()[1]) if late.startswith("done") else done
    assert child.returncode == -signal.SIGKILL
    return done


async def _standing(file: Path, key: str) -> int:
    """How far the database is, after seeing that all of it agrees."""
    database = await Database.open(url(file), Keyring.parse(key))
    async with database.read() as tx:
        assert (await tx.all(text("PRAGMA integrity_check")))[0][0] == "ok"
        loaded = await sessions.load(tx, [CHAT])
        assert loaded.broken == {}
        turn = loaded.sessions[CHAT].turn
        assert await seen.unseen(tx, range(1, turn + 2)) == {turn + 1}
        assert [queued.id for queued in await outbox.waiting(tx, 0, 10**6)] == list(range(1, turn + 1))
    await database.close()
    return turn


@pytest.fixture
def started(tmp_path: Path) -> tuple[Path, str]:
    file, key = tmp_path / "crash.db", new_key()
    asyncio.run(_migrate(file, key))
    return file, key


def test_killed_inside_a_transaction_leaves_nothing_of_it(started: tuple[Path, str]) -> None:
    for committed in (4, 8, 12):
        _killed_at(f"inside {committed + 1}", *started, stop=5)
        assert asyncio.run(_standing(*started)) == committed


def test_killed_at_any_moment_the_file_is_whole(started: tuple[Path, str]) -> None:
    reached = 0
    for _ in range(3):
        done = _killed_at(f"done {reached + 10}", *started, stop=ENDLESS)
        reached = asyncio.run(_standing(*started))
        assert reached >= max(done, 10)
