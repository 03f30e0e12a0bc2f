"""A family says that it comes to an event, waits for a place, moves up, and takes it back."""

from datetime import date, datetime, time, timedelta

import pytest
from babel.dates import format_date
from icalendar import Calendar

from bot.events.messages import invitation
from tests.test_bot.caring import SIGN_UP, joins, link
from tests.test_bot.eventing import AHEAD, family, held, invited, own, stored, talk, tick
from tests.test_bot.journeys import NL, plek3
from tests.test_bot.referring import ZONE
from tests.test_bot.talking import Program


def long(day: date) -> str:
    """As somebody who reads Dutch reads a day."""
    return format_date(day, "long", "nl")


@pytest.fixture
def day() -> date:
    return date.today() + AHEAD


async def test_a_family_comes_and_sees_with_how_many(program: Program, day: date) -> None:
    [event] = await held(program, talk(day))
    parent = await family(program)
    words = await invited(parent, event)
    assert words.startswith("🧸 Praatjes & Plaatjes\nWij lezen")
    assert "📍 Bibliotheek Centrum, Voorbeeldplein 1" in words
    heard = await parent.does(f":/komen:{event.number}")
    assert "Met hoeveel kinderen kom je?" in heard[-1].text
    labels = [label for row in heard[-1].buttons for label, _ in row]
    assert labels[:4] == ["🧒 1 kind", "🧒 2 kinderen", "🧒 3 kinderen", "🚫 Ik kom niet"]
    heard = await parent.does(":2")
    assert "🎉 Je komt met 2 kinderen." in heard[-1].text
    [row] = program.rows("rsvps")
    assert row[3] == 2


async def test_who_comes_too_late_waits_and_moves_up(program: Program, day: date) -> None:
    [event] = await held(program, talk(day, capacity=2))
    first, second, third = [await family(program, name) for name in ("Amina", "Bilal", "Cem")]
    for parent in (first, second, third):
        await invited(parent, event)
    come = f":/komen:{event.number}"
    await first.does(come, ":2")
    heard = await second.does(come)
    assert "⏳ Het is nu vol. Je mag op de wachtlijst." in heard[-1].text
    heard = await second.does(":1")
    assert "Je bent nummer 1 op de wachtlijst" in heard[-1].text
    heard = await third.does(come, ":2")
    assert "Je bent nummer 2 op de wachtlijst" in heard[-1].text
    await first.does(":change", ":1")
    [told] = await second.hears()
    assert told.text.startswith("🎉 Er is nu plek voor jullie!")
    assert "Je komt met 1 kind." in told.text
    assert await third.hears() == []


async def test_who_comes_changes_takes_it_along_and_comes_not_after_all(program: Program, day: date) -> None:
    [event] = await held(program, talk(day))
    parent = await family(program)
    await invited(parent, event)
    heard = await parent.does(f":/komen:{event.number}", ":2", ":calendar")
    [file] = [message for message in heard if message.media]
    assert file.media is not None
    assert file.media["file_name"] == f"{day}.ics"
    content = program.sandbox.content(file.media["file_id"])
    [found] = Calendar.from_ical(content).walk("VEVENT")
    assert str(found["summary"]) == "🧸 Praatjes & Plaatjes"
    assert found.decoded("dtstart") == event.begins(ZONE)
    heard = await parent.does(":change", ":3")
    assert "🎉 Je komt met 3 kinderen." in heard[-1].text
    heard = await parent.does(":leave")
    assert "👌 Goed. Je komt deze keer niet." in "".join(one.text for one in heard)
    assert program.rows("rsvps") == []


async def test_no_more_children_than_there_are_places(program: Program, day: date) -> None:
    [event] = await held(program, talk(day, capacity=3))
    first, second = await family(program), await family(program, "Bilal")
    for parent, children in ((first, ":2"), (second, ":1")):
        await invited(parent, event)
        await parent.does(f":/komen:{event.number}", children)
    heard = await first.does(":change", ":3")
    assert "Er is geen plek voor meer kinderen." in heard[-2].text
    assert "🎉 Je komt met 2 kinderen." in heard[-1].text


async def test_a_series_is_joined_at_once_and_listed(program: Program, day: date) -> None:
    days = [day + timedelta(weeks=number) for number in range(3)]
    made = await held(program, *(talk(one) for one in days))
    assert {one.series for one in made} == {made[0].number}
    parent = await family(program)
    words = await invited(parent, (await stored(program))[0])
    assert f"🔁 Dit is vaker. De laatste keer is {long(days[-1])}." in words
    await parent.does(f":/komen:{made[0].number}", ":1", ":all", ":go_on")
    assert len(program.rows("rsvps")) == 3
    heard = await parent.does("/komen")
    assert [label for row in heard[-1].buttons for label, _ in row][:3] == [
        f"📅 {long(one)} · 🧸 Praatjes & Plaatjes" for one in days
    ]
    heard = await parent.does(f":{made[1].number}", ":leave", "/komen")
    assert len(program.rows("rsvps")) == 2


async def test_it_is_told_for_which_days_of_a_series_there_is_a_line(program: Program, day: date) -> None:
    days = [day + timedelta(weeks=number) for number in range(4)]
    made = await held(program, *(talk(one) for one in days))
    other = await family(program, "Bilal")
    for event in made[1:3]:
        await invited(other, event)
        await other.does(f":/komen:{event.number}", ":3", ":once", ":go_on")
    parent = await family(program)
    await invited(parent, made[0])
    heard = await parent.does(f":/komen:{made[0].number}", ":1", ":all")
    named = "📅 {} · 🧸 Praatjes & Plaatjes"
    line = "⏳ Het is nu vol. Je bent nummer 1 op de wachtlijst. Je krijgt bericht als er plek is."
    told, now = heard[-2:]
    assert told.text == "\n".join([*(named.format(long(one)) for one in days[1:3]), line])
    assert "🎉 Je komt met 1 kind." in now.text


async def test_who_wants_more_than_there_is_on_a_later_day_reads_with_how_many(
    program: Program, day: date
) -> None:
    first, second = await held(program, talk(day, capacity=4), talk(day + timedelta(weeks=1), capacity=4))
    parent, other = await family(program), await family(program, "Bilal")
    for one, children in ((other, 3), (parent, 1)):
        await invited(one, second)
        await one.does(f":/komen:{second.number}", f":{children}", ":go_on")
    await invited(parent, first)
    heard = await parent.does(f":/komen:{first.number}", ":2", ":all")
    assert heard[-2].text == f"📅 {long(second.day)} · 🧸 Praatjes & Plaatjes\n🎉 Je komt met 1 kind."


async def test_an_adult_also_comes_alone_where_that_is_meant(program: Program, day: date) -> None:
    [event] = await held(program, talk(day, capacity=0, template="taalcafe"))
    parent = await family(program)
    await invited(parent, event)
    heard = await parent.does(f":/komen:{event.number}", ":0")
    assert "🎉 Je komt. Leuk!" in heard[-1].text


async def test_each_reads_it_in_their_own_language_or_gets_nothing(program: Program, day: date) -> None:
    [event] = await held(program, own(day))
    around = program.app.turns.around
    assert invitation(around, event, "pl") is None
    parent = await family(program, "Elif", "tr")
    words = await invited(parent, event, "tr")
    assert words.startswith("Şenlik\nSen de gel!")
    assert "Kom je ook?" in str(invitation(around, event, "nl"))


async def test_a_button_for_what_is_no_event_or_over_leads_home(program: Program, day: date) -> None:
    [gone] = await held(program, talk(date.today() - AHEAD))
    parent = await family(program)
    for number in ("999", str(gone.number), "-1", "0x1", "9" * 40, "²"):
        await parent.person.forges(f"0:/komen:{number}")
        assert "📅 Dit is al geweest." in (await parent.hears())[0].text
    assert program.rows("rsvps") == []


async def test_who_has_not_said_yes_yet_is_told_how(program: Program, day: date) -> None:
    [event] = await held(program, talk(day))
    stranger = program.parent("Nova")
    await stranger.does("/start", ":nl")
    await invited(stranger, event)
    heard = await stranger.does(f":/komen:{event.number}")
    assert "🙋 Ik ken je nog niet. Typ /start." in heard[0].text


async def test_who_has_everything_deleted_leaves_the_place_to_the_next(program: Program, day: date) -> None:
    [event] = await held(program, talk(day, capacity=1))
    first, second = await family(program), await family(program, "Bilal")
    for parent in (first, second):
        await invited(parent, event)
        await parent.does(f":/komen:{event.number}", ":1")
    await first.does("/verwijder", ":yes")
    assert len(program.rows("rsvps")) == 1
    noon = datetime.combine(day - timedelta(days=2), time(12), ZONE)
    assert await tick(program, noon) == 1
    [told] = await second.hears()
    assert told.text.startswith("🎉 Er is nu plek voor jullie!")
    assert await tick(program, noon) == 0


async def test_a_sign_up_that_is_under_way_is_there_again_afterwards(program: Program, day: date) -> None:
    [event] = await held(program, talk(day))
    parent = await family(program)
    await invited(parent, event)
    before = (await parent.does("/start plek3", *plek3(NL)[:3]))[-1].text
    heard = await parent.does(f":/komen:{event.number}", ":2", ":go_on")
    assert heard[-1].text == before
    heard = await parent.does(*plek3(NL)[3:])
    assert "Sam" in heard[-1].text


async def test_what_one_carer_says_is_said_for_both(program: Program, day: date) -> None:
    [event] = await held(program, talk(day))
    first, second = program.parent(), program.parent("Deniz", "tr")
    await first.does(*SIGN_UP)
    await joins(second, await link(first))
    await invited(second, event, "tr")
    await invited(first, event)
    await second.does(f":/komen:{event.number}", ":2")
    heard = await first.does(f":/komen:{event.number}")
    assert "🎉 Je komt met 2 kinderen." in heard[-1].text
    await first.does(":change", ":1")
    assert [row[3] for row in program.rows("rsvps")] == [1]
