"""Nothing in storage is for SQLite only: tables and upserts can be said in PostgreSQL too."""

import pytest
from sqlalchemy import ClauseElement, Dialect, Table, make_url
from sqlalchemy.schema import CreateTable

from storage import all_tables, tables
from storage.upserts import upserts

_DIALECTS = [make_url(name).get_dialect()() for name in ("postgresql+asyncpg://", "sqlite+aiosqlite://")]
_TABLES = all_tables.metadata.sorted_tables


@pytest.mark.parametrize("dialect", _DIALECTS, ids=["postgresql", "sqlite"])
@pytest.mark.parametrize("table", _TABLES, ids=str)
def test_each_table_can_be_made(table: Table, dialect: Dialect) -> None:
    made = str(CreateTable(table).compile(dialect=dialect))
    assert f"CONSTRAINT pk_{table.name}" in made


@pytest.mark.parametrize("dialect", _DIALECTS, ids=["postgresql", "sqlite"])
def test_an_upsert_replaces_all_but_the_key(dialect: Dialect) -> None:
    statement = upserts(tables.sent_slots)[dialect.name]
    assert isinstance(statement, ClauseElement)
    assert str(statement.compile(dialect=dialect)).endswith(
        "ON CONFLICT (slot) DO UPDATE SET chat_id = excluded.chat_id, message_id = excluded.message_id"
    )


def test_chat_ids_have_64_bits_where_integers_have_32() -> None:
    assert tables.sessions.c.chat_id.type.compile(_DIALECTS[0]) == "BIGINT"
