"""Trouble of each kind, as it comes into the database, for a coordinator to find in the list."""

from datetime import UTC, datetime, timedelta

from bot.broadcasting.letters import Own, dump
from bot.sandbox import Message
from dialogs import audience
from dialogs.scripts import fingerprint
from storage import broadcasts, families, language_reports, outbox, set_aside
from storage.broadcasts import Broadcast
from storage.outbox import DeadLetter, Outgoing
from storage.set_aside import SetAside
from tests.test_bot.talking import Parent, Program

NODE = "plek3.school"
MARK = fingerprint(NODE)


async def undelivered(program: Program, *messages: Outgoing, error: str = "Bad Request: no") -> list[int]:
    """Messages that Telegram refused; their ids."""
    now = datetime.now(UTC)
    async with program.app.database.write() as tx:
        added = await outbox.add(tx, messages, now)
        await outbox.dead(tx, {one.id: error for one in added})
    return [one.id for one in added]


async def letters(program: Program) -> list[DeadLetter]:
    """What could not be delivered."""
    async with program.app.database.read() as tx:
        return await outbox.dead_letters(tx)


async def gone(program: Program, *people: Parent) -> None:
    """These people block the bot."""
    async with program.app.database.write() as tx:
        await families.unreachable(tx, [one.person.user_id for one in people], datetime.now(UTC))


async def reported(program: Program, language: str, count: int = 1, node: str = NODE) -> None:
    """So many parents called a text bad language."""
    async with program.app.database.write() as tx:
        await language_reports.add(tx, [(node, language, "0" * 16)] * count, datetime.now(UTC))


async def put_aside(program: Program, number: int) -> None:
    """An update that the bot could not handle."""
    row = SetAside(number, 7, "KeyError at run:12", "{}", datetime.now(UTC))
    async with program.app.database.write() as tx:
        await set_aside.add(tx, [row])


async def mailing(program: Program, state: str) -> int:
    """A message to many that stands so; its number."""
    letter, everybody = dump(Own({"nl": "Kom je ook?"})), audience.dump(audience.Audience())
    async with program.app.database.write() as tx:
        number = await broadcasts.reserve(tx)
        await broadcasts.add(tx, Broadcast(number, state, 7, letter, everybody, datetime.now(UTC)))
    return number


def monday(hour: int, zone_hours: int = 1) -> datetime:
    """A Monday in winter at an hour in Amsterdam, in UTC."""
    return datetime(2026, 11, 30, hour, tzinfo=UTC) - timedelta(hours=zone_hours)


def shown(heard: list[Message]) -> str:
    """All that was heard, as one text."""
    return "\n".join(one.text for one in heard)
