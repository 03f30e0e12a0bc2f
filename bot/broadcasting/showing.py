"""How far a broadcast is, in one message in the chat of who asked for it: it changes as the letters go, and
at the end it is the report. Who is no coordinator any more is shown nothing; who made or approved it is."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.actions.team import coordinating
from bot.became import MESSAGE_OF
from bot.broadcasting import letters
from bot.broadcasting.naming import letter_of, live, live_of
from bot.broadcasting.report import shown
from bot.outbox import Outbox
from bot.surroundings import Surroundings
from storage import broadcasts, outbox, recipients, sessions, slots
from storage.broadcasts import PAUSED, SENDING, Broadcast
from storage.database import Database
from storage.outbox import STAFF, Outgoing, Queued
from storage.transaction import Transaction

EVERY = 3.0
"""Seconds between two changes of the message."""


@dataclass(slots=True)
class _Last:
    """When the message of a broadcast was changed last (seconds that only grow), in which chat, whether that
    was noted, and what it said."""

    at: float
    chat_id: int
    noted: bool = False
    said: str = ""


class Showing:
    """Knows which broadcasts have moved since it was last shown."""

    def __init__(
        self,
        database: Database,
        out: Outbox,
        around: Surroundings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock` in seconds that only grow."""
        self._database, self._outbox, self._around, self._clock = database, out, around, clock
        self._moved: set[int] = set()
        self._running: dict[int, tuple[str, int]] = {}
        self._last: dict[int, _Last] = {}

    def noted(self, rows: Iterable[Queued]) -> None:
        """It is written what became of these rows."""
        for row in rows:
            which, number = letter_of(row.outgoing), live_of(row.outgoing)
            if which:
                self._moved.add(which.number)
            elif number in self._last:
                self._last[number].noted = True
                self._last[number].at = self._clock()

    async def look(self, tx: Transaction) -> None:
        """Which run now, and are not as they were."""
        every = [*await broadcasts.in_states(tx, (SENDING, PAUSED)), *await broadcasts.active(tx)]
        running = {one.number: (one.state, one.version) for one in every}
        changed = dict(set(running.items()) ^ set(self._running.items()))
        self._moved |= set(changed)
        self._running = running

    async def show(self, now: datetime) -> float | None:
        """Change the messages that may be changed by now. Returns the seconds until others may be."""
        may = {number: self._may_at(number) - self._clock() for number in self._moved}
        ready = [number for number, pause in may.items() if pause <= 0]
        if ready:
            await self._change(ready, now)
        waiting = [pause for number, pause in may.items() if number in self._moved and pause > 0]
        return min(waiting, default=None)

    def _may_at(self, number: int) -> float:
        last = self._last.get(number)
        if last is None:
            return 0.0
        return last.at + EVERY if last.noted else self._clock() + EVERY

    async def _change(self, numbers: list[int], now: datetime) -> None:
        self._moved.difference_update(numbers)
        async with self._database.write() as tx:
            rows = [await self._row(tx, one) for one in (await broadcasts.load(tx, numbers)).values()]
            queued = await outbox.add(tx, [row for row in rows if row], now)
        if queued:
            self._outbox.put(queued)

    async def _row(self, tx: Transaction, one: Broadcast) -> Outgoing | None:
        """Its message, or the change of it; None where that says the same already, or nobody is to see it."""
        chat_id = next(iter(await coordinating(tx, one.behind)), None)
        if chat_id is None or one.started_at is None:
            return None
        language, event = await language_of(tx, chat_id), await letters.subject(tx, one)
        params = shown(self._around, one, event, await recipients.counts(tx, one.number), language)
        slot, last = live(one.number), self._last.get(one.number)
        if last and (last.chat_id, last.said) == (chat_id, str(params)):
            return None
        is_there = chat_id == (last.chat_id if last else await _shown_in(tx, slot))
        self._last[one.number] = _Last(self._clock(), chat_id, said=str(params))
        if is_there:
            return Outgoing(chat_id, "editMessageText", {MESSAGE_OF: slot, **params}, STAFF, slot)
        return Outgoing(chat_id, "sendMessage", params, STAFF, slot)


async def _shown_in(tx: Transaction, slot: str) -> int | None:
    """The chat in which a message stands in this slot."""
    found = (await slots.load(tx, [slot])).get(slot)
    return found[0] if found else None


async def language_of(tx: Transaction, chat_id: int) -> str:
    """The language in which somebody of the team talks with the bot."""
    session = (await sessions.load(tx, [chat_id])).sessions.get(chat_id)
    return session.language if session else "nl"
