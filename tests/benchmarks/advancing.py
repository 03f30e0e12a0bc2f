"""Select and advance families that are due, as the program does at a tick: rows in the outbox, nothing sent.

Run in a fresh process with a folder that `subscribers` filled, how many children that were, how many families
are due at once, and the number of the round: each takes other families, so that few are due twice on the one
evening."""

import asyncio
import gc
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from bot.api import Api
from bot.campaigning import Campaigning
from bot.catalogs import wordings
from bot.limits import Limits
from bot.outbox import Outbox
from bot.service import rest_the_collector
from bot.settings import library
from bot.surroundings import Surroundings, surroundings
from bot.ticks import Ticks
from dialogs.content import shipped as content
from dialogs.loading import shipped
from storage import due, outbox
from storage.database import Database
from tests.benchmarks.machine import peak_memory
from tests.benchmarks.ours import TOKEN
from tests.benchmarks.subscribers import NOW, count_of, opened

TURNS = 6
"""In one process; the first is not counted: it reads what is read once."""
IDLE = 50


@dataclass(frozen=True, slots=True)
class Advanced:
    """Milliseconds of each turn, of the settling after it and of each tick with nothing due, and the peak of
    the process in MiB."""

    turns: Sequence[float]
    settling: Sequence[float]
    idle: Sequence[float]
    memory: float


@dataclass(eq=False)
class SentTooFew(Exception):
    """Not every family that was due got a message: the figures would flatter."""

    sent: int
    due: int


async def advanced(folder: Path, children: int, number: int, seed: int, turns: int = TURNS) -> Advanced:
    """What some turns take, with so many families due in each. Raises SentTooFew."""
    chosen = Random(seed).sample(range(1, count_of(children) + 1), number * turns)
    batches = [chosen[first : first + number] for first in range(0, len(chosen), number)]
    async with _campaigning(folder) as campaigning:
        idle = [await _idle(campaigning) for _ in range(IDLE)]
        took = [
            await _turn(campaigning, batch, NOW + timedelta(seconds=second))
            for second, batch in enumerate(batches)
        ]
    counted = took[1:]
    return Advanced(
        [turn for turn, _ in counted], [after for _, after in counted], idle[1:], peak_memory(os.getpid())
    )


@asynccontextmanager
async def _campaigning(folder: Path) -> AsyncIterator[Campaigning]:
    """The program's own, with all its content, beside a server that is never asked."""
    database, api = await opened(folder), Api(TOKEN, "http://127.0.0.1:9")
    try:
        campaigning = Campaigning(database, Outbox(database, api, Limits()), _around())
        rest_the_collector()
        yield campaigning
    finally:
        gc.unfreeze()
        await api.request.shutdown()
        await database.close()


def _around() -> Surroundings:
    zone = ZoneInfo("Europe/Amsterdam")
    plain = surroundings(shipped(), wordings(), library(None), zone, None, "leeswijzer_bot")
    return replace(plain, content=content())


async def _idle(campaigning: Campaigning) -> float:
    """A whole tick of the clock, with nobody's moment come."""
    ticks = Ticks(campaigning.database, lambda: NOW, send_due=campaigning.send_due)
    began = time.perf_counter()
    await ticks.tick()
    return _since(began)


async def _turn(campaigning: Campaigning, families: Sequence[int], now: datetime) -> tuple[float, float]:
    """These families become due, then the clock is made to run. What it took, and what a tick does after it:
    settling."""
    async with campaigning.database.write() as tx:
        await due.save(tx, dict.fromkeys(families, now))
    fresh = replace(campaigning, outbox=Outbox(campaigning.database, campaigning.outbox._api, Limits()))
    gc.collect()
    began = time.perf_counter()
    sent = await fresh.send_due(now)
    took = _since(began)
    if sent != len(families):
        raise SentTooFew(sent, len(families))
    return took, await _settled(campaigning.database)


async def _settled(database: Database) -> float:
    """The outbox is emptied unsent, outside the measure."""
    began = time.perf_counter()
    await database.settle()
    took = _since(began)
    await _empty(database)
    return took


async def _empty(database: Database) -> None:
    async with database.write() as tx:
        await outbox.sent(tx, [row.id for row in await outbox.waiting(tx, 0, 10**6)])


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    arguments = [int(one) for one in sys.argv[2:]]
    print(json.dumps(asdict(asyncio.run(advanced(Path(sys.argv[1]), *arguments)))))
