"""All cases in their full size, by name."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from tests.faults.backlog import backlog
from tests.faults.broadcast import broadcast
from tests.faults.evening import evening
from tests.faults.killing import one_by_one, side_by_side
from tests.faults.pending import ours, stock
from tests.faults.rows import Row
from tests.faults.starting import starting
from tests.faults.stopping import stopping
from tests.faults.tips import due_tips
from tests.faults.weather import bad_weather

SEED = 20261121
FAMILIES = 1500
"""With a tip due at one moment, so many go out in a minute and a half."""
LETTERS = 10_000
"""At Telegram's pace that is six minutes; eight with 429 on nearly a third of the calls."""
Case = Callable[[Path], Awaitable[Row]]


def cases(families: int = FAMILIES, letters: int = LETTERS) -> Mapping[str, Case]:
    """Each as a call with a folder to work in. `families` have a tip due, `letters` are to be sent."""
    return {
        "start": lambda folder: starting(folder, rows=10_000, times=5),
        "one": lambda folder: one_by_one(folder, kills=50, seed=SEED),
        "many": lambda folder: side_by_side(folder, people=10, kills=50, seed=SEED),
        "pending": lambda folder: ours(folder, people=100, answered=10),
        "stock": lambda folder: stock(folder, people=100, answered=10),
        "backlog": lambda folder: backlog(folder, people=25, each=8, kills=3),
        "tips": lambda folder: due_tips(folder, count=2000, kills=20, seed=SEED),
        "evening": lambda folder: evening(folder, families, parents=20, seed=SEED),
        "broadcast": lambda folder: broadcast(folder, letters, kills=10, parents=50, seed=SEED),
        "weather": lambda folder: bad_weather(folder, people=12, chance=0.4, seed=SEED),
        "stopping": lambda folder: stopping(folder, people=10, stops=30, seed=SEED),
    }
