"""A letter to very many families that is under way: put into the database before the program starts, and
looked up there when all is done."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.actions.acting import COORDINATOR, Asking
from bot.broadcasting import letters
from bot.broadcasting.letters import Own
from bot.broadcasting.starting import begin
from bot.sandbox import Person, Sandbox
from bot.sandbox.chats import Chat
from bot.settings import library
from dialogs import audience
from dialogs.audience import EVERYBODY
from dialogs.facts import Child, Family
from storage import broadcasts, families, team
from storage.broadcasts import DRAFT, Broadcast
from storage.database import Database
from tests.faults.program import Program
from tests.faults.ticking import NOW

LANGUAGES = ("nl", "tr", "ar", "pl")
WORDS = Own({"nl": "Woensdag is er taart.", "tr": "Çarşamba günü pasta var.", "ar": "يوم الأربعاء كعكة."})
HOME = ZoneInfo("Europe/Amsterdam")
CONSENT = date(2026, 9, 1)


@dataclass(frozen=True, slots=True)
class Sent:
    """The letter that was begun: its number, who began it, and the chats of all families in the order in
    which they get it."""

    number: int
    coordinator: Person
    chats: tuple[Chat, ...]


async def begun(telegram: Sandbox, program: Program, count: int) -> Sent:
    """So many families, each with one parent who has written before, and a letter to all of them; the program
    does not run yet."""
    coordinator = _acquainted(telegram)
    chats = tuple(_acquainted(telegram).chat for _ in range(count))
    made = {chat.chat_id: _family(number) for number, chat in enumerate(chats)}
    database = await Database.open(f"sqlite+aiosqlite:///{program.database}", program.keyring)
    await database.migrate()
    async with database.write() as tx:
        await families.create(tx, made, NOW)
        await team.join(tx, coordinator.user_id, COORDINATOR, NOW, "Joke")
        number = await broadcasts.reserve(tx)
        for_all = audience.dump(EVERYBODY)
        one = Broadcast(number, DRAFT, coordinator.user_id, letters.dump(WORDS), for_all, NOW)
        await broadcasts.add(tx, one)
        await begin(Asking(tx, coordinator.user_id, NOW, library(None), HOME), one)
    await database.close()
    return Sent(number, coordinator, chats)


def became(database: Path) -> dict[int, str]:
    """What the database says of each chat."""
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        return dict(connection.execute("SELECT chat_id, status FROM broadcast_recipients"))


def is_over(database: Path) -> bool:
    """Whether the letter is at its end."""
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        states = connection.execute("SELECT state FROM broadcasts").fetchall()
    return bool(states == [("sent",)])


def _acquainted(telegram: Sandbox) -> Person:
    person = telegram.person(language_code="nl")
    telegram.world.accounts[person.user_id].started = True
    return person


def _family(number: int) -> Family:
    children = (Child("1", f"Kind-{number}", "2019-05"),)
    return Family(CONSENT, LANGUAGES[number % len(LANGUAGES)], children=children)
