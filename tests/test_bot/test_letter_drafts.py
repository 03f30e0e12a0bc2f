"""A letter before it goes: its words are mended, and what its screens promise is what would happen."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.broadcasting.letters import Own, load
from bot.sandbox import Sandbox
from bot.settings import Settings
from dialogs.events import Event
from storage import broadcasts
from storage.broadcasts import PAUSED
from tests.test_bot.eventing import held, own
from tests.test_bot.families_of_many import settle
from tests.test_bot.talking import Parent, Program, question
from tests.test_bot.teaming import team_member

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
"""A Tuesday; one o'clock in the library."""
LANGUAGES = ("nl", "tr", "ar", "pl")


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings) -> AsyncIterator[Program]:
    async with Program(sandbox, given, clock=lambda: NOON) as running:
        yield running


@pytest.fixture
async def joke(program: Program) -> Parent:
    """A coordinator; there are two families of each of four languages."""
    await settle(program.sandbox, program.app.database, 8, LANGUAGES, NOON)
    return await team_member(program, "Joke", "coordinator")


async def drafted(joke: Parent) -> None:
    """A letter in Dutch and Turkish that is not sent now; its page is on the screen."""
    await joke.does("/team", ":letters", ":new", "Woensdag is er tart.", ":tr", "Pasta var.", ":done")
    await joke.does(":nothing", ":ready", ":stop", ":1")


async def letter(program: Program) -> Own:
    """What the draft says, as it is stored."""
    async with program.app.database.read() as tx:
        return load((await broadcasts.load(tx, [1]))[1].letter)


async def partly(program: Program) -> Event:
    """On Friday, in Dutch and Turkish."""
    return (await held(program, own(datetime(2026, 11, 27, tzinfo=UTC).date())))[0]


async def test_the_words_and_languages_of_a_draft_are_changed(program: Program, joke: Parent) -> None:
    await drafted(joke)
    said = question(await joke.does(":words", ":nl"))
    assert "Dit staat er nu:\nWoensdag is er tart." in said
    with pytest.raises(StopIteration):
        joke.button("drop")
    await joke.does("Woensdag is er taart.", ":pl", "Tort.", ":tr", ":drop")
    assert await letter(program) == Own({"nl": "Woensdag is er taart.", "pl": "Tort."}, "nothing")
    said = question(await joke.does(":done", ":nothing"))
    assert "Nederlands 2 en Pools 2" in said


async def test_no_way_leads_back_to_words_that_were_kept(program: Program, joke: Parent) -> None:
    heard = await joke.does("/team", ":letters", ":new", "Woensdag is er taart.", ":.back")
    assert "Welkom bij Bibliotheek" in heard[-1].text
    assert len(program.rows("broadcasts")) == 1


async def test_the_button_that_stops_a_letter_is_no_other(program: Program, joke: Parent) -> None:
    await drafted(joke)
    async with program.app.database.write() as tx:
        held_up = replace((await broadcasts.load(tx, [1]))[1], state=PAUSED)
        await broadcasts.save(tx, [held_up])
    labels = list((await joke.does(":list", ":1"))[-1].labels)
    assert "✋ Stop dit bericht" in labels
    assert len(labels) == len(set(labels))


async def test_who_reads_no_language_of_the_letter_is_left_out_of_the_first_count(joke: Parent) -> None:
    await joke.does("/team", ":letters", ":new", "Taart.", ":tr", "Pasta.", ":done")
    said = question(await joke.does(":nothing"))
    assert "📬 4 gezinnen krijgen het." in said
    assert "er is geen tekst in hun taal: 4" in said


async def test_a_count_before_languages_says_so(program: Program, joke: Parent) -> None:
    event = await partly(program)
    said = question(await joke.does("/team", ":events", f":{event.number}", ":invite"))
    assert "📬 8 gezinnen krijgen het." in said
    assert "Niet elke taal heeft een tekst." in said
    said = question(await joke.does(":ready", ":nothing", ":recipients"))
    assert "📬 4 gezinnen krijgen het." in said
    assert "Niet elke taal" not in said


async def test_an_invitation_goes_before_the_day_of_its_event(program: Program, joke: Parent) -> None:
    event = await partly(program)
    page = ("/team", ":events", f":{event.number}", ":invite", ":ready", ":nothing")
    heard = await joke.does(*page, ":later")
    assert list(heard[-1].labels)[:4] == [
        "📅 di 24 november 2026",
        "📅 wo 25 november 2026",
        "📅 do 26 november 2026",
        "▶️ Toch niet",
    ]


async def test_an_hour_that_is_over_is_called_so(joke: Parent) -> None:
    await drafted(joke)
    heard = await joke.does(":send", ":ready", ":later", ":2026-11-24", ":9")
    said = "\n".join(message.text for message in heard)
    assert "🕘 Dat uur is al voorbij." in said
    assert "Na 20 uur" not in said
    assert joke.button("later")


async def test_what_was_thrown_away_does_not_go_at_a_moment(joke: Parent) -> None:
    await drafted(joke)
    await joke.does(":send", ":ready", ":later", ":2026-11-25", ":10", ":1")
    assert "Het gaat weg op 25 november 2026, 10:00." in joke.person.chat.messages[-1].text
    await joke.does(":drop", ":yes")
    assert "🚫 Gaat niet door" in joke.person.chat.messages[-1].text
    assert "Het gaat weg op" not in joke.person.chat.messages[-1].text
