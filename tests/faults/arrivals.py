"""When each message came to a private chat, by the clock of the server: how closely they follow."""

import asyncio
import math
import time
from bisect import bisect_left
from collections.abc import Iterable

from bot.sandbox.chats import Chat
from bot.sandbox.facts import Json
from bot.sandbox.world import World

SECOND = 1.0
BEAT = 0.005
HELD_UP = 0.02
"""Seconds by which the server's own loop may be late, or have been just before, without its being counted."""


class Arrivals:
    """`times` of all messages of the bot to persons, in seconds of a clock that only grows, and for each the
    `earliest` at which it may have come: on a busy machine the server itself is held up. `changes` is how
    often the bot changed a message, `awaited` are the chats in which one must come and did not yet."""

    def __init__(self, world: World, awaited: Iterable[int]) -> None:
        """Counts from now on."""
        self.times: list[float] = []
        self.earliest: list[float] = []
        self.changes = 0
        self.awaited = set(awaited)
        self._held, self._went_on = 0.0, 0.0
        world.watch(self._noted)

    async def beat(self) -> None:
        """For ever: notice when the server is held up."""
        while True:
            began = time.monotonic()
            await asyncio.sleep(BEAT)
            now = time.monotonic()
            if now - began - BEAT > HELD_UP:
                self._held, self._went_on = now - began, now

    def _noted(self, event: str, chat: Chat | None, detail: Json) -> None:
        if not (chat and chat.is_private and event in ("message", "edit") and detail["from"]["is_bot"]):
            return
        if event == "edit":
            self.changes += 1
        else:
            now = time.monotonic()
            self.times.append(now)
            self.earliest.append(now - self._held if now - self._went_on < HELD_UP else now)
            self.awaited.discard(chat.chat_id)

    @property
    def a_second(self) -> float:
        """How many messages and changes a second, from the first message to the last."""
        seconds = self.times[-1] - self.times[0] if len(self.times) > 1 else math.inf
        return (len(self.times) + self.changes) / seconds


def most_in_a_second(times: list[float], earliest: list[float]) -> int:
    """The most of these moments (seconds, growing) that lie in any one second, wherever it begins, for sure:
    each may be as early as its `earliest`."""
    ends = (bisect_left(times, began + SECOND) for began in earliest)
    return max((end - first for first, end in enumerate(ends)), default=0)


def share(values: list[float], of: float) -> float:
    """The smallest value that at least the share `of` (0 to 1) of the values do not exceed; 0.0 for none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(of * len(ordered)) - 1)] if ordered else 0.0
