"""Feeds running broadcasts to the outbox, a bounded number of rows at a time, while the program runs.

So a pause holds at once, a reply never stands behind ten thousand letters, and whatever happens to the
program each row says how far it is. It is woken by what the outbox notes, not by the minute's tick."""

import asyncio
import logging
from collections.abc import Sequence

from bot.broadcasting import rounds
from bot.broadcasting.naming import live_of
from bot.broadcasting.showing import Showing
from bot.clock import Clock, utc
from bot.events.moments import decent
from bot.finishing import finished
from bot.outbox import Outbox
from bot.standing import Standing
from bot.surroundings import Surroundings
from storage import broadcasts
from storage.database import Database
from storage.outbox import BROADCAST, Queued

log = logging.getLogger(__name__)
FULL = 300
"""Rows of all broadcasts that stand in the outbox at the same time: ten seconds' worth."""
STEP = 100
"""So many are fetched at a time: one by one would be a transaction for each."""
AGAIN = 1.0
"""Seconds after which a round that failed is tried again."""


class Feeder:
    """Hears from the outbox what comes and what is noted, and looks what is to be done."""

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        around: Surroundings,
        standing: Standing,
        clock: Clock = utc,
    ) -> None:
        """`around` as the program has it, `standing` what changes of it; `clock` gives the UTC time."""
        self._database, self._outbox, self._around = database, outbox, around
        self._standing, self._clock = standing, clock
        self._showing = Showing(database, outbox, around)
        self._wake = asyncio.Event()
        self._changed, self._dry, self._over = True, False, False
        self._held_up = False
        """Something unwanted was in flight: if Telegram did not take it, it stands in line again."""
        self._night = False
        outbox.watcher = self

    def came(self, rows: Sequence[Queued]) -> None:
        """What the team does, and what it hears, may be about a broadcast; a tick comes with no rows too."""
        team = self._standing.team
        if not rows or any(row.outgoing.chat_id in team or live_of(row.outgoing) for row in rows):
            self._changed = True
            self._wake.set()

    def noted(self, rows: Sequence[Queued]) -> None:
        """It is written what became of these rows."""
        of_broadcasts = [row for row in rows if row.outgoing.lane == BROADCAST or live_of(row.outgoing)]
        if of_broadcasts:
            self._showing.noted(of_broadcasts)
            self._wake.set()

    async def run(self) -> None:
        """Until cancelled; a round that is under way then is finished."""
        while True:
            pause = await finished(self._round())
            try:
                async with asyncio.timeout(pause):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def look(self) -> None:
        """Do what is to be done now: take back, top up, bring to an end. When the quiet hours begin letters
        are taken back, and when they end these go on."""
        night = self._morning() is not None
        if night != self._night:
            self._night, self._changed = night, True
        if self._changed or self._held_up:
            self._changed = False
            await self._take_back()
        while True:
            while not self._dry and self._outbox.letters <= FULL - STEP:
                await self._feed()
            if self._over or not self._dry or self._outbox.letters:
                return
            await self._end()

    async def _round(self) -> float | None:
        """Returns the seconds after which to look again, None where only something new is a reason to."""
        self._wake.clear()
        try:
            await self.look()
            pause = await self._showing.show(self._clock())
            again = AGAIN if self._held_up else None
            return min((one for one in (pause, again, self._morning()) if one is not None), default=None)
        except Exception:
            log.exception("broadcasts could not be fed; trying again")
            self._changed = True
            return AGAIN

    def _morning(self) -> float | None:
        """The seconds until the quiet hours end; None outside them."""
        now = self._clock()
        morning = decent(now, self._around.zone)
        return (morning - now).total_seconds() if morning else None

    async def _take_back(self) -> None:
        async with self._database.read() as tx:
            active = {one.number: one for one in await broadcasts.active(tx)}
            await self._showing.look(tx)
        self._dry = self._over = not active
        rows, self._held_up = self._outbox.withdraw(rounds.unwanted(active, self._night))
        if not rows:
            return
        try:
            async with self._database.write() as tx:
                await rounds.taken_back(tx, rows)
        except BaseException:
            self._outbox.put(rows)
            raise

    async def _feed(self) -> None:
        room = FULL - self._outbox.letters
        quiet = not self._outbox.letters
        async with self._database.write() as tx:
            queued = await rounds.fed(tx, self._around, self._clock(), room, quiet)
        self._dry = len(queued) < room
        if queued:
            self._outbox.put(queued)

    async def _end(self) -> None:
        async with self._database.write() as tx:
            self._over = await rounds.ended(tx, self._around, self._clock())
            await self._showing.look(tx)
        self._dry = self._over
