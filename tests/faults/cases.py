"""All cases in their full size, by name."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from tests.faults.backlog import backlog
from tests.faults.killing import one_by_one, side_by_side
from tests.faults.pending import ours, stock
from tests.faults.program import median_start, sandbox
from tests.faults.rows import Row
from tests.faults.stopping import stopping
from tests.faults.tips import due_tips
from tests.faults.weather import bad_weather

SEED = 20261121


async def start(folder: Path) -> Row:
    """How long it takes until the program polls."""
    async with sandbox() as telegram:
        seconds = await median_start(telegram, folder, times=5)
    return Row(case="start to first poll", remarks=f"{seconds:.2f} s, the middle of 5")


CASES: Mapping[str, Callable[[Path], Awaitable[Row]]] = {
    "start": start,
    "one": lambda folder: one_by_one(folder, kills=50, seed=SEED),
    "many": lambda folder: side_by_side(folder, people=10, kills=50, seed=SEED),
    "pending": lambda folder: ours(folder, people=100, answered=10),
    "stock": lambda folder: stock(folder, people=100, answered=10),
    "backlog": lambda folder: backlog(folder, people=25, each=8, kills=3),
    "tips": lambda folder: due_tips(folder, count=2000, kills=20, seed=SEED),
    "weather": lambda folder: bad_weather(folder, people=12, chance=0.4, seed=SEED),
    "stopping": lambda folder: stopping(folder, people=10, stops=30, seed=SEED),
}
