"""Invented families that all get messages: as many children as one asks for, stored the way the program does.

Three families have five children. A few hundred patterns (ages, languages, days, what was sent already) are
repeated; names, plans and progress are sealed for each row anew, as they are in earnest."""

import asyncio
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from dialogs.calendar import as_month, months_between
from dialogs.campaigns import messages
from dialogs.content import Content, shipped
from dialogs.facts import Child, Family, Intake
from dialogs.languages import NAMES
from dialogs.plan import Plan
from dialogs.progress import Progress
from storage import due, families, intakes
from storage.crypto import Keyring, new_key
from storage.database import Database
from storage.due import Waiting
from storage.transaction import Transaction

NOW = datetime(2026, 12, 5, 18, 20, tzinfo=UTC)
"""A Saturday, 19:20 in Amsterdam: behind every moment of that day and before the quiet hours. In this month
the question of the season, which goes before tips, is not asked."""
TODAY = NOW.date()
SIZES = (1, 2, 2)
"""Children of one family after the other."""
PATTERNS = 600
AT_ONCE = 6000
WEEK = int(timedelta(weeks=1).total_seconds())
_FIRST_NAMES = ("Noor", "Sam", "Lin", "Yusuf", "Elif", "Sanne", "Daan", "Amira", "Milan", "Hodan")
_DAYS = ((2,), (1, 3), (0, 2, 4))
_ANSWERS = (("intake.subject", ("taal", "rekenen")), ("intake.remark", "Liever op woensdag"))
_INTAKE_EVERY = 4
"""Each so many families came by way of a sign-up."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A family, and what its children have had by key."""

    family: Family
    progress: dict[str, Progress]


def count_of(children: int) -> int:
    """How many families so many children have."""
    return children * len(SIZES) // sum(SIZES)


async def opened(folder: Path) -> Database:
    """The database in a folder, with its keys beside it; both are made when they are not there."""
    keys = folder / "keys"
    if not keys.exists():
        keys.write_text(new_key("bench"))
    return await Database.open(f"sqlite+aiosqlite:///{folder}/bench.db", Keyring.parse(keys.read_text()))


async def fill(database: Database, children: int) -> None:
    """Families with so many children, each with a moment in the week that begins tomorrow."""
    await database.migrate()
    chance, made = Random(children), patterns()
    for first in range(0, count_of(children), AT_ONCE):
        chats = range(first + 1, min(first + AT_ONCE, count_of(children)) + 1)
        async with database.write() as tx:
            await _add(tx, {chat: made[chat % PATTERNS] for chat in chats}, chance)


async def _add(tx: Transaction, found: dict[int, Pattern], chance: Random) -> None:
    ids = await families.create(tx, {chat: one.family for chat, one in found.items()}, NOW)
    tomorrow = NOW + timedelta(days=1)
    moments = {chat: tomorrow + timedelta(seconds=chance.randrange(WEEK)) for chat in found}
    await due.advance(tx, {ids[chat]: Waiting(moments[chat], one.progress) for chat, one in found.items()})
    signed = [(ids[chat], chat, _intake(chat), "nl") for chat in found if not chat % _INTAKE_EVERY]
    await intakes.add(tx, signed, NOW)


def patterns() -> Sequence[Pattern]:
    """The same ones each time."""
    content, chance = shipped(), Random(2026)
    return [_pattern(content, SIZES[number % len(SIZES)], chance) for number in range(PATTERNS)]


def _pattern(content: Content, size: int, chance: Random) -> Pattern:
    children = tuple(_child(str(number + 1), chance) for number in range(size))
    plan = Plan(
        days=chance.choice(_DAYS),
        at=chance.choice(("10:00", "18:30")),
        streams=tuple(_streams(children)),
        likes=chance.choice(((), ("books",), ("singing", "play"))),
        hard=chance.choice(((), ("time",), ("reading",))),
    )
    language = chance.choice(list(NAMES))
    family = Family(
        TODAY, language, f"+316{chance.randrange(10**8):08}", NAMES[language], children, plan=plan
    )
    return Pattern(family, {one.key: _progress(content, one, len(plan.days), chance) for one in children})


def _child(key: str, chance: Random) -> Child:
    return Child(
        key, chance.choice(_FIRST_NAMES), as_month(chance.randint(2015, 2026), chance.randint(1, 11))
    )


def _streams(children: Sequence[Child]) -> Iterator[tuple[str, str]]:
    for child in children:
        yield child.key, "tips"
        if months_between(child.born, TODAY) < 48:
            yield child.key, "boekstart"


def _progress(content: Content, child: Child, often: int, chance: Random) -> Progress:
    """Somewhere in its band, with the steps of its age behind it but for the last weeks' ones."""
    months = months_between(child.born, TODAY)
    band = content.tips.band(months)
    if band is None:
        return Progress()
    every = [f"{one.id}.{parts[-1]}" for one in band.sets for parts in messages(often)]
    sent = tuple(every[: chance.randrange(len(every))])
    steps = {one.id: _before(chance).isoformat() for one in content.calls.steps if one.months[0] < months}
    return Progress(band.band, sent, steps, {"books": 2, "talking": -1}, _before(chance).isoformat())


def _before(chance: Random) -> date:
    return TODAY - timedelta(days=chance.randint(2, 60))


def _intake(chat: int) -> Intake:
    return Intake(f"SB-{chat:X}", "studiebegeleiding", "1", "placed", TODAY, answers=_ANSWERS)


async def _made(folder: Path, children: int) -> tuple[float, float]:
    """Seconds it took, and MiB of the file."""
    began = time.perf_counter()
    database = await opened(folder)
    try:
        await fill(database, children)
    finally:
        await database.close()
    return time.perf_counter() - began, (folder / "bench.db").stat().st_size / 2**20


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_made(Path(sys.argv[1]), int(sys.argv[2])))))
