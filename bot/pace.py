"""How fast messages to all chats together may follow, as Telegram counts them."""

import math
import time
from collections import deque
from dataclasses import dataclass, field

from bot.bucket import Bucket

LATE = 1 / 24
"""Seconds that permission over all chats is kept: a loop that wakes a little late loses no pace."""
MOST = 100
"""Messages a second above which there is no second to look back at: tests lift the limits."""
SECOND = 1.005
"""The second for which Telegram's figure holds, and a little for clocks that differ."""
LATELY = 100
"""Answers of which the fastest says how long the way takes."""
HASTE = 1.04
"""By how much two messages may follow faster than on average, to make up for what came late."""


def rest() -> float:
    """Seconds until nothing that this program sent before it was killed is less than a second ago: it has
    lived as long as it has been computing."""
    return max(0.0, SECOND - time.process_time())


@dataclass(slots=True)
class ShortestWay:
    """The least that the way to Telegram and back took lately, in seconds; 0.0 while too few have gone it."""

    seconds: float = 0.0
    _count: int = 0
    _now: float = math.inf
    _before: float = 0.0

    def went(self, seconds: float) -> None:
        """One more has come and was answered."""
        self._count += 1
        self._now = min(self._now, seconds)
        if self._count % LATELY == 0:
            self._before, self._now = self._now, math.inf
        self.seconds = min(self._before, self._now)


@dataclass(slots=True)
class Pace:
    """Permission for `rate` a second over all chats, and never more than that (rounded up) in any second as
    Telegram counts it.

    A message comes there at some moment between its beginning and its answer. So it counts from when it
    begins until a second after it must have come: a second after its answer, less what the way there and back
    takes at least. One that was held up on the way thus never meets those that were begun a second later.
    Where `rate` is so high that nobody counts (MOST) only the average holds."""

    rate: float
    _spaced: Bucket = field(init=False)
    _begun: deque[float] = field(init=False)
    _flying: dict[int, float] = field(default_factory=dict)
    _come: deque[float] = field(default_factory=deque)
    _way: ShortestWay = field(default_factory=ShortestWay)

    def __post_init__(self) -> None:
        """Begin with nothing sent."""
        self._spaced = Bucket(self.rate * HASTE, max(1.0, self.rate * LATE))
        self._begun = deque(maxlen=max(1, math.ceil(min(self.rate, MOST))))

    @property
    def burst(self) -> float:
        """How many may go at once."""
        return self._spaced.burst

    def wait(self, now: float) -> float:
        """Seconds until one may go; 0.0 means at once."""
        spaced = self._spaced.wait(now)
        return spaced if self.rate > MOST else max(spaced, self._on_average(now), self._at_telegram(now))

    def take(self, now: float, number: int = 0) -> None:
        """One begins now; `number` tells it from the others."""
        self._spaced.take(now)
        if self.rate <= MOST:
            self._begun.append(now)
            self._flying[number] = now

    def answered(self, number: int, now: float) -> None:
        """It was answered, whatever the answer was."""
        began = self._flying.pop(number, None)
        if began is not None:
            self._way.went(now - began)
            self._come.append(now + SECOND - self._way.seconds)

    @property
    def _most(self) -> int:
        return self._begun.maxlen or 1

    def _on_average(self, now: float) -> float:
        """Until the last so many have taken as long as so many take."""
        if len(self._begun) < self._most:
            return 0.0
        return max(0.0, self._begun[0] + self._most / self.rate - now)

    def _at_telegram(self, now: float) -> float:
        """Until one fewer may be in the second that Telegram looks back."""
        while self._come and self._come[0] <= now:
            self._come.popleft()
        if len(self._flying) + len(self._come) < self._most:
            return 0.0
        return self._come[0] - now if self._come else SECOND / self._most
