"""The database: how it is opened, brought up to date, written (by one at a time) and read."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import keys, one_hop, schema, sqlite
from storage.crypto import Keyring
from storage.transaction import Transaction


@dataclass(eq=False)
class DatabaseUnusable(Exception):
    """There is no database at this address. `problem` never holds the address: it may have a password."""

    problem: str


def _connecting(url: str) -> dict[str, Any]:
    return {"async_creator_fn": one_hop.connect} if url.startswith("sqlite") else {}


@dataclass(slots=True)
class Database:
    """One database and the keys to what is in it. Close it, else the process may not end."""

    _engine: AsyncEngine = field(repr=False)
    keyring: Keyring
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)
    _writer: AsyncConnection | None = field(default=None, repr=False)

    @classmethod
    async def open(cls, url: str, keyring: Keyring) -> "Database":
        """`url` as SQLAlchemy writes it: "sqlite+aiosqlite:///leeswijzer.db". Raises DatabaseUnusable. The
        file of SQLite is made when it is not there; `migrate` makes the tables."""
        try:
            engine = create_async_engine(url, hide_parameters=True, connect_args=_connecting(url))
        except (SQLAlchemyError, ImportError, ValueError) as error:
            raise DatabaseUnusable("no address of a database that is known here") from error
        database = cls(engine, keyring)
        try:
            if engine.dialect.name == "sqlite":
                sqlite.prepare(engine)
                sqlite.try_out(engine)
            async with database.read():
                return database
        except (DBAPIError, sqlite3.Error, OSError) as error:
            await engine.dispose()
            raise DatabaseUnusable("it cannot be opened") from error
        except BaseException:
            await engine.dispose()
            raise

    async def close(self) -> None:
        """Ends all connections; what is not committed is rolled back."""
        if self._writer is not None:
            await self._writer.close()
            self._writer = None
        await self._engine.dispose()

    async def migrate(self) -> None:
        """Brings the tables to the newest form and makes sure that the keys open what is stored.
        Raises SchemaUnknown (written by a newer release), KeyMissing, Undecipherable."""
        async with self.write() as tx:
            await tx.connection.run_sync(schema.upgrade)
            await keys.check(tx)

    async def settle(self) -> None:
        """Tidying up after much was written, beside everything else: SQLite's log goes into its file."""
        if self._engine.dialect.name == "sqlite":
            await sqlite.settle(self._engine)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """A transaction that may write: commits at the end, rolls back on any error. One at a time, so never
        open one inside another."""
        async with self._turn:
            connection = await self._writing()
            async with connection.begin():
                yield Transaction(connection, self.keyring)

    async def _writing(self) -> AsyncConnection:
        """The one connection that writes stays out of the pool: to take it out and give it back each time
        costs as much as a small transaction."""
        if self._writer is None or self._writer.closed or self._writer.invalidated:
            fresh = await self._engine.connect()
            self._writer = await fresh.execution_options(**sqlite.WRITING)
        return self._writer

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """A transaction that only reads: one unchanging picture, and it does not wait for writers."""
        async with self._engine.connect() as connection, connection.begin():
            yield Transaction(connection, self.keyring)
