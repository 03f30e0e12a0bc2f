"""The queue of updates and the long poll (core.telegram.org/bots/api#getting-updates)."""

import asyncio
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.facts import Json
from bot.sandbox.refusals import Refused

# Kept by Telegram for a day; a tap is worthless as soon as it can no longer be answered.
KEPT_SECONDS = 24 * 3600.0
TAP_SECONDS = 150.0
ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True)
class Queued:
    """An update that the bot has not confirmed; `expires` in seconds since 1970."""

    update_id: int
    kind: str
    update: Json
    expires: float


class UpdateQueue:
    """Updates in order of arrival; one waiting poll at most."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._pending: deque[Queued] = deque()
        self._waiting: asyncio.Future[None] | None = None
        self._polled = asyncio.Event()
        self.next_id = random.randrange(100_000_000, 900_000_000)
        self.allowed: frozenset[str] | None = None

    @property
    def pending(self) -> list[Json]:
        """The updates that are still to be confirmed, oldest first."""
        self._expire()
        return [queued.update for queued in self._pending]

    @property
    def is_polled(self) -> bool:
        """Whether a long poll is waiting now."""
        return self._polled.is_set()

    async def until_polled(self) -> None:
        """Wait until a long poll waits: the bot is there and has nothing to do."""
        await self._polled.wait()

    def add(self, kind: str, payload: Json) -> int | None:
        """Queue an update; its id, or None when the bot did not ask for this kind."""
        if kind not in self.allowed if self.allowed else kind in ASKED_FOR:
            return None
        number, self.next_id = self.next_id, self.next_id + 1
        kept = TAP_SECONDS if kind == "callback_query" else KEPT_SECONDS
        update = {"update_id": number, kind: payload}
        self._pending.append(Queued(number, kind, update, self._clock() + kept))
        if waiting := self._take_waiting():
            waiting.set_result(None)
        return number

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Updates from `offset` on, after at most `seconds`. Raises 409 in the poll before this one."""
        self._end_earlier_poll()
        self._confirm(offset)
        self._expire()
        if not self._pending and seconds > 0:
            await self._wait(seconds)
        return [queued.update for queued, _ in zip(self._pending, range(limit), strict=False)]

    def clear(self) -> None:
        """Forget what waits (`drop_pending_updates`)."""
        self._pending.clear()

    def _end_earlier_poll(self) -> None:
        if waiting := self._take_waiting():
            waiting.set_exception(
                Refused(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
            )

    async def _wait(self, seconds: float) -> None:
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        self._polled.set()
        try:
            await asyncio.wait([waiting], timeout=seconds)
        finally:
            if self._waiting is waiting:
                self._take_waiting()
        if waiting.done():
            waiting.result()

    def _take_waiting(self) -> asyncio.Future[None] | None:
        waiting, self._waiting = self._waiting, None
        self._polled.clear()
        return waiting

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
        while self._pending and self._pending[0].update_id < offset:
            self._pending.popleft()

    def _expire(self) -> None:
        now = self._clock()
        if any(queued.expires < now for queued in self._pending):
            self._pending = deque(queued for queued in self._pending if queued.expires >= now)
