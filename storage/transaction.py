"""What a repository works with: one open transaction and the keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Executable, Row
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncTransaction

from storage.crypto import Keyring
from storage.upserts import Statements

Record: TypeAlias = Row[*tuple[Any, ...]]
"""A row of any columns."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """Everything done with it holds together: Database commits it, or rolls all of it back."""

    connection: AsyncConnection
    keyring: Keyring

    def attempt(self) -> AsyncTransaction:
        """A part that holds together by itself: an error in it takes back that part only (SAVEPOINT)."""
        return self.connection.begin_nested()

    async def all(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Record]:
        """All rows that the statement yields."""
        return (await self.connection.execute(statement, values)).all()

    async def each(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """The statement once for each of the rows, in one go; nothing for no rows."""
        if rows:
            await self.connection.execute(statement, rows)

    async def run(self, statement: Executable, values: Mapping[str, Any] | None = None) -> int:
        """Runs a statement that changes rows; how many it changed."""
        return (await self.connection.execute(statement, values)).rowcount

    async def upsert(self, statements: Statements, rows: Sequence[Mapping[str, Any]]) -> None:
        """Writes rows that may be there already (see storage.upserts)."""
        await self.each(statements[self.connection.dialect.name], rows)
