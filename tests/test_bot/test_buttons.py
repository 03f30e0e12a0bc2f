"""Taps that come twice, late or forged: at most they show the question as it stands now."""

import pytest

from bot.sandbox import Sandbox
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.talking import Parent, Program

JUNK = (
    "",
    ":",
    "::::",
    "x" * 64,
    "é" * 32,
    "\0:yes",
    "1:yes",
    "ffffffff:yes",
    "intake:XX:placed",
    "-1:.skip",
)
FORGED = (*JUNK, "intake:SB-2222:junk", "intake::", "0:y2016", "😀", "card:SB-2222", "<b>:&")
BESIDE = ("1:.dutch", "ffffffff:.own", "0:.listen", ":.listen_nl", "words:ti", "words:ti:0123456789ab")


@pytest.fixture
async def asked(parent: Parent) -> Parent:
    """A parent before the question in which group the child is."""
    await parent.does(*arriving(NL, "plek3"), *plek3(NL)[:2])
    return parent


async def test_a_forged_button_does_nothing(asked: Parent, program: Program) -> None:
    before = await program.session(asked.person)
    for data in (*FORGED, *BESIDE):
        query = await asked.person.forges(data)
        await asked.hears()
        assert (await program.toast(asked.person, query)).text, data
        after = await program.session(asked.person)
        assert before
        assert after
        assert (after.frames, after.answers, after.trail) == (before.frames, before.answers, before.trail)
    assert program.rows("intakes") == program.rows("set_aside") == []
    heard = await asked.does(*plek3(NL)[2:], ":confirm")
    assert "Gelukt!" in heard[-2].text


async def test_two_taps_at_once_are_one_answer(asked: Parent, sandbox: Sandbox) -> None:
    data = asked.button("groep6")
    queries = [await asked.person.taps(data), await asked.person.taps(data)]
    heard = await asked.hears()
    assert len([message for message in heard if message.text.startswith("Heeft de leerkracht")]) == 1
    assert not [text for query in queries if (text := (await asked.program.toast(asked.person, query)).text)]


async def test_of_two_answers_at_once_the_first_counts(asked: Parent, program: Program) -> None:
    await asked.person.taps(asked.button("groep6"))
    await asked.person.taps(asked.button("groep8"))
    heard = await asked.hears()
    assert heard[-1].text.startswith("Heeft de leerkracht")
    session = await program.session(asked.person)
    assert session
    assert session.answers["child.group"] == "groep6"


async def test_an_old_button_shows_the_question_of_now(asked: Parent, program: Program) -> None:
    message, data = asked.person.last.message_id, asked.button("groep6")
    await asked.does(":groep7", ":yes")
    query = await asked.person.taps_old(message, data)
    heard = await asked.hears()
    assert heard[-1].text.startswith("Welke school is het?")
    assert (await program.toast(asked.person, query)).text == "Die knop is oud. Hier is de vraag van nu."


async def test_somebody_elses_button_is_an_old_one(asked: Parent, program: Program) -> None:
    stranger = program.parent("Vreemd")
    await stranger.does("/start")
    query = await stranger.person.forges(asked.button("groep6"))
    heard = await stranger.hears()
    assert "In welke taal wil je praten?" in heard[-1].text
    assert (await program.toast(stranger.person, query)).text


async def test_a_button_under_a_deleted_message_still_answers(asked: Parent) -> None:
    data = asked.button("groep6")
    del asked.person.chat.posts[asked.person.last.message_id]
    await asked.person.taps_old(999_999, data)
    heard = await asked.hears()
    assert heard[-1].text.startswith("Heeft de leerkracht")
