"""A batch of updates, whole: read, decide, write in one transaction, and only then let the messages go."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.batch import Answer, Batch
from bot.clock import Clock, utc
from bot.outbox import Outbox
from bot.standing import Standing
from bot.surroundings import Surroundings
from storage import outbox
from storage.carer_invites import InviteUsed
from storage.database import Database
from storage.intakes import ReferenceTaken

MOST_TRIES = 8
"""Tries of one batch when a reference happens to be taken; with 810,000 of them two are rare."""


@dataclass(frozen=True, slots=True)
class Turns:
    """Takes batches of updates. `seed` gives fresh randomness, `clock` the UTC time."""

    around: Surroundings
    database: Database
    outbox: Outbox
    standing: Standing = field(default_factory=Standing)
    seed: Callable[[], int] = lambda: secrets.randbits(40)
    clock: Clock = utc

    async def take(self, updates: Sequence[Mapping[str, Any]]) -> list[Answer]:
        """Apply updates in order, each once. When this returns all is committed, and the batch may be
        confirmed. Raises when the database cannot be written: then nothing has happened."""
        for _ in range(MOST_TRIES):
            try:
                return await self._attempt(updates)
            except (ReferenceTaken, InviteUsed):
                continue
        raise RuntimeError("no free reference could be found")

    async def look(self) -> None:
        """Look again at what stands: a command beside the running program can have changed it."""
        await self.standing.look(self.database, self.around)

    async def _attempt(self, updates: Sequence[Mapping[str, Any]]) -> list[Answer]:
        marks = self.outbox.take_marks()
        now = self.clock()
        try:
            async with self.database.write() as tx:
                await marks.write(tx, now)
                batch = Batch(self._surroundings(), tx, now, self.seed)
                await batch.take(updates)
                queued = await outbox.add(tx, batch.outgoing, now)
        except BaseException:
            self.outbox.give_back(marks)
            raise
        self.outbox.noted(marks)
        self.outbox.hush(batch.quiet)
        self.outbox.put(queued)
        if batch.changes_standing:
            await self.standing.look(self.database, self.around)
        return batch.answers

    def _surroundings(self) -> Surroundings:
        """As they stand; with the ids that staff's chats have today: only there may cards be pressed."""
        around, moved = self.standing.put(self.around), self.outbox.moved
        if not moved:
            return around
        staff = around.staff_chat
        return replace(around, staff_chat=None if staff is None else moved.get(staff, staff), moved=moved)
