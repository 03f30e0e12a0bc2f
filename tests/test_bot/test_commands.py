"""Commands in the middle of a question, and deep links that survive language and consent."""

import pytest

from dialogs.commands import commands
from dialogs.languages import NAMES, ordered
from dialogs.loading import shipped
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.talking import Parent, Program

ASKED = "In welke groep of klas zit Sam?"


WAYS_BACK = [
    ("/help", ":go_on"),
    ("/settings", ":go_on"),
    ("/taal", ":nl"),
    ("/status", ":go_on"),
    ("/privacy", ":go_on"),
    ("/mijngegevens", ":go_on"),
    ("/verwijder", ":no"),
    ("/balie", ":go_on"),
    ("/tips", ":go_on"),
    ("/seizoen", ":fine"),
    ("/opnemen", ":go_on"),
    ("/stop", ":go_on"),
    ("/start", ":go_on"),
    ("/start taalhuis", ":go_on"),
    ("/HELP", ":go_on"),
    ("/help@leeswijzer_demo_bot nu", ":go_on"),
]


SAYS = ("/hoe_ging_het", "/hoe_was_het", "/komen", "/aanbod", "/meting")
"""To who has nothing to choose there."""


def test_every_command_is_tried() -> None:
    of_team = {f"/{name}" for name, one in commands().items() if one.tree in shipped().of_team}
    tried = {command for command, _ in WAYS_BACK}
    assert {f"/{name}" for name in commands()} - {*SAYS} <= tried | of_team


@pytest.mark.parametrize("command", SAYS)
async def test_a_command_that_only_says_something(parent: Parent, command: str) -> None:
    await parent.does(*arriving(NL, "plek3"), *plek3(NL)[:2])
    said, asked = await parent.types(command)
    assert said.text
    assert asked.text == ASKED


@pytest.mark.parametrize(("command", "way_back"), WAYS_BACK)
async def test_a_command_comes_back_to_the_question(parent: Parent, command: str, way_back: str) -> None:
    await parent.does(*arriving(NL, "plek3"), *plek3(NL)[:2])
    heard = await parent.types(command)
    assert ASKED not in heard[-1].text
    heard = await parent.does(way_back)
    assert heard[-1].text == ASKED
    heard = await parent.does(":groep6")
    assert heard[-1].text == "Heeft de leerkracht Sam gevraagd voor Plek 3?"


@pytest.mark.parametrize(
    ("payload", "arrived"),
    [
        ("plek3", "Hoe heet je kind?"),
        ("plek3_school-west", "Hoe heet je kind?"),
        ("studiebegeleiding", "Voor wie is de hulp?"),
        ("x" * 64, "Wat wil je doen?"),
        ("_-_-_", "Wat wil je doen?"),
        ("../../etc <b>&", "Wat wil je doen?"),
        ("", "Wat wil je doen?"),
    ],
)
async def test_a_deep_link_survives_language_and_consent(parent: Parent, payload: str, arrived: str) -> None:
    heard = await parent.does(f"/start {payload}", "???", ":en", ":.language", ":nl", ":more", ":yes")
    assert heard[-1].text.split("\n")[-1].startswith(arrived)


async def test_only_what_telegram_allows_in_a_payload_is_kept(parent: Parent, program: Program) -> None:
    await parent.types("/start een lange zin van een ouder")
    session = await program.session(parent.person)
    assert session
    assert session.answers["start.payload"] == ""


async def test_a_command_before_anything_else(parent: Parent) -> None:
    heard = await parent.does("/privacy")
    assert "Een BSN vragen wij nooit" in heard[-1].text
    heard = await parent.taps("go_on")
    assert "In welke taal wil je praten?" in heard[-1].text


@pytest.mark.parametrize("first", ["Hallo", "/onzin", "🦊", "?"])
async def test_whatever_comes_first_is_welcomed(parent: Parent, first: str) -> None:
    heard = await parent.types(first)
    assert "In welke taal wil je praten?" in heard[-1].text


async def test_every_language_is_offered_in_its_own_script(program: Program) -> None:
    """All twelve, that of the phone first."""
    for hint in ("nl", "zh-hans", "fa", "fy", "pt-br", ""):
        heard = await program.parent("Amina", hint).types("/start")
        assert heard[-1].labels[:12] == [f"🌐 {NAMES[language]}" for language in ordered(hint)], hint
