"""What happens to an event at night is told in the morning, as it stands then."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.events.held import Held, held
from bot.events.notices import to_all
from bot.sandbox import Sandbox
from bot.settings import Settings
from dialogs.events import Event
from dialogs.phrases import phrase
from storage import events, outbox
from storage.outbox import Outgoing, Queued
from tests.test_bot import eventing
from tests.test_bot.eventing import AHEAD, family, invited, talk, tick
from tests.test_bot.referring import ZONE
from tests.test_bot.talking import Parent, Program

NIGHT = datetime.combine(date.today() + timedelta(days=1), time(21), ZONE)
MORNING = datetime.combine(date.today() + timedelta(days=2), time(8, 1), ZONE)


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings) -> AsyncIterator[Program]:
    """At nine in the evening."""
    async with Program(sandbox, given, clock=lambda: NIGHT.astimezone(UTC)) as running:
        yield running


@pytest.fixture
async def event(program: Program) -> Event:
    """With three places."""
    [made] = await eventing.held(program, talk(date.today() + AHEAD))
    return made


async def comes(program: Program, event: Event, name: str, children: int) -> Parent:
    parent = await family(program, name)
    await invited(parent, event)
    await parent.does(f":/komen:{event.number}", f":{children}")
    return parent


async def moved_up(program: Program, event: Event) -> Parent:
    """Somebody has a place with three since this night, as another family left."""
    first = await comes(program, event, "Amina", 3)
    second = await comes(program, event, "Bilal", 3)
    await first.does(f":/komen:{event.number}", ":leave")
    assert await second.hears() == []
    return second


async def becomes(program: Program, after: Event) -> None:
    """A coordinator changes the event, and all who come are to hear it."""
    around, now = program.app.turns.around, NIGHT.astimezone(UTC)
    says = phrase("event_cancelled" if after.status == "cancelled" else "event_changed")
    async with program.app.database.write() as tx:
        await events.save(tx, [after], ZONE)
        await outbox.add(tx, await to_all(tx, around, after, says, now), now)


async def in_the_morning(parent: Parent) -> list[str]:
    await tick(parent.program, MORNING)
    return [one.text for one in await parent.hears()]


async def test_who_still_has_the_place_hears_of_it_once(program: Program, event: Event) -> None:
    parent = await moved_up(program, event)
    [heard] = await in_the_morning(parent)
    assert heard.startswith("🎉 Er is nu plek voor jullie!")
    assert "Je komt met 3 kinderen." in heard
    assert await in_the_morning(parent) == []
    assert program.rows("outbox") == []
    assert not [row for row in program.rows("sent_slots") if "event" in str(row[0])]


async def test_who_gave_the_place_back_hears_nothing(program: Program, event: Event) -> None:
    parent = await moved_up(program, event)
    await parent.does(f":/komen:{event.number}", ":leave")
    assert await in_the_morning(parent) == []
    assert program.rows("outbox") == []


async def test_who_comes_with_fewer_reads_with_how_many(program: Program, event: Event) -> None:
    parent = await moved_up(program, event)
    await parent.does(f":/komen:{event.number}", ":change", ":2")
    [heard] = await in_the_morning(parent)
    assert "Je komt met 2 kinderen." in heard


async def test_who_had_everything_deleted_hears_nothing(program: Program, event: Event) -> None:
    parent = await comes(program, event, "Amina", 2)
    await becomes(program, replace(event, place="west"))
    await parent.does("/verwijder", ":yes")
    assert await in_the_morning(parent) == []


async def test_what_changed_twice_is_told_once_as_it_is_now(program: Program, event: Event) -> None:
    parent = await comes(program, event, "Amina", 2)
    await becomes(program, replace(event, start=time(11)))
    await becomes(program, replace(event, start=time(12)))
    [heard] = await in_the_morning(parent)
    assert heard.startswith("✏️ Let op. Dit is veranderd.")
    assert "12:00" in heard


async def test_of_what_is_cancelled_nothing_else_is_told(program: Program, event: Event) -> None:
    parent = await moved_up(program, event)
    await becomes(program, replace(event, start=time(11)))
    await becomes(program, replace(event, status="cancelled"))
    [heard] = await in_the_morning(parent)
    assert heard.startswith("🚫 Dit gaat niet door.")


async def test_other_messages_that_were_held_go_as_they_are(program: Program, event: Event) -> None:
    parent = await family(program)
    message = Outgoing(parent.person.user_id, "sendMessage", {"text": "Dag"}, not_before=MORNING)
    async with program.app.database.write() as tx:
        await outbox.add(tx, [message], NIGHT.astimezone(UTC))
    assert await in_the_morning(parent) == ["Dag"]


@pytest.mark.parametrize("slot", [None, "card:P3-7K4F", "event:17", "letter:17:4:place"])
def test_what_is_no_notice_of_an_event(slot: str | None) -> None:
    assert held(Queued(1, Outgoing(7, "sendMessage", {}, slot=slot))) is None


def test_a_notice_is_known_by_its_name() -> None:
    one = Held(17, 4, "place")
    assert held(Queued(1, Outgoing(7, "sendMessage", {}, slot=one.slot))) == one
