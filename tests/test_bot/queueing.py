"""Rows for the outbox, and people who may be written to, without a conversation before."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.app import App
from bot.sandbox import Person, Sandbox
from storage import outbox
from storage.outbox import REPLY, DeadLetter, Outgoing


def people(sandbox: Sandbox, count: int) -> list[Person]:
    """So many persons who have opened the bot once."""
    made = [sandbox.person(f"Persoon {number}") for number in range(count)]
    for person in made:
        sandbox.world.accounts[person.user_id].started = True
    return made


def message(person: Person, text: str, lane: int = REPLY) -> Outgoing:
    """A message to a person."""
    return Outgoing(person.user_id, "sendMessage", {"text": text, "parse_mode": "HTML"}, lane)


async def queue(app: App, messages: Sequence[Outgoing]) -> None:
    """Commit rows and hand them to the sender."""
    async with app.database.write() as tx:
        queued = await outbox.add(tx, messages, datetime.now(UTC))
    app.outbox.put(queued)


async def dead_letters(app: App) -> list[DeadLetter]:
    """What Telegram will never take."""
    async with app.database.read() as tx:
        return await outbox.dead_letters(tx)


async def texts(person: Person) -> list[str]:
    """What the person heard since the last time."""
    return [message.text for message in await person.hears(0)]
