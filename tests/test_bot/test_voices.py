"""Texts by ear: read aloud by a volunteer, heard by parents; replaced, deleted, out of date."""

from importlib.resources import files

import pytest

from bot.sandbox import Sandbox
from bot.settings import Settings
from dialogs.loading import Trees, from_texts
from tests.test_bot.journeys import NL, arriving
from tests.test_bot.talking import Parent, Program, question
from tests.test_bot.volunteering import played, reads, says, volunteer

LISTEN = "🔊 Luister"
FIRST = "👋 Welkom bij Bibliotheek Voorbeeldstad!\nIn welke taal wil je praten?"
"""What is read first, as everybody meets it first."""


async def test_what_a_volunteer_keeps_is_what_parents_hear(program: Program, parent: Parent) -> None:
    reader = await volunteer(program)
    text, asked = await reader.taps("record")
    assert text.text == FIRST
    assert "Stuur mij dat als spraakbericht" in asked.text
    file, heard = await says(reader, seconds=6)
    assert played(heard) == [file]
    assert question(heard) == "Is het goed zo?"
    assert program.rows("recordings") == []
    await reader.taps("keep")

    first = (await parent.types("/start"))[-1]
    assert LISTEN in first.labels
    assert played(await parent.taps(".listen")) == [file]
    assert parent.person.last.text == ""


async def test_a_second_try_takes_the_place_of_the_first(program: Program, parent: Parent) -> None:
    reader = await volunteer(program)
    await reader.taps("record")
    first, _ = await says(reader)
    await reader.taps("again")
    second, heard = await says(reader)
    assert played(heard) == [second] != [first]
    await reader.taps("keep")
    await parent.types("/start")
    assert played(await parent.taps(".listen")) == [second]


async def test_what_is_not_good_is_not_kept(program: Program, parent: Parent) -> None:
    reader = await volunteer(program)
    await reader.taps("record")
    await says(reader)
    await reader.taps("enough")
    assert program.rows("recordings") == []
    assert LISTEN not in (await parent.types("/start"))[-1].labels


async def test_an_old_button_plays_what_is_kept_now(program: Program, parent: Parent) -> None:
    reader = await volunteer(program)
    before = await reads(reader)
    await parent.types("/start")
    assert played(await reader.taps("review")) == [before]
    await reader.taps("again")
    after, _ = await says(reader)
    await reader.taps("keep")
    assert played(await parent.taps(".listen")) == [after]
    assert len(program.rows("recordings")) == 1


async def test_what_is_deleted_is_heard_by_nobody(program: Program, parent: Parent) -> None:
    reader = await volunteer(program)
    await reads(reader)
    await parent.types("/start")
    await reader.does(":review", ":delete")
    assert program.rows("recordings") == []
    heard = await parent.taps(".listen")
    assert played(heard) == []
    assert "Deze opname is er niet meer." in question(heard)
    assert LISTEN not in (await parent.types("/start"))[-1].labels


async def test_each_language_has_its_own_voice(program: Program, parent: Parent) -> None:
    reader = await volunteer(program, "ar")
    text = (await reader.taps("record"))[0].text
    assert "Bibliotheek Voorbeeldstad" in text
    assert text != FIRST
    arabic, _ = await says(reader)
    await reader.taps("keep")
    assert LISTEN not in (await parent.types("/start"))[-1].labels

    other = program.parent("ياسمين", "ar")
    await other.types("/start")
    assert played(await other.taps(".listen")) == [arabic]


async def test_the_dutch_beside_a_text_is_heard_in_dutch(program: Program) -> None:
    file = await reads(await volunteer(program))
    parent = program.parent("Elif", "tr")
    assert ".listen" not in " ".join((await parent.types("/start"))[-1].data)
    await parent.taps(".dutch")
    assert played(await parent.taps(".listen_nl")) == [file]


async def test_a_recording_outlives_a_restart(sandbox: Sandbox, given: Settings) -> None:
    async with Program(sandbox, given) as before:
        file = await reads(await volunteer(before))
    async with Program(sandbox, given) as after:
        parent = after.parent()
        await parent.types("/start")
        assert played(await parent.taps(".listen")) == [file]


def changed_trees() -> Trees:
    """What is shipped, with other words in the first question."""
    folder = files("dialogs") / "trees"
    texts = {one.name: one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".yaml")}
    welcome = texts["welkom.yaml"].replace("In welke taal wil je praten?", "Welke taal praat je?")
    return from_texts({**texts, "welkom.yaml": welcome})


async def test_other_words_are_not_played_in_the_voice_of_the_old(sandbox: Sandbox, given: Settings) -> None:
    async with Program(sandbox, given) as before:
        await reads(await volunteer(before))
    async with Program(sandbox, given, changed_trees()) as after:
        asked = (await after.parent().types("/start"))[-1]
        assert "Welke taal praat je?" in asked.text
        assert LISTEN not in asked.labels
        to_read = (await (await volunteer(after)).taps("record"))[0].text
        assert to_read.endswith("Welke taal praat je?")


async def test_whoever_is_no_volunteer_records_nothing(program: Program, parent: Parent) -> None:
    await parent.does(*arriving(NL))
    heard = await parent.types("/opnemen")
    assert "Vraag de bibliotheek om een link" in heard[-1].text
    session = await program.session(parent.person)
    assert session
    for choice in ("keep", "record", "delete", "nl"):
        await parent.person.forges(f"{session.turn:x}:{choice}")
        await parent.hears()
    await parent.person.sends_voice()
    assert "Ik kan nog niet luisteren" in question(await parent.hears())
    assert program.rows("recordings") == []


@pytest.mark.parametrize("spoken", ["luister", "voorlezen"])
async def test_listening_can_be_asked_for_in_words(program: Program, parent: Parent, spoken: str) -> None:
    file = await reads(await volunteer(program))
    await parent.types("/start")
    assert played(await parent.types(spoken)) == [file]
