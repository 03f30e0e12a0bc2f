"""The database file seen from outside, without the program's own code."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Table = Literal["outbox", "intakes", "sessions", "set_aside"]


@dataclass(frozen=True, slots=True)
class Left:
    """What a kill left: whether the file `is_whole`, and the number of chats `busy` with messages that were
    not yet sent and noted."""

    is_whole: bool
    busy: int


def left(database: Path) -> Left:
    """Look at a copy of the file and its log (`PRAGMA integrity_check`): opening the original would repair
    it before the program does."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / database.name
        for suffix in ("", "-wal"):
            source = database.with_name(database.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(source.name))
        with closing(sqlite3.connect(copy)) as connection:
            try:
                return Left(_checked(connection), _busy(connection))
            except sqlite3.DatabaseError:
                return Left(is_whole=False, busy=0)


def _checked(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def _busy(connection: sqlite3.Connection) -> int:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").fetchone():
        return 0
    return int(connection.execute("SELECT count(DISTINCT chat_id) FROM outbox").fetchone()[0])


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
