"""A library with 300 families and everything that can be counted, the same at every run."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from bot.figures.naming import Names
from bot.figures.periods import period
from bot.figures.reading import Figures, read
from bot.figures.report import Report
from bot.settings import library
from bot.texts import Texts
from dialogs.events import Event, Words
from dialogs.facts import Child, Family, Intake, Wording
from dialogs.plan import Plan
from dialogs.progress import Progress
from storage import events, families, intakes, measure_answers, progress, referral_counts
from storage.crypto import Keyring
from storage.database import Database
from storage.event_tables import rsvps
from storage.measures import Key
from storage.referral_counts import MADE, Route
from storage.transaction import Transaction

ZONE = ZoneInfo("Europe/Amsterdam")
LIBRARY = library(None)
NAMES = Names(Texts(Wording()), LIBRARY)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
FIRST = date(2025, 2, 1)
DAYS = 650
_LANGUAGES = ["nl"] * 9 + ["tr"] * 4 + ["ar"] * 4 + ["pl"] * 3 + ["uk"] * 2 + ["en"] * 2 + ["ti", "so", "fa"]
_GROUPS = ("groep5", "groep6", "groep7", "groep8", "brugklas", "vo2")
_CAME = ("school", "school", "self", "self", "youth_care", "vluchtelingenwerk", "other")
_DESKS = {"taalhuis": 90, "ido": 60, "boekstartcoach": 25, "rechtsuur": 9, "tel_je_geld": 3}
_OUTCOMES = ("helped", "helped", "helped", "not_helped", "not_gone", "solved", "", "")


@asynccontextmanager
async def library_of(file: Path, keys: str, number: int = 300) -> AsyncIterator[Database]:
    """The database in this migrated file, with so many families in it."""
    database = await Database.open(f"sqlite+aiosqlite:///{file}", Keyring.parse(keys))
    try:
        async with database.write() as tx:
            await fill(tx, number)
        yield database
    finally:
        await database.close()


async def seen(database: Database, now: datetime = NOW) -> Figures:
    """What may be shown at a moment (UTC)."""
    async with database.write() as tx:
        return await read(tx, LIBRARY, ZONE, now)


async def reported(database: Database, year: str = "2025", now: datetime = NOW) -> Report:
    """The report of a calendar year."""
    return (await seen(database, now)).report(LIBRARY.name, period("year", year), NAMES)


async def fill(tx: Transaction, number: int = 300, seed: int = 7) -> None:
    """Writes them, as if they came one after the other from FIRST on."""
    chance = Random(seed)
    for each in range(number):
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        await _family(tx, chance, each, day)
    if number > 1:
        await _desks(tx, chance)
        await _events(tx, chance, number)


async def _family(tx: Transaction, chance: Random, each: int, day: date) -> None:
    at = datetime.combine(day, time(16), UTC)
    keys = [str(key) for key in range(1, 1 + chance.choice((1, 1, 2, 3)))]
    young = {key: chance.random() < 0.5 for key in keys}
    children = tuple(Child(key, "Sam", *_age(chance, young[key])) for key in keys)
    streams = tuple((key, chance.choice(("tips", "tips", "boekstart"))) for key in keys if young[key])
    family = Family(
        consent=day,
        language=chance.choice(_LANGUAGES),
        children=children,
        plan=Plan(days=(0, 2), streams=streams) if streams else Plan(),
    )
    chat = 1000 + each
    ids = await families.create(tx, {chat: family}, at)
    for child in children:
        if not young[child.key]:
            await _signup(tx, chance, ids[chat], chat, child, day)
    had = {key: _progress(chance, day) for key, stream in streams if stream == "tips"}
    await progress.save(tx, {ids[chat]: had})


def _age(chance: Random, young: bool) -> tuple[str, str]:
    years = chance.randrange(0, 6) if young else chance.randrange(8, 16)
    return f"{2026 - years}-0{chance.randrange(1, 8)}", "" if young else chance.choice(_GROUPS)


def _progress(chance: Random, day: date) -> Progress:
    sent = tuple(f"set{number}.do" for number in range(chance.randrange(0, 9)))
    last = min(day + timedelta(days=3 * len(sent)), NOW.date() - timedelta(days=1))
    return Progress(
        "peuter", sent, liked={"faces": chance.choice((-1, 1, 2))}, last=last.isoformat() if sent else ""
    )


async def _signup(
    tx: Transaction, chance: Random, family_id: int, chat: int, child: Child, day: date
) -> None:
    programme = chance.choice(("studiebegeleiding", "studiebegeleiding", "plek3"))
    reference = f"{'SB' if programme == 'studiebegeleiding' else 'P3'}-{family_id}-{child.key}"
    answers = (
        ("studiebegeleiding.came", chance.choice(_CAME))
        if programme == "studiebegeleiding"
        else ("plek3.recommended", chance.choice(("yes", "yes", "no")))
    )
    group = chance.choice(("sb_centrum",) if programme != "plek3" else ("plek3_centrum", "plek3_west"))
    made = Intake(reference, programme, child.key, "new", day, answers=(answers,), group=group)
    await intakes.add(tx, [(family_id, chat, made, "nl")], datetime.combine(day, time(16), UTC))
    placed = day + timedelta(days=chance.randrange(3, 90))
    if placed < NOW.date() and chance.random() < 0.7:
        await intakes.change(tx, reference, "placed", "7", datetime.combine(placed, time(12), UTC))
        await _measured(tx, chance, family_id, reference, placed)
        over = placed + timedelta(days=60)
        if over < NOW.date() and chance.random() < 0.15:
            status = chance.choice(("closed", "withdrawn"))
            await intakes.change(tx, reference, status, "7", datetime.combine(over, time(12), UTC))


async def _measured(tx: Transaction, chance: Random, family_id: int, reference: str, day: date) -> None:
    for who in ("parent", "child") if chance.random() < 0.7 else ():
        for number, when in ((0, day), (1, day + timedelta(weeks=12))):
            if when < NOW.date():
                told = {"reads": chance.randrange(1, 4) + number, "proud": chance.randrange(2, 4)}
                await measure_answers.keep(tx, Key(reference, number), who, family_id, told, when)


async def _desks(tx: Transaction, chance: Random) -> None:
    for desk, number in _DESKS.items():
        for _ in range(number):
            day = FIRST + timedelta(days=chance.randrange(DAYS))
            route = (f"{day:%Y-%m}", desk, "centrum", chance.choice(("", "", "wijkteam")))
            outcome = chance.choice(_OUTCOMES)
            counts = {Route(*route, MADE): 1, **({Route(*route, outcome): 1} if outcome else {})}
            await referral_counts.add(tx, counts)


async def _events(tx: Transaction, chance: Random, number: int) -> None:
    words = {"nl": Words("Ochtend", "Kom ook.")}
    made = [
        Event(0, "praatjes_plaatjes", FIRST + timedelta(days=28 * month), time(10), 60, "centrum", 12, words)
        for month in range(24)
    ]
    for event in await events.add(tx, made, ZONE, datetime.combine(FIRST, time(9), UTC)):
        coming = chance.sample(range(1, number + 1), min(number, chance.randrange(2, 12)))
        rows = [
            {
                "event": event.number,
                "family_id": family_id,
                "chat_id": 999 + family_id,
                "children": 1,
                "line": place,
                "waiting": False,
                "asked": False,
                "created_at": datetime.combine(FIRST, time(9), UTC),
            }
            for place, family_id in enumerate(coming)
        ]
        await tx.each(rsvps.insert(), rows)
