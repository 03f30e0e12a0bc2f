"""The migrations: up, down, up again, and the same tables as in the code."""

import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from storage import all_tables, schema, seen
from storage.crypto import Keyring
from storage.database import Database
from storage.schema import SchemaUnknown
from tests.test_storage.samples import NOW, url


@pytest.fixture
async def empty(tmp_path: Path, keyring: Keyring) -> AsyncIterator[Database]:
    database = await Database.open(url(tmp_path / "empty.db"), keyring)
    yield database
    await database.close()


def _names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, all_tables.metadata))


def _columns(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Each table's columns as SQLite has them: name, type, NOT NULL, default, place in the primary key."""
    return {
        name: sorted(tuple(row[1:]) for row in connection.execute(text(f"PRAGMA table_info({name})")))
        for name in _names(connection)
    }


def _scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def test_head_is_the_newest_revision() -> None:
    assert _scripts().get_heads() == [schema.HEAD]


async def test_each_revision_goes_up_down_and_up_again(empty: Database) -> None:
    steps = [script.revision for script in reversed(list(_scripts().walk_revisions()))]
    for before, step in zip(["base", *steps], steps, strict=False):
        for target in (step, before, step):
            async with empty.write() as tx:
                await tx.connection.run_sync(schema.move, target)
                now = await tx.connection.run_sync(schema.revision)
                assert now == ("" if target == "base" else target)


async def test_down_to_base_leaves_no_table(empty: Database) -> None:
    await empty.migrate()
    async with empty.write() as tx:
        assert await tx.connection.run_sync(_names) == set(all_tables.metadata.tables)
        await tx.connection.run_sync(schema.move, "base")
        assert await tx.connection.run_sync(_names) == set()


async def test_the_migrated_tables_are_those_of_the_code(empty: Database) -> None:
    async with empty.write() as tx:
        await tx.connection.run_sync(schema.move, schema.HEAD)
        assert await tx.connection.run_sync(_differences) == []


async def test_a_migrated_database_is_made_as_a_new_one(empty: Database, database: Database) -> None:
    async with empty.write() as tx, database.read() as new:
        await tx.connection.run_sync(schema.move, schema.HEAD)
        assert await tx.connection.run_sync(_columns) == await new.connection.run_sync(_columns)


async def test_an_older_database_keeps_what_it_has(empty: Database) -> None:
    async with empty.write() as tx:
        await tx.connection.run_sync(schema.move, "0001")
        await seen.mark(tx, [1], NOW)
    await empty.migrate()
    async with empty.read() as tx:
        assert await tx.connection.run_sync(schema.revision) == schema.HEAD
        assert await tx.connection.run_sync(_names) == set(all_tables.metadata.tables)
        assert await seen.unseen(tx, [1, 2]) == {2}


async def test_who_was_a_carer_already_still_gets_messages(empty: Database) -> None:
    async with empty.write() as tx:
        await tx.connection.run_sync(schema.move, "0003")
        await tx.run(text("INSERT INTO families VALUES (1, '2026-11-20', 'tr', x'', x'', 0, NULL)"))
        await tx.run(text("INSERT INTO carers VALUES (7, 1, NULL)"))
        await tx.connection.run_sync(schema.move, schema.HEAD)
        [row] = await tx.all(text("SELECT messages, language, consent_on FROM carers"))
    assert tuple(row) == (1, "", None)


async def test_who_made_an_open_invite_and_who_asked_for_a_letter_is_found_in_the_trail(
    empty: Database,
) -> None:
    hours = 48 * 3_600_000_000
    async with empty.write() as tx:
        await tx.connection.run_sync(schema.move, "0012")
        for code, role, at in (("x'01'", "admin", 1), ("x'02'", "volunteer", 2)):
            await tx.run(text(f"INSERT INTO invites VALUES ({code}, '{role}', {at + hours}, NULL)"))  # noqa: S608 - our own
        for number in (4, 5):
            row = f"({number}, 'letter', 'draft', NULL, 1, 0, 7, NULL, x'', '', 0, NULL, NULL, NULL)"
            await tx.run(text(f"INSERT INTO broadcasts VALUES {row}"))  # noqa: S608 - our own
        for line in (
            "1, 1, 7, 'team.invite', 'admin', 1",
            "2, 2, 7, 'team.invite', 'volunteer', 0",
            "3, 3, 7, 'broadcast.write', '4', 1",
            "4, 4, 8, 'broadcast.start', '4', 1",
            "5, 5, 9, 'broadcast.approve', '4', 1",
        ):
            await tx.run(text(f"INSERT INTO audit VALUES ({line})"))  # noqa: S608 - our own
        await tx.connection.run_sync(schema.move, schema.HEAD)
        invites = await tx.all(text("SELECT role, made_by FROM invites ORDER BY role"))
        letters = await tx.all(text("SELECT number, asked_by FROM broadcasts ORDER BY number"))
    assert [tuple(row) for row in invites] == [("admin", 7), ("volunteer", None)]
    assert [tuple(row) for row in letters] == [(4, 8), (5, None)]


async def test_a_difference_would_be_seen(empty: Database) -> None:
    await empty.migrate()
    async with empty.write() as tx:
        await tx.run(text("ALTER TABLE outbox ADD COLUMN extra TEXT"))
        assert len(await tx.connection.run_sync(_differences)) == 1


async def test_a_migration_that_fails_leaves_nothing(empty: Database) -> None:
    async with empty.write() as tx:
        await tx.run(text("CREATE TABLE intakes (reference TEXT)"))
    with pytest.raises(Exception, match="already exists"):
        await empty.migrate()
    async with empty.read() as tx:
        assert await tx.connection.run_sync(_names) == {"intakes"}


async def test_a_newer_database_is_refused(database: Database) -> None:
    async with database.write() as tx:
        await tx.run(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaUnknown) as caught:
        await database.migrate()
    assert caught.value.revision == "9999"


_START = """
import asyncio, sys
from storage.crypto import Keyring
from storage.database import Database

async def start():
    database = await Database.open(sys.argv[1], Keyring.parse(sys.argv[2]))
    await database.migrate()
    await database.close()

asyncio.run(start())
print("alembic" in sys.modules)
"""


def test_a_start_on_a_new_file_or_the_newest_form_does_not_load_alembic(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _START, url(tmp_path / "start.db"), "k1:" + "A" * 43]
    loaded = [subprocess.run(command, capture_output=True, check=True, text=True).stdout for _ in range(2)]
    assert loaded == ["False\n", "False\n"]
