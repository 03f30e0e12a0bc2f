"""The demo's clock moves: the program lives through the time between, each message as if it were then."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.app import App
from bot.finishing import finished
from bot.sandbox import Sandbox
from storage import due

STEP = timedelta(hours=1)
"""The longest between two ticks: what is due meanwhile, and is no family's moment, is late by less."""
PAUSE = 0.005


class Moving:
    """Moves the sandbox's clock, by which the program lives too."""

    def __init__(self, app: App, sandbox: Sandbox) -> None:
        """`app` was built with the clock of `sandbox`."""
        self._app, self._sandbox = app, sandbox
        self._ended = False
        self._free = asyncio.Lock()

    async def to(self, moment: datetime) -> None:
        """Let the time pass until a moment (UTC), and tick at every moment of a family in between, in order;
        all that is caused by one is sent before the next. For a moment that has been, only wait until all is
        sent. Does nothing more once it is ended."""
        async with self._free:
            while not self._ended and self._now() < moment:
                await self._rest()
                nearest = await self._nearest(min(moment, self._now() + STEP))
                self._sandbox.passes(max(0.0, (nearest - self._now()).total_seconds()))
                await finished(self._app.ticks.tick())
            await self._rest()

    async def end(self) -> None:
        """Stop on the way, before the program is closed."""
        self._ended = True
        async with self._free:
            return

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._sandbox.now(), UTC)

    async def _nearest(self, last: datetime) -> datetime:
        """The next moment of any family, or the last one allowed."""
        async with self._app.database.read() as tx:
            waiting = await due.due(tx, last, 1)
        return min((one.at for one in waiting.values() if one.at), default=last)

    async def _rest(self) -> None:
        """Until the program has answered everybody and sent everything."""
        while not self._ended and (self._sandbox.pending or not self._app.outbox.idle):  # noqa: ASYNC110
            # Nothing rings a bell for both.
            await asyncio.sleep(PAUSE)
