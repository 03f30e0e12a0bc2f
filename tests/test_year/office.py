"""The real program beside the sandbox, by a clock that a test moves, and what parents do with it."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Self
from zoneinfo import ZoneInfo

from bot.app import build
from bot.quiet import next_moment
from bot.sandbox import Person, Sandbox
from bot.sandbox.api import Call
from bot.settings import Settings
from storage import due, families
from tests.test_bot.talking import Parent, Program, until
from tests.test_year.households import Act, Household

ZONE = ZoneInfo("Europe/Amsterdam")
SLOW = 8.0
"""Messages a second while the program is to be ended in the middle of sending; a quarter of them at once."""
_MIDST = 5
"""Messages after which that happens."""


@dataclass
class Clock:
    """A moment (UTC) that stands still until it is moved."""

    now: datetime

    def __call__(self) -> datetime:
        """The moment."""
        return self.now


class Office(Program):
    """The program with a clock of its own."""

    def __init__(self, sandbox: Sandbox, given: Settings, clock: Clock) -> None:
        """`clock`: by which all parts of the program go."""
        super().__init__(sandbox, given)
        self.clock = clock
        self._looked_at = 0

    async def __aenter__(self) -> Self:
        """Start."""
        await self.begin()
        return self

    async def begin(self, rate_total: float | None = None) -> None:
        """Start, or start again on the same database; with another rate of sending."""
        given = self.given.model_copy(update={"rate_total": rate_total}) if rate_total else self.given
        self.app = await build(given, clock=self.clock)
        self.task = asyncio.create_task(self.app.run())

    async def end(self) -> None:
        """Stop, as at a deploy: what is under way is finished, the rest waits in the database."""
        await self.__aexit__(None, None, None)

    async def join(self, household: Household) -> Person:
        """A family that has signed up today, with the first message from tomorrow on, as the dialog says."""
        person = self.sandbox.person(household.family.children[0].first_name)
        self.sandbox.world.accounts[person.user_id].started = True
        tonight = datetime.combine(household.joins, time.max, ZONE)
        async with self.app.database.write() as tx:
            ids = await families.create(tx, {person.user_id: household.family}, self.clock.now)
            at = next_moment(household.family.plan, tonight.astimezone(UTC), ZONE)
            await due.save(tx, {ids[person.user_id]: at})
        return person

    async def does(self, person: Person, act: Act) -> None:
        """A parent changes something, by talking with the bot."""
        if act.what == "block":
            await person.blocks()
        elif act.what == "unblock":
            await person.unblocks()
        else:
            await Parent(self, person).does("/tips", *_taps(act))
        await self.rest()

    async def tick(self) -> None:
        """What the program's clock does now, until all is sent."""
        await self.app.ticks.tick()
        await self.rest()

    async def tick_slowly(self) -> None:
        """The same at a rate so low that the program can be ended in the midst of it."""
        await self.end()
        await self.begin(SLOW)
        await self.app.ticks.tick()
        await until(lambda: len(self._since()) >= _MIDST)

    def news(self) -> list[Call]:
        """The messages that the sandbox took since the last time."""
        fresh, self._looked_at = self._since(), len(self.sandbox.sent)
        return fresh

    def _since(self) -> list[Call]:
        calls = self.sandbox.sent[self._looked_at :]
        return [call for call in calls if call.method == "sendMessage" and call.error is None]

    def next_due(self) -> datetime | None:
        """The earliest moment of any family (UTC)."""
        moments = [when for _, when, _ in self.rows("due") if when]
        return datetime.fromtimestamp(min(moments) / 1_000_000, UTC) if moments else None


def _taps(act: Act) -> Iterator[str]:
    match act.what:
        case "stop":
            yield from (":stop", f":{act.which}")
        case "hush":
            yield from (":stop", ":child", f":{act.which}")
        case "moment":
            yield ":moment"
            yield from (f":{choice}" for choice in act.which.split(":"))
        case "pause":
            yield from (":pause", f":{act.which}")
        case _:
            yield f":{act.what}"
