"""The tips of very many families are due at one moment and go out within Telegram's limits, while parents
chat with the bot."""

import asyncio
import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from random import Random

from bot.sandbox import Sandbox
from tests.faults.arrivals import Arrivals, most_in_a_second, share
from tests.faults.crowd import Crowd
from tests.faults.households import Household, settled
from tests.faults.judging import new_messages, twice
from tests.faults.patience import Patience
from tests.faults.program import Program, sandbox
from tests.faults.rows import Row
from tests.faults.tips import TICKING
from tests.faults.waiting import until

LATENCY = 0.02
MOST = 30
"""Messages in any one second (core.telegram.org/bots/faq)."""
SLOWEST = 1.0
"""Seconds within which 95 of 100 replies must come."""
THINKS = (2.0, 8.0)
"""Seconds that a parent looks at a question."""
STEPS = 20
"""Ten thousand messages take longer than a case may wait for one thing."""


class Evening:
    """What is seen of it from Telegram's side."""

    def __init__(
        self,
        telegram: Sandbox,
        awaited: Sequence[int],
        seed: int,
        thinks: tuple[float, float] = THINKS,
    ) -> None:
        """Counts from now on; a message must come to each chat that is `awaited`; the seed decides how long,
        in these bounds, parents think."""
        self.arrivals, self.patience = Arrivals(telegram.world, awaited), Patience(telegram)
        self.crowd = Crowd(telegram, self._thinks, self.patience.acted)
        self._random, self._bounds = Random(seed), thinks

    async def passes(self, parents: int) -> None:
        """So many parents sign up side by side, and others after them, until a message came to every awaited
        chat; then every reply comes that is still out."""
        families = len(self.arrivals.awaited)
        going = asyncio.gather(self.arrivals.beat(), self.crowd.goes_on(parents, lambda: False))
        for step in range(1, STEPS + 1):
            await until(partial(self._has_reached, families - families * step // STEPS))
        going.cancel()
        with suppress(asyncio.CancelledError):
            await going
        await until(lambda: not self.patience.waiting)

    def _has_reached(self, all_but: int) -> bool:
        return len(self.arrivals.awaited) <= all_but

    async def _thinks(self) -> None:
        await asyncio.sleep(self._random.uniform(*self._bounds))


async def evening(folder: Path, families: int, parents: int, seed: int) -> Row:
    """Telegram's own limits, and nothing goes wrong."""
    async with sandbox() as telegram:
        telegram.latency = LATENCY
        program = Program(telegram, folder, TICKING, limits={})
        households = await settled(telegram, program, families)
        seen = Evening(telegram, [one.chat.chat_id for one in households], seed)
        async with program:
            await program.until_up()
            with undisturbed():
                await seen.passes(parents)
            await program.until_at_rest()
            memory = program.memory
    return _row(households, parents, seen, f"{memory:.0f} MiB")


@contextmanager
def undisturbed() -> Iterator[None]:
    """A server that stops to look through all it has for what may go notes its moments late."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _row(households: Sequence[Household], parents: int, seen: Evening, memory: str) -> Row:
    chats = [one.chat for one in households]
    arrivals, waits = seen.arrivals, seen.patience.waits
    astray = [text for visitor in seen.crowd.visitors for text in visitor.astray]
    most = most_in_a_second(arrivals.times, arrivals.earliest)
    return Row(
        case=f"{len(households)} due tips, {parents} parents chat",
        messages=len(arrivals.times),
        lost=tuple(f"chat {chat.chat_id}: no tip" for chat in chats if not new_messages(chat)),
        astray=(*astray, *broken_limits(most, waits)),
        twice=twice(chats),
        remarks=f"at most {most} in any second; {arrivals.a_second:.1f} calls a second; "
        f"{quantiles(waits)}; {memory}",
    )


def broken_limits(most: int, waits: list[float]) -> Iterator[str]:
    """What was more than it may be: messages in one second, or the seconds that replies took."""
    if most > MOST:
        yield f"{most} messages within one second"
    if (slow := share(waits, 0.95)) > SLOWEST:
        yield f"5 of 100 replies took longer than {slow:.2f} s"


def quantiles(waits: list[float]) -> str:
    """How long replies took, in words."""
    p50, p95, p99 = (share(waits, of) for of in (0.5, 0.95, 0.99))
    return f"{len(waits)} replies after p50 {p50:.2f}, p95 {p95:.2f}, p99 {p99:.2f} s"
