"""SQLite statements in one hop to the driver's thread: cursor, execute, fetch and close together.

The driver hops for each of the four, and a hop costs more than most statements here do. Results are small
(a batch's chats), so fetching all of them at once loses nothing."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self

import aiosqlite

Parameters = Sequence[Any]


class OneHop(aiosqlite.Connection):
    """A connection whose cursors do all their work in one go."""

    async def run(self, work: Callable[..., None], *args: Any) -> None:
        """Work in the driver's thread. Raises what it raises; ValueError once the connection is closed."""
        await self._execute(work, *args)  # type: ignore[no-untyped-call]  # the driver has no types here

    def cursor(self) -> "Cursor":  # type: ignore[override]  # the driver's own is a coroutine: a hop of its own
        """A cursor that is nothing yet: it comes to be when it executes."""
        return Cursor(self)


class Cursor:
    """What SQLAlchemy asks of a cursor (PEP 249, awaited), on rows that are fetched already."""

    arraysize = 1

    def __init__(self, connection: OneHop) -> None:
        """Without a hop."""
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        """Nothing to wait for."""
        return self

    async def execute(self, sql: str, parameters: Parameters | None = None) -> Self:
        """One statement and all its rows. Raises sqlite3.Error."""
        await self._connection.run(self._work, sqlite3.Cursor.execute, sql, parameters or ())
        return self

    async def executemany(self, sql: str, parameters: Iterable[Parameters]) -> Self:
        """One statement for each of the parameters. Raises sqlite3.Error."""
        await self._connection.run(self._work, sqlite3.Cursor.executemany, sql, parameters)
        return self

    def _work(self, how: Any, sql: str, parameters: Any) -> None:
        cursor = self._connection._conn.cursor()
        try:
            how(cursor, sql, parameters)
            self.description, self.rowcount = cursor.description, cursor.rowcount
            self.lastrowid = cursor.lastrowid
            self._rows = cursor.fetchall() if cursor.description else []
        finally:
            cursor.close()

    async def fetchall(self) -> list[Any]:
        """The rows, once."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """It is closed already."""


def connect(database: str, *, iter_chunk_size: int = 64, **options: Any) -> OneHop:
    """As aiosqlite.connect; `options` go to sqlite3.connect."""
    connection = OneHop(partial(sqlite3.connect, database, **options), iter_chunk_size)
    connection._thread.daemon = True  # as SQLAlchemy does: a program that ends must not wait for it
    return connection
