"""The one seam between the dialects: INSERT … ON CONFLICT, which SQLAlchemy spells per dialect.

A dialect is loaded when a statement of it is asked for: the one that is not used costs time and memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import ColumnElement, Executable, Table
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

Insert: TypeAlias = "sqlite.Insert | postgresql.Insert"


@dataclass(frozen=True, slots=True)
class Statements:
    """One statement in each dialect, made at its first use."""

    table: Table
    make: Callable[[Insert], Executable]
    _made: dict[str, Executable] = field(default_factory=dict)

    def __getitem__(self, dialect: str) -> Executable:
        """The statement for a dialect's name. Raises KeyError for one we do not speak."""
        if dialect not in self._made:
            self._made[dialect] = self.make(_insert(dialect, self.table))
        return self._made[dialect]


def _insert(dialect: str, table: Table) -> Insert:
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    if dialect != "sqlite":
        raise KeyError(dialect)
    return sqlite.insert(table)


def per_dialect(table: Table, make: Callable[[Insert], Executable]) -> Statements:
    """What `make` makes of an INSERT into the table, for each dialect."""
    return Statements(table, make)


def upserts(table: Table, *columns: str) -> Statements:
    """INSERT of rows; where the primary key is there already, these columns are replaced: all others, if none
    is named."""
    keys = list(table.primary_key.columns.keys())
    replaced = columns or [column.name for column in table.columns if not column.primary_key]

    def replacing(insert: Insert) -> Executable:
        fresh: dict[str, ColumnElement[object]] = {name: insert.excluded[name] for name in replaced}
        return insert.on_conflict_do_update(index_elements=keys, set_=fresh)

    return per_dialect(table, replacing)
