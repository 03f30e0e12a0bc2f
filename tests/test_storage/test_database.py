"""Transactions on a real file: whole or not at all, one writer, readers beside it."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from storage import carers, families, seen, sessions
from storage.carers import Carer
from storage.crypto import Keyring
from storage.database import Database, DatabaseUnusable
from storage.families import ConsentMissing
from storage.transaction import Transaction
from tests.test_storage.samples import FAMILY, NOW, SESSION, url


async def _pragma(tx: Transaction, name: str) -> object:
    return (await tx.all(text(f"PRAGMA {name}")))[0][0]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("synchronous", 2),
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("wal_autocheckpoint", 8192),
        ("cache_size", -8192),
    ],
)
async def test_every_connection_is_set_up(database: Database, pragma: str, value: object) -> None:
    async with database.write() as one, database.read() as another:
        assert await _pragma(one, pragma) == value
        assert await _pragma(another, pragma) == value


def _in_the_file_alone(file: Path, folder: Path) -> bool:
    """Whether the mark of update 1 is in the database's file, its log left aside."""
    with closing(sqlite3.connect(shutil.copy(file, folder / "alone.db"))) as alone:
        return bool(alone.execute("SELECT 1 FROM seen WHERE update_id = 1").fetchall())


async def test_what_is_committed_settles_in_the_file(database: Database, file: Path, tmp_path: Path) -> None:
    async with database.write() as tx:
        await seen.mark(tx, [1], NOW)
    assert not _in_the_file_alone(file, tmp_path)
    await database.settle()
    assert _in_the_file_alone(file, tmp_path)


async def test_settling_waits_for_nobody(database: Database, file: Path, tmp_path: Path) -> None:
    async with database.write() as tx:
        await seen.mark(tx, [1], NOW)
    async with database.write() as tx, database.read() as reader:
        await seen.mark(tx, [2], NOW)
        assert await seen.unseen(reader, [1, 2]) == {2}
        await database.settle()
        assert _in_the_file_alone(file, tmp_path)


async def test_an_error_takes_everything_back(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as tx:
            await seen.mark(tx, [1, 2], NOW)
            raise ConsentMissing(1)

    with pytest.raises(ConsentMissing):
        await fail()
    async with database.read() as tx:
        assert await seen.unseen(tx, [1, 2]) == {1, 2}


async def test_a_broken_statement_takes_everything_back(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as tx:
            await seen.mark(tx, [1], NOW)
            await carers.save(tx, {5: (404, Carer())})

    with pytest.raises(IntegrityError):
        await fail()
    async with database.read() as tx:
        assert await seen.unseen(tx, [1]) == {1}


async def test_a_cancelled_writer_leaves_nothing_and_does_not_block_the_next(database: Database) -> None:
    inside = asyncio.Event()

    async def stuck() -> None:
        async with database.write() as tx:
            await seen.mark(tx, [1], NOW)
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(stuck())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.write() as tx:
        assert await seen.unseen(tx, [1]) == {1}
        await seen.mark(tx, [2], NOW)
    async with database.read() as tx:
        assert await seen.unseen(tx, [1, 2]) == {1}


async def test_writers_take_turns(database: Database) -> None:
    async def count_up() -> None:
        async with database.write() as tx:
            turn = (await sessions.load(tx, [1])).sessions.get(1, SESSION).turn
            await asyncio.sleep(0)
            await sessions.save(tx, {1: (type(SESSION)(turn=turn + 1), None)}, NOW)

    await asyncio.gather(*(count_up() for _ in range(20)))
    async with database.read() as tx:
        assert (await sessions.load(tx, [1])).sessions[1].turn == SESSION.turn + 20


async def test_a_reader_does_not_wait_and_sees_one_picture(database: Database) -> None:
    async with database.read() as reading:
        assert await seen.unseen(reading, [1]) == {1}
        async with database.write() as tx:
            await seen.mark(tx, [1], NOW)
        assert await seen.unseen(reading, [1]) == {1}
    async with database.read() as reading:
        assert await seen.unseen(reading, [1]) == set()


async def test_a_second_process_cannot_write_meanwhile(
    database: Database, file: Path, keyring: Keyring
) -> None:
    other = await Database.open(url(file), keyring)
    async with database.write(), other.read() as tx:
        await tx.run(text("PRAGMA busy_timeout=0"))
    try:
        async with database.write():
            with pytest.raises(OperationalError, match="locked"):
                async with other.write():
                    pass
    finally:
        await other.close()


async def test_a_file_that_cannot_be_made_is_told_at_once(tmp_path: Path, keyring: Keyring) -> None:
    with pytest.raises(DatabaseUnusable):
        await Database.open(url(tmp_path / "absent" / "leeswijzer.db"), keyring)


async def test_a_time_without_zone_is_refused(database: Database) -> None:
    async with database.write() as tx:
        with pytest.raises(StatementError, match="offset-naive"):
            await seen.mark(tx, [1], datetime(2026, 11, 21))


async def test_errors_of_the_database_show_no_values(database: Database) -> None:
    async with database.write() as tx:
        await families.create(tx, {777001: FAMILY}, NOW)
        with pytest.raises(IntegrityError) as caught:
            await families.create(tx, {777001: FAMILY}, NOW)
    assert "777001" not in str(caught.value)


def test_the_repr_shows_no_key_and_no_address(keyring: Keyring, file: Path) -> None:
    async def shown() -> str:
        database = await Database.open(url(file), keyring)
        await database.close()
        return repr(database)

    assert asyncio.run(shown()) == "Database(keyring=Keyring(primary='k1'))"


async def test_nothing_personal_can_be_read_in_the_file(database: Database, file: Path) -> None:
    async with database.write() as tx:
        await families.create(tx, {1: FAMILY}, NOW)
        await sessions.save(tx, {1: (SESSION, None)}, NOW)
    content = b"".join(part.read_bytes() for part in file.parent.iterdir())
    assert b"groep7" in content
    for word in ("Yusuf", "Elif", "+31600000001", "Türkçe", "rekenen"):
        assert word.encode() not in content
