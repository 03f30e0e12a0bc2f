"""The database file seen from outside, without the program's own code."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Literal

Table = Literal["outbox", "intakes", "sessions", "set_aside"]


def is_whole(database: Path) -> bool:
    """`PRAGMA integrity_check` on a copy of the file and its log, as a kill left them: opening the
    original would repair it before the program does."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / database.name
        for suffix in ("", "-wal"):
            source = database.with_name(database.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(source.name))
        with closing(sqlite3.connect(copy)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def count(database: Path, table: Table) -> int:
    """The rows of a table; 0 while the table is not made."""
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
            return 0
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def references(database: Path) -> list[str]:
    """The references of all sign-ups, in the order of the table."""
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        return [row[0] for row in connection.execute("SELECT reference FROM intakes")]
