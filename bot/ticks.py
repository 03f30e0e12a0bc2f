"""The clock: APScheduler only ticks. What is due is a row in the database, so a missed tick loses nothing."""

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.advancing import advance
from bot.clock import Clock, utc
from bot.finishing import finished
from storage import audit, carer_invites, invites, seen, sessions
from storage.database import Database

log = logging.getLogger(__name__)
EVERY = 60
"""Seconds between ticks."""
AT_ONCE = 500
HOME = ZoneInfo("Europe/Amsterdam")


class Ticks:
    """Takes what is due, in batches."""

    def __init__(
        self,
        database: Database,
        clock: Clock = utc,
        look: Callable[[], Awaitable[None]] | None = None,
        send_due: Callable[[datetime], Awaitable[int]] | None = None,
        zone: ZoneInfo = HOME,
    ) -> None:
        """`clock` gives the UTC time; `look` and `send_due` (with that time) are called at each
        tick. `zone`: in which a school year begins."""
        self._database, self._clock, self._look, self._send_due = database, clock, look, send_due
        self._zone = zone
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def start(self) -> None:
        """Tick from now on; a tick that is late runs once, not as often as it was missed."""
        options = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
        self._scheduler.add_job(self._safely, "interval", seconds=EVERY, **options)
        self._scheduler.start()

    def stop(self) -> None:
        """No more ticks."""
        self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """The groups of the children advance when it is time. Conversations that nobody finished are let go
        of, as was promised; old update numbers too."""
        now = self._clock()
        async with self._database.write() as tx:
            await advance(tx, self._zone, now)
            await sessions.drop(tx, await sessions.due(tx, now, AT_ONCE))
            await seen.purge(tx, now - seen.KEPT)
            await invites.sweep(tx, now)
            await carer_invites.sweep(tx, now)
            await audit.sweep(tx, now)
        if self._look:
            await self._look()
        if self._send_due:
            await self._send_due(now)
        await self._database.settle()

    async def _safely(self) -> None:
        try:
            await finished(self.tick())
        except Exception:
            log.exception("a tick failed; what was due is still due")
