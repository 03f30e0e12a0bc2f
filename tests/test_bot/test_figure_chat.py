"""Figures wholly in chat: a period, a topic, pictures with their numbers, a report as a file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox import Message, Sandbox
from bot.settings import Settings
from storage import audit
from tests.test_bot import figure_samples as samples
from tests.test_bot.talking import Parent, Program, question
from tests.test_bot.teaming import leaves, team_member

ONLY_TEAM = "Dit is alleen voor wie bij de bibliotheek werkt."


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings, file: Path, keys: str) -> AsyncIterator[Program]:
    async with samples.library_of(file, keys):
        pass
    async with Program(sandbox, given, clock=lambda: samples.NOW) as running:
        yield running


@pytest.fixture
async def joke(program: Program) -> Parent:
    return await team_member(program, "Joke", "coordinator")


async def test_pictures_come_with_their_numbers_in_words(joke: Parent) -> None:
    heard = await joke.does("/cijfers", ":last_year", ":reached")
    photos = [one for one in heard if one.kind == "photo"]
    assert [one.text.split("\n")[0] for one in photos] == [
        "Bereikte kinderen en ouders",
        "Kinderen per taal",
        "Kinderen per leeftijd",
        "Kinderen per plek",
        "Ouders per taal",
    ]
    assert photos[0].text.split("\n")[1:4] == ["Jaar 2025", "", "Kinderen: 262"]
    assert "Geteld tot en met 31 december 2025." in "".join(one.text for one in heard)
    assert question(heard) == "Wat wil je zien?"


async def test_every_topic_has_its_pictures(joke: Parent) -> None:
    await joke.does("/cijfers", ":year")
    for topic in ("programmes", "waiting", "tips", "desks", "events", "changes"):
        heard = await joke.taps(topic)
        assert any(one.kind == "photo" for one in heard), topic


async def test_of_few_families_nothing_is_shown(
    sandbox: Sandbox, given: Settings, file: Path, keys: str
) -> None:
    async with samples.library_of(file, keys, 1):
        pass
    async with Program(sandbox, given, clock=lambda: samples.NOW) as program:
        joke = await team_member(program, "Joke", "coordinator")
        for steps in (("/cijfers", ":year", ":reached"), (":file", ":pdf")):
            heard = await joke.does(*steps)
            assert {one.kind for one in heard} == {"text"}
            assert "Hier is nog niets om te laten zien." in "".join(one.text for one in heard)


async def test_a_report_comes_as_a_file_and_stands_in_the_trail(program: Program, joke: Parent) -> None:
    await joke.does("/cijfers", ":last_year")
    for form, start in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        heard = await joke.does(":file", f":{form}")
        file = _file(heard)
        assert program.sandbox.content(str(file.file_id)).startswith(start)
    async with program.app.database.read() as tx:
        lines = await audit.newest(tx, 2)
    assert [(one.action, one.target) for one in lines] == [
        ("figures.report", "2025.xlsx"),
        ("figures.report", "2025.pdf"),
    ]


def _file(heard: list[Message]) -> Message:
    return next(one for one in heard if one.kind == "document")


async def test_who_left_the_team_sees_nothing(program: Program, joke: Parent) -> None:
    await joke.does("/cijfers", ":year")
    await leaves(program, joke)
    heard = await joke.taps("reached")
    assert heard[0].text == ONLY_TEAM
    assert not any(one.kind == "photo" for one in heard)


@pytest.mark.parametrize("role", ["volunteer", "desk:taalhuis"])
async def test_others_of_the_team_may_not(program: Program, role: str) -> None:
    other = await team_member(program, "Samira", role)
    heard = await other.types("/cijfers")
    assert "periode" not in question(heard)
    async with program.app.database.read() as tx:
        [line] = await audit.newest(tx, 1)
    assert not line.allowed
