"""Families whose next tip is due just now: put into the database before the program starts, and looked up
there when all is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.sandbox import Sandbox
from bot.sandbox.chats import Chat
from dialogs.calendar import as_month
from dialogs.campaigns import Due, after, due
from dialogs.content import Content, shipped
from dialogs.facts import Child, Family
from dialogs.plan import Plan
from dialogs.progress import Progress
from storage import due as moments
from storage import families, progress
from storage.database import Database
from storage.due import Waiting
from tests.faults.program import Program
from tests.faults.ticking import NOW

MOMENT = NOW - timedelta(minutes=10)
"""18:30 in Amsterdam: when every family's tip was due."""
TODAY = MOMENT.date()
OLDEST = 140
"""Months; the bands end at 144."""
_DAYS = ((2,), (2, 4), (0, 2, 4))
"""All have the weekday of the moment."""


@dataclass(frozen=True, slots=True)
class Household:
    """A family with its number in the database, the `chat` it reads in, and what is `due` there."""

    number: int
    family: Family
    chat: Chat
    due: Due


async def settled(telegram: Sandbox, program: Program, count: int) -> list[Household]:
    """So many families, each with one parent who has written before; the program does not run yet."""
    chats = [_parent(telegram) for _ in range(count)]
    found = [_family(number) for number in range(count)]
    database = await Database.open(f"sqlite+aiosqlite:///{program.database}", program.keyring)
    await database.migrate()
    async with database.write() as tx:
        new = {chat.chat_id: family for chat, family in zip(chats, found, strict=True)}
        ids = await families.create(tx, new, MOMENT)
        await moments.save(tx, dict.fromkeys(ids.values(), MOMENT))
    await database.close()
    content = shipped()
    return [
        Household(ids[chat.chat_id], family, chat, _due(family, content))
        for chat, family in zip(chats, found, strict=True)
    ]


async def misremembered(program: Program, households: Sequence[Household]) -> list[str]:
    """What the database has wrong: the progress of who got a tip, of who did not, or the next moment."""
    database = await Database.open(f"sqlite+aiosqlite:///{program.database}", program.keyring)
    async with database.read() as tx:
        kept = await progress.load(tx, [one.number for one in households])
        following = await moments.due(tx, NOW + timedelta(days=8), len(households))
    await database.close()
    wrong = [one for one in households if kept.get(one.number) != _progress(one)]
    late = [one for one in households if one.number not in following or not _later(following[one.number])]
    return [
        *(f"chat {one.chat.chat_id}: the progress says {kept.get(one.number)}" for one in wrong),
        *(f"chat {one.chat.chat_id}: the next moment is not in the week to come" for one in late),
    ]


def _later(waiting: Waiting) -> bool:
    return waiting.at is not None and waiting.at > NOW


def _progress(one: Household) -> dict[str, Progress]:
    return {one.due.child.key: after(Progress(), one.due, TODAY)}


def _parent(telegram: Sandbox) -> Chat:
    person = telegram.person(language_code="nl")
    telegram.world.accounts[person.user_id].started = True
    return person.chat


def _family(number: int) -> Family:
    """Every third has two children: it is the turn of the first."""
    children = tuple(_children(number))
    streams = tuple((child.key, "tips") for child in children)
    return Family(TODAY, "nl", children=children, plan=Plan(_DAYS[number % 3], "18:30", streams))


def _children(number: int) -> Iterator[Child]:
    for key in range(1, 3 if number % 3 == 0 else 2):
        months = TODAY.year * 12 + TODAY.month - 1 - (number + OLDEST // key) % OLDEST
        yield Child(str(key), f"Kind-{number}-{key}", as_month(months // 12, months % 12 + 1))


def _due(family: Family, content: Content) -> Due:
    found = due(family.plan, family.children, {}, TODAY, content.tips, content.calls)
    assert found is not None, f"nothing is due for {family}"
    return found
