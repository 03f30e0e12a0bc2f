"""What few people change and every turn needs, kept in memory: who is in the team, what was read aloud."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bot.drafts import draft_file
from bot.fingerprints import Fingerprints
from bot.surroundings import Surroundings
from dialogs.facts import Recording
from storage import recordings, team
from storage.database import Database

Spoken = Mapping[str, Mapping[str, Recording]]


@dataclass(slots=True)
class Standing:
    """As it was when last looked; `version` tells whether a recording has changed since;
    `changed` is set when somebody's role has. The words that count
    are those of the first look: they do not change while the program runs."""

    team: Mapping[int, frozenset[str]] = field(default_factory=dict)
    recordings: Spoken = field(default_factory=dict)
    version: int = -1
    changed: asyncio.Event = field(default_factory=asyncio.Event, repr=False)
    _words: Fingerprints | None = field(default=None, repr=False)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    async def look(self, database: Database, around: Surroundings) -> None:
        """Read anew what has changed, here or by a command beside the running program. One look at a time:
        else one that began before a change could end after the look that saw it."""
        async with self._turn, database.read() as tx:
            before, self.team = self.team, await team.load(tx)
            if self.team != before:
                self.changed.set()
            version = await recordings.version(tx)
            rows = await recordings.load(tx) if version != self.version else None
            if rows is not None:
                self._words = self._words or Fingerprints(
                    around.trees, around.content.readings, around.wordings, around.library
                )
                self.recordings = spoken(rows, self._words)
                self.version = version

    def put(self, around: Surroundings) -> Surroundings:
        """The surroundings with what stands."""
        return replace(around, recordings=self.recordings, team=self.team)


def spoken(rows: Iterable[recordings.Recording], words: Fingerprints) -> Spoken:
    """The recordings by language and name: those of exactly the words that the text has now."""
    found: dict[str, dict[str, Recording]] = {}
    for row in rows:
        if row.words == words.of(row.node, row.language):
            file = row.file_id or draft_file(row.language, row.node)
            found.setdefault(row.language, {})[row.node] = Recording(file, row.draft)
    return found
