"""The database file seen from outside, without the program's own code."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

Table = Literal["outbox", "intakes", "sessions", "set_aside"]


@dataclass(frozen=True, slots=True)
class Left:
    """What a kill left: whether the file `is_whole`, and the chat of each message in it that was not yet sent
    and noted, as often as it has one."""

    is_whole: bool
    chats: tuple[int, ...] = ()

    @property
    def busy(self) -> frozenset[int]:
        """The chats for which something waited or was under way."""
        return frozenset(self.chats)


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
                return Left(_checked(connection), _chats(connection))
            except sqlite3.DatabaseError:
                return Left(is_whole=False)


def _checked(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def _chats(connection: sqlite3.Connection) -> tuple[int, ...]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").fetchone():
        return ()
    return tuple(row[0] for row in connection.execute("SELECT chat_id FROM outbox"))


def count(database: Path, table: Table) -> int:
    """The rows of a table; 0 while the table is not made."""
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
            return 0
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def overdue(database: Path, now: datetime) -> int:
    """The families whose moment has come and was not handled yet."""
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        moment = int(now.timestamp()) * 1_000_000
        return int(connection.execute("SELECT count(*) FROM due WHERE at <= ?", (moment,)).fetchone()[0])


def references(database: Path) -> list[str]:
    """The references of all sign-ups, in the order of the table."""
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        return [row[0] for row in connection.execute("SELECT reference FROM intakes")]
