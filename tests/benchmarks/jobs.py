"""The peer of `advancing`: APScheduler with one job per subscriber, kept in SQLite.

Its job does nothing, where ours finds the message and queues it: the time is that of selecting and advancing
alone. Run in a fresh process with a folder, how many jobs there are and how many of them are due at once."""

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from apscheduler.executors.debug import DebugExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import create_engine, event

from tests.benchmarks.machine import peak_memory

TURNS = 3
HASTY = ("journal_mode=DELETE", "synchronous=OFF")
"""Only to fill the table in time."""
STOCK = ("journal_mode=DELETE", "synchronous=FULL")
"""What SQLite does when nobody sets anything."""
AS_OURS = ("journal_mode=WAL", "synchronous=FULL")
"""storage.sqlite"""
RAN: list[float] = []
"""When each job ran."""


@dataclass(frozen=True, slots=True)
class Processed:
    """Milliseconds of each turn, with the database as it comes and as ours is set up; peak MiB."""

    stock: Sequence[float]
    as_ours: Sequence[float]
    memory: float


@dataclass(eq=False)
class RanTooFew(Exception):
    """Not every job that was due ran."""

    ran: int
    due: int


class Stepped(BaseScheduler):  # type: ignore[misc]  # the library has no types
    """A scheduler that looks for due jobs when it is told to, and not by a clock of its own."""

    def shutdown(self, wait: bool = True) -> None:
        """Let go of its stores."""
        super().shutdown(wait)

    def wakeup(self) -> None:
        """It never sleeps."""

    def look(self) -> None:
        """Run what is due, and move each job to its next moment."""
        self._process_jobs()


def job() -> None:
    """What every subscriber's job does."""
    RAN.append(time.perf_counter())


def processed(folder: Path, jobs: int, number: int, turns: int = TURNS) -> Processed:
    """What some turns take, with so many jobs due in each. Raises RanTooFew."""
    chance = Random(jobs)
    with _scheduler(folder, HASTY) as scheduler:
        for name in range(jobs):
            _add(scheduler, name, chance)
    chosen = chance.sample(range(jobs), number * turns)
    batches = [chosen[first : first + number] for first in range(0, len(chosen), number)]
    stock, as_ours = (_turns(folder, pragmas, batches) for pragmas in (STOCK, AS_OURS))
    return Processed(stock, as_ours, peak_memory(os.getpid()))


def _turns(folder: Path, pragmas: Sequence[str], batches: Sequence[Sequence[int]]) -> list[float]:
    with _scheduler(folder, pragmas) as scheduler:
        return [_turn(scheduler, batch) for batch in batches]


@contextmanager
def _scheduler(folder: Path, pragmas: Sequence[str]) -> Iterator[Stepped]:
    engine = create_engine(f"sqlite:///{folder}/jobs.db")
    event.listen(engine, "connect", partial(_set_up, pragmas))
    scheduler = Stepped(
        jobstores={"default": SQLAlchemyJobStore(engine=engine)},
        executors={"default": DebugExecutor()},
        job_defaults={"misfire_grace_time": None, "coalesce": True},
        timezone=UTC,
    )
    scheduler.start()
    yield scheduler
    scheduler.shutdown()


def _set_up(pragmas: Sequence[str], connection: Any, _: Any) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _add(scheduler: Stepped, name: int, chance: Random) -> None:
    days = CronTrigger(day_of_week="mon,wed,fri", hour=18, minute=30, timezone="Europe/Amsterdam")
    later = datetime.now(UTC) + timedelta(days=1, seconds=chance.randrange(7 * 24 * 3600))
    scheduler.add_job(job, days, id=str(name), next_run_time=later)


def _turn(scheduler: Stepped, names: Sequence[int]) -> float:
    for name in names:
        scheduler.modify_job(str(name), next_run_time=datetime.now(UTC))
    before, began = len(RAN), time.perf_counter()
    scheduler.look()
    took = (time.perf_counter() - began) * 1000
    if len(RAN) - before != len(names):
        raise RanTooFew(len(RAN) - before, len(names))
    return took


if __name__ == "__main__":
    arguments = [int(one) for one in sys.argv[2:]]
    print(json.dumps(asdict(processed(Path(sys.argv[1]), *arguments))))
