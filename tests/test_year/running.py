"""The year itself: every moment at which something is due, each morning's acts, outages and a restart."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from bot.sandbox import Person
from bot.sandbox.facts import Json
from tests.test_year.households import BELOW, FIRST, Household
from tests.test_year.office import ZONE, Office
from tests.test_year.received import Reader, Received

MORNING, NIGHT = time(7, 50), time(2, 30)
"""When parents act; and, in a night of Saturday, a tick in the hour that a clock change skips or repeats."""
EVERY = 7
"""So many tips that can be answered for each that is; the koffertje is answered always."""
_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """The program is not there between two moments (local); `midst`: ended while it was sending."""

    begins: datetime
    ends: datetime
    midst: bool = False


GAPS = (
    Gap(datetime(2028, 2, 1, 12, tzinfo=ZONE), datetime(2028, 2, 2, 12, 30, tzinfo=ZONE)),
    Gap(datetime(2028, 4, 12, 18, 30, tzinfo=ZONE), datetime(2028, 4, 12, 18, 36, tzinfo=ZONE), midst=True),
    Gap(datetime(2028, 6, 14, 8, 45, tzinfo=ZONE), datetime(2028, 6, 15, 9, 30, tzinfo=ZONE)),
)


@dataclass
class Year:
    """What happened. `received` by household; `left` are messages that waited when the program was ended in
    the midst; `ended` the days on which an answer ended the koffertje, by household and child."""

    received: defaultdict[int, list[Received]] = field(default_factory=lambda: defaultdict(list))
    ended: dict[tuple[int, str], date] = field(default_factory=dict)
    left: int = 0
    ticks: int = 0
    replies: int = 0
    answers: int = 0


class Running:
    """Lives through a year with an office."""

    def __init__(self, office: Office, homes: list[Household], gaps: tuple[Gap, ...] = GAPS) -> None:
        """`homes` by number; `gaps` in their order."""
        self._office, self._homes, self._gaps = office, homes, list(gaps)
        self._numbers: dict[int, int] = {}
        self._people: dict[int, Person] = {}
        self._reader = Reader(office.app.turns.around)
        self._could_answer = 0
        self.year = Year()

    async def live(self, first: date = FIRST, below: date = BELOW) -> Year:
        """From the first day until before another."""
        day = first
        while day < below:
            if day.weekday() == _SUNDAY:
                await self._until(datetime.combine(day, NIGHT, ZONE))
            await self._until(datetime.combine(day, MORNING, ZONE))
            await self._morning(day)
            day += timedelta(days=1)
        await self._until(datetime.combine(below, time(), ZONE))
        return self.year

    async def _until(self, moment: datetime) -> None:
        """A tick at each moment at which something is due, and one at the end."""
        while True:
            due = self._office.next_due()
            now = min(due or moment, moment.astimezone(UTC)).astimezone(UTC)
            if self._gaps and self._gaps[0].begins <= now:
                await self._gap(self._gaps.pop(0), now)
                continue
            await self._tick(max(now, self._office.clock.now))
            if now >= moment:
                return

    async def _tick(self, now: datetime) -> None:
        self._office.clock.now = now
        await self._office.tick()
        self.year.ticks += 1
        await self._look()

    async def _gap(self, gap: Gap, now: datetime) -> None:
        """The program ends, and starts again later; what comes then is looked at with that hour."""
        office, clock = self._office, self._office.clock
        if gap.midst:
            clock.now = now
            await office.tick_slowly()
            await self._note()
        await office.end()
        self.year.left += len(office.rows("outbox"))
        clock.now = gap.ends.astimezone(UTC)
        await office.begin()
        await office.rest()
        await self._look()

    async def _morning(self, day: date) -> None:
        for number, home in enumerate(self._homes):
            if home.joins == day:
                self._people[number] = await self._office.join(home)
                self._numbers[self._people[number].user_id] = number
            for act in home.acts:
                if act.day == day:
                    await self._office.does(self._people[number], act)
        await self._look()

    async def _look(self) -> None:
        """Note what came, answer some of it, and wait for the program to take that in."""
        await self._note()
        await self._office.rest()

    async def _note(self) -> None:
        for call in self._office.news():
            number = self._numbers[int(call.result["chat"]["id"])]
            found = self._read(number, call.result)
            if found is None:
                self.year.replies += 1
                continue
            self.year.received[number].append(found)
            await self._answer(number, found)

    def _read(self, number: int, message: Json) -> Received | None:
        rows = message.get("reply_markup", {}).get("inline_keyboard", ())
        data = tuple(button["callback_data"] for row in rows for button in row)
        at, family = self._office.clock.now.astimezone(ZONE), self._homes[number].family
        return self._reader.read(family, at, message["message_id"], message["text"], data)

    async def _answer(self, number: int, found: Received) -> None:
        wanted = self._homes[number].answers
        data = next((one for one in found.buttons if one.endswith(f":{wanted}")), None) if wanted else None
        self._could_answer += data is not None
        if data is None or (found.item.is_tip and self._could_answer % EVERY):
            return
        await self._people[number].taps(data, found.number)
        self.year.answers += 1
        if wanted == "collected":
            self.year.ended[number, found.child] = found.at.date()
