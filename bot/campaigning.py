"""Messages that are due: taken in batches, each family's in one transaction with the next moment."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.broadcasting.starting import begin_due
from bot.clearing import clear
from bot.events.asking import ask_how_it_was
from bot.events.filling import fill_places
from bot.events.reminding import remind_of_events
from bot.figures.closing import close_months
from bot.holding import release
from bot.measuring import inviting as measuring
from bot.outbox import Outbox
from bot.quiet import is_quiet, next_moment
from bot.referrals.following_up import follow_up
from bot.referrals.sweeping import forget_old_referrals
from bot.reminding import remind
from bot.standing import Standing
from bot.surroundings import Surroundings
from bot.talks import waiting as late_answers
from bot.tip_messages import first
from bot.waiting_list.asking_on import ask_on
from bot.waiting_list.offering import offer
from bot.weekly_attention import nudge
from dialogs.campaigns import Due, after, due
from dialogs.facts import Family
from dialogs.progress import Progress
from storage import due as moments
from storage import families, outbox
from storage.carers import Carer
from storage.database import Database
from storage.due import Waiting
from storage.outbox import REMINDER, Outgoing, Queued
from storage.transaction import Transaction

AT_ONCE = 500
CHORES: tuple[Callable[[Transaction, Surroundings, datetime], Awaitable[list[Queued]]], ...] = (
    release,
    nudge,
    remind,
    late_answers.look,
    follow_up,
    begin_due,
    forget_old_referrals,
    remind_of_events,
    ask_how_it_was,
    fill_places,
    measuring.invite,
    offer,
    ask_on,
    close_months,
    clear,
)
"""What is looked after at each tick, besides messages about children: each queues what is due (UTC)."""
_NOBODY: tuple[Family, dict[int, str]] = (Family(), {})
STALE = timedelta(hours=3)
"""A message that could not go for so long is let go of: after an outage nobody is flooded."""


@dataclass(frozen=True, slots=True)
class Campaigning:
    """Sends what is due. `around` has the content, its words and the zone, `standing` what was read aloud."""

    database: Database
    outbox: Outbox
    around: Surroundings
    standing: Standing = field(default_factory=Standing)

    async def send_due(self, now: datetime) -> int:
        """Everything that is due at a moment (UTC). Returns how many messages were queued."""
        async with self.database.write() as tx:
            reminders: list[Queued] = []
            for chore in CHORES:
                reminders += await chore(tx, self.around, now)
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

    async def _batch(self, tx: Transaction, waiting: Mapping[int, Waiting], now: datetime) -> list[Queued]:
        known = await families.reachable(tx, waiting)
        outgoing: list[Outgoing] = []
        around = self.standing.put(self.around)
        advanced: dict[int, Waiting] = {}
        days = self._days((one.at for one in waiting.values()), now)
        for family_id, one in waiting.items():
            had, day = one.progress, days.get(one.at)
            family, chats = known.get(family_id, _NOBODY)
            found = self._due(family, had, day) if day and chats else None
            if day and found:
                outgoing += _messages(around, family, chats, found)
                earlier = had.get(found.child.key, Progress())
                had = {**had, found.child.key: after(earlier, found, day)}
            advanced[family_id] = Waiting(self._next(family, chats, one.at or now, now), had)
        await moments.advance(tx, advanced)
        return await outbox.add(tx, outgoing, now)

    def _days(self, moments: Iterable[datetime | None], now: datetime) -> dict[datetime | None, date]:
        """The day of each moment at which something may still go now; many families share one."""
        if is_quiet(self._local(now)):
            return {}
        return {at: self._local(at).date() for at in set(moments) if at and now - at <= STALE}

    def _due(self, family: Family, progress: Mapping[str, Progress], day: date) -> Due | None:
        content = self.around.content.in_language(family.language)
        return due(family.plan, family.children, progress, day, content.tips, content.calls)

    def _next(self, family: Family, chats: Mapping[int, str], at: datetime, now: datetime) -> datetime | None:
        """Who cannot be reached is looked for again a week later: whoever comes back gets messages again."""
        if chats:
            return next_moment(family.plan, now, self.around.zone)
        return (self._local(at) + timedelta(weeks=1)).astimezone(UTC)

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.around.zone)


def _messages(
    around: Surroundings, family: Family, chats: Mapping[int, str], found: Due
) -> Iterator[Outgoing]:
    """To each carer who wants it, in the language of that carer."""
    for chat, language in chats.items():
        params = first(around, Carer(language=language).sees(family), found)
        yield Outgoing(chat, "sendMessage", params, REMINDER)


async def let_go_of_stale(database: Database, zone: ZoneInfo, now: datetime) -> None:
    """At a start: reminders and tips that were left queued too long ago are not sent any more, and none at an
    hour at which nothing is sent."""
    before = now if is_quiet(now.astimezone(zone)) else now - STALE
    async with database.write() as tx:
        await outbox.drop_stale(tx, REMINDER, before)
