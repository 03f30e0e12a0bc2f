"""A coordinator builds an audience by buttons: each screen says whom it is for, and exactly how many."""

from datetime import UTC, date, datetime

import pytest

from dialogs.facts import Child, Family, Intake
from dialogs.plan import Plan
from dialogs.session import Session
from storage import families, intakes, sessions
from tests.test_bot.talking import Parent, Program, question
from tests.test_bot.teaming import leaves, team_member

NOW = datetime(2026, 11, 19, 11, tzinfo=UTC)
TIPS = Plan(days=(0,), streams=(("1", "tips"),))


def born(years: int) -> str:
    """The month so many years ago."""
    today = datetime.now(UTC).date()
    return f"{today.year - years}-{today.month:02d}"


def home(language: str, years: int, plan: Plan | None = None) -> Family:
    """A family with one child."""
    return Family(NOW.date(), language, "", "", (Child("1", "Sam", born(years)),), plan=plan or Plan())


async def neighbours(program: Program) -> None:
    """Four families: two read Turkish, two have tips, one of those stopped; one waits in West for Plek 3."""
    stopped = Plan(days=(0,))
    those = {1: home("tr", 3, TIPS), 2: home("nl", 3, TIPS), 3: home("nl", 3, stopped), 4: home("tr", 10)}
    waits = Intake("P3-2222", "plek3", "1", "waiting_list", date(2026, 11, 1), group="plek3_west")
    async with program.app.database.write() as tx:
        ids = await families.create(tx, those, NOW)
        await intakes.add(tx, [(ids[4], 4, waits, "tr")], NOW)


async def coordinator(program: Program) -> Parent:
    """Somebody who has just come to the list of what can be asked."""
    joke = await team_member(program, "Joke", "coordinator")
    await joke.does("/team")
    return await builds(joke)


async def builds(person: Parent) -> Parent:
    """This person has the screen before them that comes before the question."""
    revision = person.program.app.turns.around.trees.revision
    begun = Session(turn=7, revision=revision, language="nl", frames=("team.letters", "ontvangers.less"))
    async with person.program.app.database.write() as tx:
        await sessions.save(tx, {person.person.user_id: (begun, None)}, NOW)
    return person


async def overview(program: Program) -> tuple[Parent, str]:
    joke = await coordinator(program)
    return joke, question(await joke.types("Toch niet"))


async def test_everybody_first(program: Program) -> None:
    await neighbours(program)
    _, said = await overview(program)
    assert "👥 Voor alle gezinnen." in said
    assert "📬 3 gezinnen krijgen het.\n🗣️ Turks 2 en Nederlands 1\n⏱️" in said
    assert "🚫 1 gezin krijgt het niet:\n• wil geen berichten: 1" in said


async def test_several_of_one_and_one_less(program: Program) -> None:
    await neighbours(program)
    joke, _ = await overview(program)
    said = question(await joke.does(":language", ":tr", ":ar", ":.done"))
    assert "👥 Voor deze gezinnen:\n• Taal: Turks of Arabisch" in said
    assert "📬 2 gezinnen krijgen het." in said
    said = question(await joke.does(":age", ":24", ":72"))
    assert "• Een kind van 2 jaar tot 6 jaar\n• Taal: Turks of Arabisch" in said
    assert "📬 1 gezin krijgt het." in said
    said = question(await joke.does(":less", ":language"))
    assert "Taal" not in said
    assert "📬 2 gezinnen krijgen het." in said
    said = question(await joke.does(":everybody"))
    assert "👥 Voor alle gezinnen." in said


async def test_places_are_ticked_one_by_one(program: Program) -> None:
    await neighbours(program)
    joke, _ = await overview(program)
    heard = await joke.does(":place", ":west", ":centrum")
    ticked = [label for row in heard[-1].buttons for label, _ in row][:2]
    assert ticked == ["☑️ 📍 Bibliotheek Centrum", "☑️ 📍 Bibliotheek West"]
    said = question(await joke.does(":centrum", ":ready"))
    assert "• Plek: Bibliotheek West" in said
    assert "📬 1 gezin krijgt het." in said
    assert "🚫 3 gezinnen krijgen het niet:\n• de plek is niet bekend: 3" in said


async def test_what_is_asked_of_a_child_holds_for_one(program: Program) -> None:
    await neighbours(program)
    joke, _ = await overview(program)
    said = question(await joke.does(":programme", ":plek3", ":.done", ":stream", ":tips", ":.done"))
    assert "• Aanmelding voor Plek 3\n• Krijgt voorleestips" in said
    assert "Dat moet kloppen voor één en hetzelfde kind." in said
    assert "📬 0 gezinnen krijgen het.\n\n❗ Dit past bij geen enkel gezin." in said
    with pytest.raises(StopIteration):
        joke.button("ready")
    said = question(await joke.does(":less", ":stream", ":status", ":waiting_list", ":.done"))
    assert "📬 1 gezin krijgt het." in said


async def test_what_was_chosen_is_left_behind(program: Program) -> None:
    await neighbours(program)
    joke, _ = await overview(program)
    await joke.does(
        ":language", ":tr", ":.done", ":age", ":0", ":1200", ":place", ":west", ":ready", ":ready"
    )
    session = await program.session(joke.person)
    assert session
    assert session.frames == ("team.home",)
    kept = {path: session.answers[path] for path in ("audience.language", "audience.age", "audience.place")}
    assert kept == {"audience.language": ("tr",), "audience.age": "0-1200", "audience.place": "west"}


async def test_who_left_the_team_counts_nobody(program: Program) -> None:
    await neighbours(program)
    joke = await coordinator(program)
    await leaves(program, joke)
    said = "\n".join(message.text for message in await joke.types("Toch niet"))
    assert "gezin" not in said
    refused = [tuple(row[3:]) for row in program.rows("audit")]
    assert ("team.errand", "audience_parts", 0) in refused
