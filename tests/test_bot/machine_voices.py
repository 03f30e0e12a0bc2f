"""Stand-ins for espeak-ng and opusenc, and a folder from which `leeswijzer voices` is called."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.catalogs import wordings
from bot.settings import library
from dialogs.content import shipped as content
from dialogs.loading import shipped
from dialogs.scripts import fingerprint, script, texts
from storage import recordings
from storage.crypto import Keyring
from storage.database import Database
from storage.recordings import Recording

WORDINGS, LIBRARY = wordings(), library(None)
TEXTS = texts(shipped(), content().readings, LIBRARY, "nl")
NAMES = tuple(TEXTS)
SECONDS = 3
Doing: TypeAlias = Callable[[Database], Awaitable[None]]
OGG = b"OggS packed"
ESPEAK = """#!/bin/sh
if [ "$1" = --voices ]; then
  echo "Pty Language       Age/Gender VoiceName          File"
  echo " 5  nl              --/M      Dutch              gmw/nl"
  exit
fi
echo "$*" >> "$0.args"
/bin/cat >> "$0.heard"
exec /bin/cat "$0.wav"
"""
OPUSENC = f"#!/bin/sh\n/bin/cat > /dev/null\nprintf '{OGG.decode()}'\n"


def words_of(name: str, language: str = "nl") -> str:
    """What is to be read of a text."""
    return script(TEXTS[name], WORDINGS[language], LIBRARY)


def recording(node: str, file: str | None = "F1", words: str | None = None, draft: bool = False) -> Recording:
    """A Dutch recording of these words; without any, of those that the node has now."""
    marked = fingerprint(words_of(node) if words is None else words)
    return Recording(node, "nl", marked, file, 5, draft, datetime.now(UTC))


class Shelf:
    """A database and the settings for it, and the programs that the machine has: none to begin with."""

    def __init__(self, folder: Path, file: Path, keys: str, patch: pytest.MonkeyPatch) -> None:
        """`file` is a database that is up to date."""
        self.file, self.programs = file, folder / "programs"
        self._url, self._keyring = f"sqlite+aiosqlite:///{file}", Keyring.parse(keys)
        self.programs.mkdir()
        patch.chdir(folder)
        given = {"TOKEN": "1:demo", "KEYS": keys, "DATABASE_URL": self._url}
        for name, value in given.items():
            patch.setenv(f"LEESWIJZER_{name}", value)
        patch.setenv("PATH", str(self.programs))

    def install(self, name: str, text: str) -> Path:
        """Put a program there."""
        program = self.programs / name
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)
        return program

    def install_all(self) -> Path:
        """Both programs; the one that speaks, which writes down what it read and how."""
        self.install("opusenc", OPUSENC)
        espeak = self.install("espeak-ng", ESPEAK)
        head = bytes(28) + (100).to_bytes(4, "little") + bytes(12)
        espeak.with_name("espeak-ng.wav").write_bytes(head + bytes(100 * SECONDS))
        return espeak

    def put(self, spoken: Iterable[Recording], drafts: Iterable[Recording] = ()) -> None:
        """Store recordings."""

        async def write(database: Database) -> None:
            async with database.write() as tx:
                for one in spoken:
                    await recordings.save(tx, one)
                await recordings.save_drafts(tx, [(one, OGG) for one in drafts])

        asyncio.run(self._with_database(write))

    def kept(self) -> list[tuple[Recording, bytes | None]]:
        """All recordings, each with its sound where it has one."""
        found: list[tuple[Recording, bytes | None]] = []

        async def read(database: Database) -> None:
            async with database.read() as tx:
                for row in await recordings.load(tx):
                    found.append((row, await recordings.sound(tx, row.node, row.language)))

        asyncio.run(self._with_database(read))
        return found

    async def _with_database(self, doing: Doing) -> None:
        database = await Database.open(self._url, self._keyring)
        try:
            await doing(database)
        finally:
            await database.close()
