"""The migrations, run from inside the program. Alembic is loaded only when there is something to
migrate: that takes longer than all the rest of a start."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, text

from storage import all_tables

HEAD = "0013"
"""The newest revision in storage/migrations/versions (a test holds it to that)."""

MIGRATIONS = Path(__file__).with_name("migrations")


@dataclass(eq=False)
class SchemaUnknown(Exception):
    """The database has a revision this release does not know: a newer release wrote it."""

    revision: str


def revision(connection: Connection) -> str:
    """The revision of the database; empty for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def upgrade(connection: Connection) -> None:
    """To HEAD, inside the caller's transaction. Raises SchemaUnknown."""
    now = revision(connection)
    if not now:
        _begin(connection)
    elif now != HEAD:
        move(connection, HEAD)


def _begin(connection: Connection) -> None:
    """A new database gets today's tables at once; a test holds them to what the migrations make."""
    all_tables.metadata.create_all(connection, checkfirst=False)
    _VERSION.create(connection)
    connection.execute(_VERSION.insert().values(version_num=HEAD))


_VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


def move(connection: Connection, target: str) -> None:
    """Up or down to the target ("base" for no tables at all). Raises SchemaUnknown."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    now = revision(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if now and now not in known:
        raise SchemaUnknown(now)
    step = command.downgrade if target == "base" or (now and target < now) else command.upgrade
    step(config, target)
