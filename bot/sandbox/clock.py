"""The sandbox's time: the real one, or ahead of it. It never goes back, as time does not."""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from bot.sandbox.refusals import SandboxMisuse

LONGEST = timedelta(weeks=8)
"""The furthest that the page may go in one move."""

Advance = Callable[[datetime], Awaitable[None]]


class Clock:
    """Seconds since 1970, ahead of the real ones by as much as was let pass.

    `advance(to)` is set by whoever runs a program beside the sandbox: it lets the time pass until `to` (UTC),
    and has the program do meanwhile all that is due. Without it the page cannot move the clock.
    """

    def __init__(self, passed: Callable[[], None]) -> None:
        """`passed` is called whenever time was let pass."""
        self._ahead, self._passed = 0.0, passed
        self._is_moving = False
        self.advance: Advance | None = None

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self._ahead

    def passes(self, seconds: float) -> None:
        """Let time pass at once. Raises `SandboxMisuse` for time that would go back."""
        if seconds < 0:
            raise SandboxMisuse("the clock goes forward only")
        self._ahead += seconds
        self._passed()

    async def move(self, seconds: float) -> None:
        """Have the program live through so many seconds. Raises `SandboxMisuse` where that cannot be."""
        if self.advance is None:
            raise SandboxMisuse("nothing here moves with the clock")
        if not 0 < seconds <= LONGEST.total_seconds():
            raise SandboxMisuse(f"the clock goes forward only, at most {LONGEST.days} days at once")
        if self._is_moving:
            raise SandboxMisuse("the clock is moving already")
        self._is_moving = True
        try:
            await self.advance(datetime.fromtimestamp(self.now() + seconds, UTC))
        finally:
            self._is_moving = False
