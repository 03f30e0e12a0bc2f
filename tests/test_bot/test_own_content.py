"""A library's own content through the whole program: sent, edited without being sent again, and in each
language only what is translated."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.campaigning import Campaigning
from bot.cli import main
from bot.sandbox import Message, Sandbox
from bot.settings import Settings
from dialogs.phrases import words
from tests.test_bot.own_folder import FEW, FIRST, OWN, WHY, made, translate, write
from tests.test_bot.talking import Parent, Program

BORN = datetime.now(UTC) - timedelta(days=80 * 30)
"""About six and a half years ago: for long enough in the band of six to eight years."""
SIGN_UP = ["/start voorleestips", ":{}", ":yes", ":tips", "Sam", f"{BORN:%m/%Y}", ":evening", ":thrice"]
SIGN_UP += [":.skip", ":.skip"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "own")


@pytest.fixture
def own(given: Settings, folder: Path) -> Settings:
    return given.model_copy(update={"content": folder})


async def signed_up(program: Program, language: str = "nl") -> Parent:
    parent = program.parent("Amina", language)
    await parent.does(*(act.format(language) for act in SIGN_UP))
    return parent


async def tips(program: Program, parent: Parent, count: int) -> list[Message]:
    """The next tips, each at the family's moment; that the season is asked for in between does not count."""
    app = program.app
    campaigning = Campaigning(app.database, app.outbox, app.turns.around)
    heard: list[Message] = []
    while len(heard) < count:
        [(_, when, _)] = program.rows("due")
        assert await campaigning.send_due(datetime.fromtimestamp(when / 1_000_000, UTC)) == 1
        heard += [one for one in await parent.hears() if words("season_hello") not in one.text]
    return heard


async def test_an_edit_and_a_restart_send_nothing_again(
    sandbox: Sandbox, own: Settings, folder: Path
) -> None:
    write(folder, "tips/ours.yaml", FEW + OWN.format(why=WHY))
    async with Program(sandbox, own) as program:
        parent = await signed_up(program)
        before = [one.text for one in await tips(program, parent, 2)]
        assert WHY in before[0]
    write(folder, "tips/ours.yaml", FEW + OWN.format(why="Het staat er nu heel anders."))
    async with Program(sandbox, own) as program:
        parent.program = program
        later = [one.text for one in await tips(program, parent, 11)]
    assert "Kom eens langs in onze bieb." in later[0]
    assert len({*before, *later[:10]}) == 12
    assert sum("Achter onze bieb is een tuin." in text for text in later) == 1
    assert ["heel anders" in text for text in later] == [False] * 10 + [True]


async def test_a_tip_that_is_taken_out_in_the_middle_of_its_week(
    sandbox: Sandbox, own: Settings, folder: Path
) -> None:
    async with Program(sandbox, own) as program:
        parent = await signed_up(program)
        await tips(program, parent, 2)
    write(folder, "tips/ours.yaml", f"band: beginner\nleave_out: [{FIRST}]\n")
    async with Program(sandbox, own) as program:
        parent.program = program
        [message] = await tips(program, parent, 1)
        assert "onze bieb" not in message.text
        await parent.taps("did")
        assert parent.toast == ""


async def test_a_family_is_sent_only_what_is_whole_in_its_language(sandbox: Sandbox, own: Settings) -> None:
    async with Program(sandbox, own) as program:
        parent = await signed_up(program, "tr")
        [message] = await tips(program, parent, 1)
        [dutch] = await parent.taps("nl")
        assert WHY not in dutch.text
        [back] = await parent.taps("own")
        assert back.text == message.text


async def test_it_is_sent_once_it_is_translated(sandbox: Sandbox, own: Settings, folder: Path) -> None:
    assert main(["locales", "--content", str(folder)]) == 1
    translate(folder / "locales" / "tr.po", WHY, "Bunu her gün görüyoruz.")
    translate(folder / "locales" / "tr.po", "Kom eens langs in onze bieb.", "Bize de uğrayın.")
    async with Program(sandbox, own) as program:
        parent = await signed_up(program, "tr")
        [message] = await tips(program, parent, 1)
        assert "Bunu her gün görüyoruz." in message.text
        [dutch] = await parent.taps("nl")
        assert WHY in dutch.text
