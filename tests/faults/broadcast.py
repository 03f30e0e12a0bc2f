"""A letter to very many families goes out within Telegram's limits: first nothing hinders, then kill -9, 429
and blocked chats, while parents chat with the bot."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from bot.sandbox import Sandbox
from bot.sandbox.chats import Chat
from tests.faults import letters
from tests.faults.arrivals import most_in_a_second, share
from tests.faults.evening import Evening, broken_limits, quantiles, undisturbed
from tests.faults.flights import Flight, Start, shot
from tests.faults.judging import new_messages, twice
from tests.faults.letters import Sent
from tests.faults.program import Program, sandbox
from tests.faults.rows import Row
from tests.faults.tips import TICKING
from tests.faults.waiting import until

LATENCY = 0.02
CALM = 0.2
"""The share of the families for which nothing goes wrong: they come first, and the pace is measured there."""
FLOODED, BLOCKED = 0.3, 0.05
"""Chance that a call to send a letter is answered with 429, and the share of the chats that are blocked."""
PAUSE = 1
"""Seconds that a 429 asks for."""
SLOWEST_PACE = 29.0
"""Messages and changes a second that must go while nothing hinders."""
THINKS = (10.0, 40.0)
"""Seconds that a parent looks at a question: an answer costs two calls of the 29 that may go in a second."""
STEP = 200


@dataclass(frozen=True, slots=True)
class Trouble:
    """How often each chat is answered with 429 before it takes the letter, and which chats are blocked."""

    floods: dict[int, int]
    blocked: frozenset[int]

    def begin(self, telegram: Sandbox, chats: Sequence[Chat]) -> None:
        """From now on."""
        for chat_id, times in self.floods.items():
            telegram.fail("sendMessage", times, status=429, retry_after=PAUSE, chat_id=chat_id)
        for chat in chats:
            if chat.chat_id in self.blocked:
                chat.closed = "bot was blocked by the user"


def trouble(chats: Sequence[Chat], random: Random) -> Trouble:
    """For all chats but those of the calm beginning."""
    late = [chat.chat_id for chat in chats[int(len(chats) * CALM) :]]
    blocked = frozenset(random.sample(late, int(len(chats) * BLOCKED)))
    return Trouble({chat: times for chat in late if (times := _floods(random))}, blocked)


def _floods(random: Random) -> int:
    times = 0
    while random.random() < FLOODED:
        times += 1
    return times


async def broadcast(folder: Path, families: int, kills: int, parents: int, seed: int) -> Row:
    """Telegram's own limits."""
    async with sandbox() as telegram:
        telegram.latency = LATENCY
        program = Program(telegram, folder, TICKING, limits={})
        sent = await letters.begun(telegram, program, families)
        seen = Evening(telegram, [chat.chat_id for chat in sent.chats], seed, THINKS)
        stage = Stage(telegram, program, sent, seen, trouble(sent.chats, Random(seed)), parents)
        start = Start.of(telegram, sent.chats)
        async with program:
            await program.until_up()
            with undisturbed():
                await stage.plays(start, kills)
            return stage.row()


@dataclass(slots=True)
class Stage:
    """The letter from its first message to its report; `pace` is that of the calm beginning, in messages and
    changes a second; `down` from when until when the program was not up (seconds that only grow)."""

    telegram: Sandbox
    program: Program
    sent: Sent
    seen: Evening
    trouble: Trouble
    parents: int
    pace: float = 0.0
    down: list[tuple[float, float]] = field(default_factory=list)
    flights: list[Flight] = field(default_factory=list)

    async def plays(self, start: Start, kills: int) -> None:
        """Parents chat all the while; at the end every reply comes that is still out."""
        parents = [self._comes(number / self.parents) for number in range(self.parents)]
        chatting = asyncio.gather(self.seen.arrivals.beat(), *parents)
        await self._is_calm()
        self.trouble.begin(self.telegram, self.sent.chats)
        self.seen.arrivals.awaited -= self.trouble.blocked
        await self._is_killed(start, kills)
        await self._until_left(0)
        await until(lambda: letters.is_over(self.program.database) and "✅ Klaar" in self._report)
        chatting.cancel()
        with suppress(asyncio.CancelledError):
            await chatting
        await until(lambda: not self.seen.patience.waiting)

    async def _comes(self, late: float) -> None:
        """A parent, and others after that one; not all in the same second."""
        await asyncio.sleep(late * THINKS[1])
        await self.seen.crowd.goes_on(1, lambda: False)

    async def _is_calm(self) -> None:
        """The pace from the first message on, to the last of those for which nothing goes wrong."""
        arrivals, all_of_them = self.seen.arrivals, len(self._awaited)
        await self._until_left(all_of_them - 1)
        first, began = self._count, arrivals.times[-1]
        await self._until_left(all_of_them - int(len(self.sent.chats) * CALM))
        self.pace = (self._count - first) / (arrivals.times[-1] - began)

    @property
    def _count(self) -> int:
        return len(self.seen.arrivals.times) + self.seen.arrivals.changes

    async def _is_killed(self, start: Start, kills: int) -> None:
        """At equal steps of what is left."""
        left = len(self._awaited)
        for number in range(1, kills + 1):
            await self._until_left(left - left * number // (kills + 1))
            began = time.monotonic()
            self.flights.append(await shot(self.telegram, self.program, self.sent.chats, start))
            start = Start.of(self.telegram, self.sent.chats)
            await self.program.start()
            await self.program.until_up()
            self.down.append((began, time.monotonic()))

    @property
    def _awaited(self) -> set[int]:
        return self.seen.arrivals.awaited

    async def _until_left(self, number: int) -> None:
        """Until no more than so many families have nothing yet; a few at a time, as a case may not wait too
        long for one thing."""
        while len(self._awaited) > number:
            step = max(number, len(self._awaited) - STEP)
            await until(partial(self._is_left, step))

    def _is_left(self, number: int) -> bool:
        return len(self._awaited) <= number

    def row(self) -> Row:
        """What it came to."""
        arrivals, waits = self.seen.arrivals, self._waits_while_up()
        most = most_in_a_second(arrivals.times, arrivals.earliest)
        refused = sum((call.error or "").startswith("429") for call in self.telegram.sent)
        caught = max((len(flight.chats) for flight in self.flights), default=0)
        return Row(
            case=f"letter to {len(self.sent.chats)}, {self.parents} parents chat, kill -9",
            kills=self.program.kills,
            messages=len(arrivals.times),
            lost=tuple(self._lost()),
            astray=(*self._astray(), *broken_limits(most, waits)),
            twice=twice(self.sent.chats),
            allowed=sum(flight.allowed for flight in self.flights),
            broken=self.program.broken,
            remarks=f"{refused} x 429, {len(self.trouble.blocked)} blocked; at most {caught} in flight; "
            f"at most {most} in any second; {self.pace:.1f} calls a second while nothing hinders; "
            f"{quantiles(waits)} while it was up; of all p95 {share(self.seen.patience.waits, 0.95):.2f} s; "
            f"{self.program.memory:.0f} MiB",
        )

    def _waits_while_up(self) -> list[float]:
        """Those that fell in no time without the program: it cannot answer while it is dead."""
        patience = self.seen.patience
        spans = [(end - wait, end) for wait, end in zip(patience.waits, patience.ends, strict=True)]
        return [
            end - began
            for began, end in spans
            if not any(began < up and end > killed for killed, up in self.down)
        ]

    def _lost(self) -> Iterator[str]:
        """Every family is accounted for, in the chats as in the database and in the report."""
        said = letters.became(self.program.database)
        for chat in self.sent.chats:
            is_blocked = chat.chat_id in self.trouble.blocked
            expected = "unreachable" if is_blocked else "sent"
            if said.get(chat.chat_id) != expected or bool(new_messages(chat)) is is_blocked:
                yield f"chat {chat.chat_id}: {said.get(chat.chat_id)}, heard {len(new_messages(chat))}"
        report = self._report
        good = len(self.sent.chats) - len(self.trouble.blocked)
        if f"Verstuurd: {good}\n" not in f"{report}\n":
            yield f"the report: {report}"

    @property
    def _report(self) -> str:
        return self.sent.coordinator.chat.messages[-1].text

    def _astray(self) -> Iterator[str]:
        """Oftener than once and once more for each kill that caught it in flight; questions out of order; a
        pace that is too slow."""
        caught = Counter(chat_id for flight in self.flights for chat_id in flight.chats)
        for chat in self.sent.chats:
            if (often := len(new_messages(chat))) > 1 + caught[chat.chat_id]:
                yield f"chat {chat.chat_id}: {often} times, in flight at {caught[chat.chat_id]} kills"
        yield from (text for visitor in self.seen.crowd.visitors for text in visitor.astray)
        if self.pace < SLOWEST_PACE:
            yield f"{self.pace:.2f} calls a second while nothing hindered"
