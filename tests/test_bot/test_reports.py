"""'This is not good language': two taps of a parent, and the list in the staff chat."""

from collections.abc import Iterator

import pytest

from bot.catalogs import wordings
from bot.sandbox import Group, Person, Sandbox
from dialogs.scripts import fingerprint
from storage import language_reports
from tests.test_bot.journeys import NL, arriving
from tests.test_bot.talking import Parent, Program, question

NODE = "welkom.language"
NO_REPORTS = "👍 Er zijn geen meldingen over taal."


@pytest.fixture
def team(sandbox: Sandbox) -> tuple[Person, Group]:
    """A coordinator, and the chat they sit in."""
    assert sandbox.staff_person
    assert sandbox.staff
    return sandbox.staff_person, sandbox.staff


@pytest.fixture
async def reported(program: Program) -> None:
    """Two parents found the first Turkish question bad, one the Arabic one."""
    for name, language in (("Elif", "tr"), ("Can", "tr"), ("ياسمين", "ar")):
        await program.parent(name, language).does("/start", ":.language", ":report")


def reports(program: Program) -> Iterator[tuple[str, str]]:
    """Node and language of each report that is open."""
    return ((row[1], row[2]) for row in program.rows("language_reports"))


async def opened(program: Program, team: tuple[Person, Group]) -> Group:
    """The staff chat after /taalmeldingen."""
    person, group = team
    await person.types("/taalmeldingen", chat=group)
    await program.rest()
    return group


async def test_two_taps_report_the_question_and_go_back_to_it(program: Program, parent: Parent) -> None:
    await parent.does(*arriving(NL), ":.language")
    heard = await parent.taps("report")
    assert "Dank je wel" in heard[0].text
    assert question(heard) == "Wat wil je doen?"
    assert list(reports(program)) == [("menu.home", "nl")]


async def test_once_is_enough(program: Program, parent: Parent) -> None:
    await parent.does("/start", ":.language", ":report", ":.language", ":report")
    assert list(reports(program)) == [(NODE, "nl")]


@pytest.mark.usefixtures("reported")
async def test_the_team_sees_how_many_and_which(program: Program, team: tuple[Person, Group]) -> None:
    group = await opened(program, team)
    listed = group.last
    assert "Meldingen over taal" in listed.text
    assert listed.data == ["words:ar", "words:tr"]
    arabic, turkish = listed.labels
    assert "Arabisch" in arabic
    assert "1" in arabic
    assert "Turks" in turkish
    assert "2" in turkish
    await team[0].taps("words:tr", chat=group)
    await program.rest()
    assert group.last.message_id == listed.message_id
    assert f"{NODE} (2×)" in group.last.text
    assert wordings()["tr"].of("In welke taal wil je praten?") in group.last.text
    assert group.last.labels == [f"✅ {NODE}", "⬅️ Alle talen"]


@pytest.mark.usefixtures("reported")
async def test_what_is_settled_is_gone(program: Program, team: tuple[Person, Group]) -> None:
    group = await opened(program, team)
    await team[0].taps("words:tr", chat=group)
    await program.rest()
    query = await team[0].taps(f"✅ {NODE}", chat=group)
    assert (await program.toast(team[0], query)).text == f"✅ {NODE} is klaar."
    await program.rest()
    assert group.last.labels == ["⬅️ Alle talen"]
    await team[0].taps("⬅️ Alle talen", chat=group)
    await program.rest()
    assert group.last.data == ["words:ar"]
    assert list(reports(program)) == [(NODE, "ar")]


@pytest.mark.usefixtures("reported")
async def test_two_coordinators_at_once(program: Program, team: tuple[Person, Group]) -> None:
    group = await opened(program, team)
    data = f"words:tr:{fingerprint(NODE)}"
    for told in (f"✅ {NODE} is klaar.", "Dat stond er al."):
        query = await team[0].forges(data, chat=group)
        assert (await program.toast(team[0], query)).text == told
    assert list(reports(program)) == [(NODE, "ar")]


async def test_without_reports_there_is_nothing_to_tap(program: Program, team: tuple[Person, Group]) -> None:
    group = await opened(program, team)
    assert (group.last.text, group.last.labels) == (NO_REPORTS, [])


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize("data", ["words", "words:tr", f"words:tr:{fingerprint(NODE)}"])
@pytest.mark.parametrize("where", ["private", "other group"])
async def test_nobody_else_may(program: Program, parent: Parent, data: str, where: str) -> None:
    await parent.types("/start")
    chat = program.sandbox.group("Elders", [parent.person]) if where == "other group" else None
    query = await parent.person.forges(data, message_id=1, chat=chat)
    assert (await program.toast(parent.person, query)).text == "Alleen het team mag dit doen."
    assert await parent.hears() == []
    assert len(list(reports(program))) == 3


@pytest.mark.usefixtures("reported")
async def test_the_command_is_for_the_staff_chat(program: Program, parent: Parent) -> None:
    await parent.types("/start")
    heard = await parent.types("/taalmeldingen")
    assert "Dit commando ken ik niet." in heard[-1].text
    elsewhere = program.sandbox.group("Elders", [parent.person])
    await parent.person.types("/taalmeldingen", chat=elsewhere)
    await program.rest()
    assert "Meldingen" not in elsewhere.last.text


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize("data", ["words:xx", "words:tr:ffff", "words:tr:a:b", "words:", "words:tr:"])
async def test_forged_buttons_settle_nothing(program: Program, team: tuple[Person, Group], data: str) -> None:
    group = await opened(program, team)
    query = await team[0].forges(data, chat=group)
    await program.toast(team[0], query)
    await program.rest()
    assert len(list(reports(program))) == 3
    assert program.rows("set_aside") == []


@pytest.mark.parametrize("language", ["nl", "uk", "so", "es"])
async def test_the_longest_texts_fit_in_one_message(
    program: Program, team: tuple[Person, Group], language: str
) -> None:
    around = program.app.turns.around
    spoken = {
        node: sum(len(around.wordings[language].of(text)) for text in (*one.say, one.ask or ""))
        for node, one in around.trees.nodes.items()
    }
    longest = sorted(spoken, key=lambda node: spoken[node])[-20:]
    async with program.app.database.write() as tx:
        await language_reports.add(tx, [(node, language, "w") for node in longest], program.app.turns.clock())
    group = await opened(program, team)
    await team[0].forges(f"words:{language}", chat=group)
    await program.rest()
    assert [call.error for call in program.sandbox.sent if call.method == "editMessageText"] == [None]
    assert len(group.last.labels) > 5
