"""The one seam between the dialects: INSERT … ON CONFLICT, which SQLAlchemy spells per dialect."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sqlalchemy import ColumnElement, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert: TypeAlias = sqlite.Insert | postgresql.Insert
Statements: TypeAlias = Mapping[str, Executable]
"""The same statement by dialect name."""


def per_dialect(table: Table, make: Callable[[Insert], Executable]) -> Statements:
    """What `make` makes of an INSERT into the table, for each dialect."""
    return {"sqlite": make(sqlite.insert(table)), "postgresql": make(postgresql.insert(table))}


def upserts(table: Table) -> Statements:
    """INSERT of whole rows; where the primary key is there already, all other columns are replaced."""
    keys = list(table.primary_key.columns.keys())

    def replacing(insert: Insert) -> Executable:
        fresh: dict[str, ColumnElement[object]] = {
            column.name: insert.excluded[column.name] for column in table.columns if not column.primary_key
        }
        return insert.on_conflict_do_update(index_elements=keys, set_=fresh)

    return per_dialect(table, replacing)
