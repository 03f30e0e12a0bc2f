"""A coordinator makes an event by tapping, sees who comes, changes it, and lets it not take place."""

import io
from datetime import date, time, timedelta

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from dialogs.events import Event, Words
from storage import audit
from tests.test_bot.eventing import AHEAD, family, held, invited, own, stored, talk
from tests.test_bot.talking import Parent, Program
from tests.test_bot.teaming import leaves, team_member
from tests.test_bot.test_event_coming import long


@pytest.fixture
def day() -> date:
    """A day on which the series of these tests is in no holiday: only its number in the year matters."""
    return date.today() + AHEAD


@pytest.fixture
async def joke(program: Program) -> Parent:
    """A coordinator."""
    return await team_member(program, "Joke", "coordinator")


def typed(day: date) -> str:
    """A day as somebody types it."""
    return long(day).rpartition(" ")[0]


async def made(joke: Parent, day: date, capacity: str = ":15", often: str = ":once") -> Event:
    """Praatjes & Plaatjes in the centre, at ten; the page of it is on the screen."""
    await joke.does("/team", ":events", ":new", ":praatjes_plaatjes", typed(day), ":10:00", ":centrum")
    await joke.does(capacity, often, ":yes")
    return (await stored(joke.program))[-1]


async def comes(program: Program, event: Event, name: str, children: str) -> Parent:
    """A family that has said that it comes."""
    parent = await family(program, name)
    await invited(parent, event)
    await parent.does(f":/komen:{event.number}", children)
    return parent


async def test_an_event_is_made_with_few_taps(joke: Parent, day: date) -> None:
    event = await made(joke, day)
    page = joke.person.chat.messages[-1].text
    assert page.startswith("🧸 Praatjes & Plaatjes\nWij lezen")
    assert "👪 Gezinnen: 0 · 🧒 Kinderen: 0 van 15" in page
    assert (event.template, event.day, event.start) == ("praatjes_plaatjes", day, time(10))
    assert (event.place, event.capacity, event.minutes, event.series) == ("centrum", 15, 60, 0)


async def test_a_series_leaves_out_the_days_on_which_nothing_is_held(
    program: Program, joke: Parent, day: date
) -> None:
    await joke.does("/team", ":events", ":new", ":taalcafe", typed(day), "9.15", ":west", ":all")
    heard = await joke.does(":t4")
    assert "🔁 4 keer:" in heard[-1].text
    await joke.does(":yes")
    found = await stored(program)
    assert len(found) == 4
    assert {one.day.weekday() for one in found} == {day.weekday()}
    assert {(one.start, one.capacity, one.series) for one in found} == {(time(9, 15), 0, found[0].number)}


async def test_what_is_no_time_and_no_number_is_asked_again(joke: Parent, day: date) -> None:
    heard = await joke.does("/team", ":events", ":new", ":open_dag", typed(day), "straks")
    assert "Typ de tijd zo, 10:30." in heard[-2].text
    heard = await joke.does("14u30", ":west", "heel veel")
    assert "Typ alleen een getal" in heard[-2].text
    heard = await joke.does("18", ":once")
    assert "wo" in heard[-1].text or "14:30-17:30" in heard[-1].text


async def test_who_comes_is_counted_and_listed_for_the_door(
    program: Program, joke: Parent, day: date
) -> None:
    event = await made(joke, day, capacity=":8")
    for name, children in (("Amina", ":5"), ("Bilal", ":4")):
        await comes(program, event, name, children)
    heard = await joke.does(":list", f":{event.number}")
    assert "👪 Gezinnen: 1 · 🧒 Kinderen: 5 van 8" in heard[-1].text
    assert "⏳ Op de wachtlijst: 1" in heard[-1].text
    heard = await joke.does(":door")
    paper, sheet = [message for message in heard if message.media]
    assert paper.media is not None
    assert paper.media["file_name"] == f"deurlijst-{day}.pdf"
    assert "Samen: gezinnen 1, kinderen 5" in _on_paper(program, str(paper.file_id))
    book = load_workbook(io.BytesIO(program.sandbox.content(str(sheet.file_id))))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert rows == [("Zonder naam", 5, None), ("Zonder naam", 4, 1)]


def _on_paper(program: Program, file: str) -> str:
    document = PdfDocument(program.sandbox.content(file))
    try:
        return str(document[0].get_textpage().get_text_bounded())
    finally:
        document.close()


async def test_another_moment_is_told_to_who_comes(program: Program, joke: Parent, day: date) -> None:
    event = await made(joke, day)
    parent = await comes(program, event, "Amina", ":2")
    later = day + timedelta(days=1)
    heard = await joke.does(":change", ":day", typed(later))
    assert "✅ Veranderd." in heard[-2].text
    [told] = await parent.hears()
    assert told.text.startswith("✏️ Let op. Dit is veranderd.")
    assert long(later) in told.text
    heard = await joke.does(":change", ":start", "11:00")
    assert "11:00-12:00" in heard[-1].text
    heard = await joke.does(":change", ":start", "11:00-12:30")
    assert "11:00-12:30" in heard[-1].text
    await joke.does(":change", ":place", ":west")
    [event] = await stored(program)
    assert (event.day, event.start, event.place) == (later, time(11), "west")


async def test_more_places_let_in_who_waits_and_fewer_than_come_are_refused(
    program: Program, joke: Parent, day: date
) -> None:
    event = await made(joke, day, capacity="2")
    await comes(program, event, "Amina", ":2")
    waits = await comes(program, event, "Bilal", ":1")
    heard = await joke.does(":change", ":capacity", "1")
    assert "Er komen al meer kinderen." in heard[-2].text
    assert await waits.hears() == []
    await joke.does(":change", ":capacity", "3")
    [told] = await waits.hears()
    assert told.text.startswith("🎉 Er is nu plek voor jullie!")


async def test_what_does_not_take_place_is_told_once(program: Program, joke: Parent, day: date) -> None:
    event = await made(joke, day)
    parent = await comes(program, event, "Amina", ":2")
    heard = await joke.does(":cancel", ":one")
    assert "✅ Het gaat niet door." in heard[-2].text
    [told] = await parent.hears()
    assert told.text.startswith("🚫 Dit gaat niet door.")
    assert told.data == []
    heard = await parent.does(f":/komen:{event.number}")
    assert "🚫 Dit gaat niet door." in heard[0].text
    assert [one.status for one in await stored(program)] == ["cancelled"]


async def test_the_rest_of_a_series_does_not_take_place(program: Program, joke: Parent, day: date) -> None:
    await held(program, *(talk(day + timedelta(weeks=number)) for number in range(3)))
    second = (await stored(program))[1]
    await joke.does("/team", ":events", f":{second.number}", ":cancel", ":one")
    await joke.does(f":{second.number - 1}", ":cancel", ":all")
    assert {one.status for one in await stored(program)} == {"cancelled"}


async def test_an_own_event_is_typed_also_in_other_languages(
    program: Program, joke: Parent, day: date
) -> None:
    await joke.does("/team", ":events", ":new", ":own", "Feest", "Kom je ook?", typed(day), ":14:00")
    heard = await joke.does(":west", ":20", ":once", ":yes")
    assert "🌐 Tekst in: Nederlands" in heard[-1].text
    heard = await joke.does(":words", ":tr", "Şenlik", "Sen de gel!", ":page")
    assert "🌐 Tekst in: Nederlands en Turks" in heard[-1].text
    [event] = await stored(program)
    assert event.texts == own(day).texts


async def test_other_words_in_dutch_leave_or_drop_the_other_languages(
    program: Program, joke: Parent, day: date
) -> None:
    [event] = await held(program, own(day))
    await joke.does("/team", ":events", f":{event.number}")
    asked = await joke.does(":change", ":words", "Groot feest", "Kom!")
    assert "🌐 Er is ook tekst in: Turks." in asked[-1].text
    assert await stored(program) == [event]
    await joke.does(":nothing")
    assert await stored(program) == [event]
    await joke.does(":change", ":words", "Groot feest", "Kom!", ":keep")
    kept = {"nl": Words("Groot feest", "Kom!"), "tr": event.texts["tr"]}
    assert (await stored(program))[0].texts == kept
    await joke.does(":change", ":words", "Klein feest", "Kom je?", ":drop")
    assert (await stored(program))[0].texts == {"nl": Words("Klein feest", "Kom je?")}
    heard = await joke.does(":change", ":words", "Feest", "Kom je ook?")
    assert "✅ Veranderd." in heard[-2].text


async def test_no_way_leads_back_to_words_that_were_stored(program: Program, joke: Parent, day: date) -> None:
    """Back goes home, not to a question whose answer would be stored over them."""
    [event] = await held(program, own(day))
    page = ("/team", ":events", f":{event.number}")
    heard = await joke.does(*page, ":change", ":words", "Groot feest", "Kom!", ":keep", ":.back")
    assert "Welkom bij Bibliotheek" in heard[-1].text
    heard = await joke.does(*page, ":words", ":tr", "Büyük şenlik", "Gel!", ":.back")
    assert "Welkom bij Bibliotheek" in heard[-1].text
    texts = {"nl": Words("Groot feest", "Kom!"), "tr": Words("Büyük şenlik", "Gel!")}
    assert (await stored(program))[0].texts == texts


async def test_no_way_leads_back_to_an_event_that_was_made(joke: Parent, day: date) -> None:
    await made(joke, day)
    await joke.does(":.back")
    await joke.does("ja")
    assert len(await stored(joke.program)) == 1


async def test_an_end_that_was_typed_counts_and_is_told_with_the_places(joke: Parent, day: date) -> None:
    await joke.does("/team", ":events", ":new", ":own", "Feest", "Kom je ook?", typed(day))
    await joke.does("12:30-10:00")
    assert "Of zo, 10:00-12:30." in joke.person.chat.messages[-2].text
    heard = await joke.does("10:00-12:30", ":west", ":20", ":once")
    assert "10:00-12:30" in heard[-1].text
    assert "🧒 Plek voor 20" in heard[-1].text
    await joke.does(":yes")
    [event] = await stored(joke.program)
    assert (event.start, event.minutes) == (time(10), 150)


async def test_of_a_series_only_one_time_changes_and_that_is_said(
    program: Program, joke: Parent, day: date
) -> None:
    first, second = await held(program, talk(day), talk(day + timedelta(weeks=1)))
    heard = await joke.does("/team", ":events", f":{first.number}", ":change")
    assert "Dit verandert alleen deze keer." in heard[-2].text
    await joke.does(":place", ":west")
    assert [one.place for one in await stored(program)] == ["west", second.place]
    heard = await joke.does(":list", f":{second.number}", ":change")
    assert "alleen deze keer" not in heard[-1].text


async def test_who_is_no_coordinator_any_more_changes_nothing(
    program: Program, joke: Parent, day: date
) -> None:
    event = await made(joke, day)
    await joke.does(":cancel")
    await leaves(program, joke)
    await joke.does(":one")
    assert [one.status for one in await stored(program)] == ["planned"]
    async with program.app.database.read() as tx:
        (line, *_) = await audit.newest(tx, 1)
    assert (line.who, line.action, line.allowed) == (joke.person.user_id, "team.errand", False)
    assert event.number


async def test_what_was_done_is_in_the_trail_without_words(program: Program, joke: Parent, day: date) -> None:
    event = await made(joke, day)
    await comes(program, event, "Amina", ":2")
    await joke.does(":list", f":{event.number}", ":door", ":change", ":place", ":west", ":cancel", ":one")
    async with program.app.database.read() as tx:
        done = [line.action for line in await audit.about(tx, str(event.number))]
    assert done == ["event.door", "event.correct", "event.cancel"]


async def test_a_photo_comes_above_the_invitation(program: Program, joke: Parent, day: date) -> None:
    await made(joke, day)
    heard = await joke.does(":change", ":picture", "wat voor foto?")
    assert "Stuur een foto, of tik op een knop." in heard[-1].text
    await joke.person.sends_photo()
    assert "🖼️ Met foto" in (await joke.hears())[-1].text
    [event] = await stored(program)
    assert program.sandbox.content(event.picture)
    await joke.does(":change", ":picture", ":none")
    assert (await stored(program))[0].picture == ""
