"""Events, families that are invited to them, and what comes of it by itself."""

from datetime import UTC, date, datetime, time, timedelta

from bot.campaigning import Campaigning
from bot.events.messages import answers, invitation
from dialogs.events import Event, Words
from storage import events, outbox
from storage.outbox import BROADCAST, Outgoing
from tests.test_bot.talking import Parent, Program

AHEAD = timedelta(days=10)
OWN = {"nl": Words("Feest", "Kom je ook?"), "tr": Words("Şenlik", "Sen de gel!")}


def talk(day: date, capacity: int = 3, template: str = "praatjes_plaatjes") -> Event:
    """Praatjes & Plaatjes in the centre, at ten."""
    return Event(0, template, day, time(10), 60, "centrum", capacity)


def own(day: date) -> Event:
    """An event with words of its own, in Dutch and Turkish."""
    return Event(0, "", day, time(14), 90, "west", 20, OWN)


async def held(program: Program, *made: Event) -> list[Event]:
    """Events as they are stored; more than one belong together."""
    zone = program.app.turns.around.zone
    async with program.app.database.write() as tx:
        return await events.add(tx, made, zone, datetime.now(UTC))


async def family(program: Program, name: str = "Amina", language: str = "nl") -> Parent:
    """Somebody who has consented to being known."""
    parent = program.parent(name, language)
    await parent.does("/start naar_taalhuis", f":{language}", ":yes", ":yes", ":centrum", ":done")
    return parent


async def invited(parent: Parent, event: Event, language: str = "nl") -> str:
    """The invitation comes; its words."""
    program, around = parent.program, parent.program.app.turns.around
    words = invitation(around, event, language)
    assert words is not None
    below = {"inline_keyboard": answers(around, event, language)}
    params = {"text": words, "parse_mode": "HTML", "reply_markup": below}
    async with program.app.database.write() as tx:
        message = Outgoing(parent.person.user_id, "sendMessage", params, BROADCAST)
        queued = await outbox.add(tx, [message], datetime.now(UTC))
    program.app.outbox.put(queued)
    return (await parent.hears())[-1].text


async def tick(program: Program, when: datetime) -> int:
    """What is sent by itself at a moment; how many messages."""
    app = program.app
    count = await Campaigning(app.database, app.outbox, app.turns.around).send_due(when.astimezone(UTC))
    await program.rest()
    return count


async def stored(program: Program) -> list[Event]:
    """All events that there are, by number."""
    numbers = [row[0] for row in program.rows("events")]
    async with program.app.database.read() as tx:
        found = await events.load(tx, numbers)
    return [found[number] for number in sorted(found)]


async def rated(program: Program, event: Event) -> dict[str, int]:
    """How often each answer was given to how it was."""
    async with program.app.database.read() as tx:
        found = (await events.ratings(tx, [event.number]))[event.number]
        return {str(one): many for one, many in found.items()}
