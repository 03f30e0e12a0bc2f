"""Messages that are due: taken in batches, each family's in one transaction with the next moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.outbox import Outbox
from bot.quiet import is_quiet, next_moment
from bot.reminding import remind
from bot.surroundings import Surroundings
from bot.tip_messages import first
from dialogs.campaigns import Due, after, due
from dialogs.facts import Family
from dialogs.progress import Progress
from storage import due as moments
from storage import families, outbox
from storage import progress as kept
from storage.database import Database
from storage.outbox import REMINDER, Outgoing, Queued
from storage.transaction import Transaction

AT_ONCE = 500
STALE = timedelta(hours=3)
"""A message that could not go for so long is let go of: after an outage nobody is flooded."""


@dataclass(frozen=True, slots=True)
class Campaigning:
    """Sends what is due. `around` has the content, its words and the zone."""

    database: Database
    outbox: Outbox
    around: Surroundings

    async def send_due(self, now: datetime) -> int:
        """Everything that is due at a moment (UTC). Returns how many messages were queued."""
        async with self.database.write() as tx:
            reminders = await remind(tx, self.around, now)
        self.outbox.put(reminders)
        count = len(reminders)
        while True:
            async with self.database.write() as tx:
                waiting = await moments.due(tx, now, AT_ONCE)
                queued = await self._batch(tx, waiting, now)
            self.outbox.put(queued)
            count += len(queued)
            if len(waiting) < AT_ONCE:
                return count

    async def _batch(self, tx: Transaction, waiting: dict[int, datetime], now: datetime) -> list[Queued]:
        known = await families.reachable(tx, waiting)
        progress = await kept.load(tx, known)
        outgoing: list[Outgoing] = []
        changed: dict[tuple[int, str], Progress] = {}
        for family_id, (family, chats) in known.items():
            found = self._due(family, progress.get(family_id, {}), waiting[family_id], now)
            if found:
                params = first(self.around, family, found)
                outgoing += [Outgoing(chat, "sendMessage", params, REMINDER) for chat in chats]
                earlier = progress.get(family_id, {}).get(found.child.key, Progress())
                changed[family_id, found.child.key] = after(
                    earlier, found, self._local(waiting[family_id]).date()
                )
        await kept.save(tx, changed)
        await moments.save(tx, {one: self._next(known, one, at, now) for one, at in waiting.items()})
        return await outbox.add(tx, outgoing, now)

    def _due(
        self, family: Family, progress: Mapping[str, Progress], at: datetime, now: datetime
    ) -> Due | None:
        if now - at > STALE or is_quiet(self._local(now)):
            return None
        content, day = self.around.content, self._local(at).date()
        return due(family.plan, family.children, progress, day, content.tips, content.calls)

    def _next(
        self,
        known: Mapping[int, tuple[Family, tuple[int, ...]]],
        family_id: int,
        at: datetime,
        now: datetime,
    ) -> datetime | None:
        """Who cannot be reached is looked for again a week later: whoever comes back gets messages again."""
        if found := known.get(family_id):
            return next_moment(found[0].plan, now, self.around.zone)
        return (self._local(at) + timedelta(weeks=1)).astimezone(UTC)

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.around.zone)


async def let_go_of_stale(database: Database, zone: ZoneInfo, now: datetime) -> None:
    """At a start: reminders and tips that were left queued too long ago are not sent any more, and none at an
    hour at which nothing is sent."""
    before = now if is_quiet(now.astimezone(zone)) else now - STALE
    async with database.write() as tx:
        await outbox.drop_stale(tx, REMINDER, before)
