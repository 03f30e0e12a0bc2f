"""What comes by itself about an event: the reminder the evening before, and one question afterwards."""

from datetime import date, datetime, time, timedelta

import pytest

from dialogs.events import Event
from tests.test_bot.eventing import AHEAD, family, held, invited, rated, talk, tick
from tests.test_bot.referring import ZONE
from tests.test_bot.talking import Parent, Program


@pytest.fixture
async def event(program: Program) -> Event:
    [made] = await held(program, talk(date.today() + AHEAD))
    return made


@pytest.fixture
async def coming(program: Program, event: Event) -> Parent:
    """Somebody who comes with two children."""
    parent = await family(program)
    await invited(parent, event)
    await parent.does(f":/komen:{event.number}", ":2")
    return parent


def evening(event: Event, hour: int = 18) -> datetime:
    return datetime.combine(event.day - timedelta(days=1), time(hour, 1), ZONE)


def afterwards(event: Event) -> datetime:
    return event.ends(ZONE) + timedelta(hours=1, minutes=1)


async def test_the_evening_before_is_a_reminder_once(program: Program, event: Event, coming: Parent) -> None:
    assert await tick(program, evening(event, 17)) == 0
    assert await tick(program, evening(event)) == 1
    [message] = await coming.hears()
    assert message.text.startswith("👋 Weet je het nog?")
    assert "🎉 Je komt met 2 kinderen." in message.text
    assert await tick(program, evening(event)) == 0
    heard = await coming.does(f":/komen:{event.number}")
    assert "Wat wil je doen?" in heard[-1].text


async def test_at_night_it_waits_and_after_the_event_it_is_let_go_of(
    program: Program, event: Event, coming: Parent
) -> None:
    assert await tick(program, evening(event, 21)) == 0
    assert await tick(program, event.begins(ZONE) + timedelta(minutes=5)) == 0
    assert await coming.hears() == []


async def test_who_waits_for_a_place_is_not_reminded(program: Program, event: Event, coming: Parent) -> None:
    late = await family(program, "Bilal")
    await invited(late, event)
    await late.does(f":/komen:{event.number}", ":2")
    assert await tick(program, evening(event)) == 1
    assert await late.hears() == []
    assert len(await coming.hears()) == 1


async def test_who_cannot_be_reached_hears_nothing_later(
    program: Program, event: Event, coming: Parent
) -> None:
    await coming.person.blocks()
    await program.rest()
    assert await tick(program, evening(event)) == 0
    await coming.person.unblocks()
    assert await tick(program, evening(event)) == 0


async def test_afterwards_one_tap_is_counted_and_kept_with_nobody(
    program: Program, event: Event, coming: Parent
) -> None:
    assert await tick(program, afterwards(event)) == 1
    [message] = await coming.hears()
    assert message.text.startswith("💬 Je was hier. Hoe was het?")
    heard = await coming.does(f":/hoe_was_het:{event.number}-good")
    assert "Dank je wel!" in "".join(one.text for one in heard)
    heard = await coming.does(f":/hoe_was_het:{event.number}-bad")
    assert "Ik weet het al" in "".join(one.text for one in heard)
    assert await rated(program, event) == {"good": 1, "fine": 0, "bad": 0}
    assert "good" not in str(program.rows("rsvps"))


async def test_nobody_tells_of_an_event_they_were_not_at(
    program: Program, event: Event, coming: Parent
) -> None:
    await tick(program, afterwards(event))
    other = await family(program, "Cem")
    for said in (f"{event.number}-bad", f"{event.number}-", f"{event.number}-capacity", "x-bad", ""):
        await other.person.forges(f"0:/hoe_was_het:{said}")
        assert "Ik weet het al" in "".join(one.text for one in await other.hears())
    assert await rated(program, event) == {"good": 0, "fine": 0, "bad": 0}


async def test_days_after_nobody_is_asked(program: Program, event: Event, coming: Parent) -> None:
    assert await tick(program, afterwards(event) + timedelta(days=4)) == 0
    assert await tick(program, afterwards(event)) == 0
    assert await coming.hears() == []


async def test_who_talks_with_a_person_is_reminded_and_asked_later(
    program: Program, event: Event, coming: Parent
) -> None:
    await coming.does("/help", ":write", "Mag mijn baby mee?")
    await tick(program, evening(event))
    assert any("Weet je het nog?" in one.text for one in await coming.hears())
    await tick(program, afterwards(event))
    assert not any("hoe_was_het" in data for one in await coming.hears() for data in one.data)
