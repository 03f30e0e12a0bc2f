"""How SQLite is set up: readers beside one writer (WAL), and a commit that survives a power cut (FULL)."""

import sqlite3
from functools import partial
from typing import Any, Final, cast

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.one_hop import OneHop

WRITING: Final[dict[str, bool]] = {"leeswijzer_writes": True}
"""The execution option of a connection whose transaction takes the write lock at once."""

_PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "wal_autocheckpoint=8192",
    "cache_size=-8192",
)
"""A commit is safe once it is in the log. To move it into the file is the work of `settle`: only a log of so
many pages (32 MiB) makes a commit wait for that. The cache (8 MiB a connection) holds what 500 families
change in one transaction: a smaller one writes such pages twice."""


def prepare(engine: AsyncEngine) -> None:
    """Sets up every new connection of the engine, and has each transaction begin in its own way."""
    event.listen(engine.sync_engine, "connect", _set_up)
    event.listen(engine.sync_engine, "begin", _begin)


def try_out(engine: AsyncEngine) -> None:
    """Raises sqlite3.Error where the file cannot be made or opened. Tried without the driver: its thread
    outlives a connection that failed, and then complains about a loop that has ended."""
    file = engine.url.database
    if file and not file.startswith("file:"):
        sqlite3.connect(file).close()


async def settle(engine: AsyncEngine) -> None:
    """Moves what is committed from the log into the file, as far as no reader needs the log; nobody waits."""
    async with engine.connect() as connection:
        driver = cast("OneHop", (await connection.get_raw_connection()).driver_connection)
        # Not through SQLAlchemy: inside a transaction SQLite refuses it.
        await driver.run(partial(_checkpoint, driver))


def _checkpoint(driver: OneHop) -> None:
    driver._conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def _set_up(connection: DBAPIConnection, record: Any) -> None:
    # Else the driver begins by itself, late, and a read that turns into a write can fail at once.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().keys() & WRITING.keys()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
