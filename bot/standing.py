"""What few people change and every turn needs, kept in memory: who is in the team, what was read aloud."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bot.drafts import draft_file
from bot.surroundings import Surroundings
from dialogs.facts import Recording, Wording
from dialogs.library import Library
from dialogs.loading import Trees
from dialogs.scripts import fingerprint, script
from storage import recordings, team
from storage.database import Database

Spoken = Mapping[str, Mapping[str, Recording]]


@dataclass(slots=True)
class Standing:
    """As it was when last looked; `version` tells whether a recording has changed since."""

    team: Mapping[int, frozenset[str]] = field(default_factory=dict)
    recordings: Spoken = field(default_factory=dict)
    version: int = -1
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    async def look(self, database: Database, around: Surroundings) -> None:
        """Read anew what has changed, here or by a command beside the running program. One look at a time:
        else one that began before a change could end after the look that saw it."""
        async with self._turn, database.read() as tx:
            self.team = await team.load(tx)
            version = await recordings.version(tx)
            rows = await recordings.load(tx) if version != self.version else None
            if rows is not None:
                self.recordings = spoken(rows, around.trees, around.wordings, around.library)
                self.version = version

    def put(self, around: Surroundings) -> Surroundings:
        """The surroundings with what stands."""
        return replace(around, recordings=self.recordings, team=self.team)


def spoken(
    rows: Iterable[recordings.Recording], trees: Trees, wordings: Mapping[str, Wording], library: Library
) -> Spoken:
    """The recordings by language and node: those of exactly the words that the node has now."""
    found: dict[str, dict[str, Recording]] = {}
    for row in rows:
        node, wording = trees.nodes.get(row.node), wordings.get(row.language)
        if node and wording and row.words == fingerprint(script(node, wording, library)):
            file = row.file_id or draft_file(row.language, row.node)
            found.setdefault(row.language, {})[row.node] = Recording(file, row.draft)
    return found
