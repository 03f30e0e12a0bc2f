"""A coordinator's afternoon with sign-ups: lists, cards, notes, colleagues, reasons; wholly in chat."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.actions.change_status import REASONS
from bot.sandbox import Message
from bot.settings import Settings
from dialogs.facts import Intake
from dialogs.loading import shipped
from storage import intakes
from tests.test_bot.journeys import NL, TONGUES, arriving, studiebegeleiding
from tests.test_bot.talking import Parent, Program, question
from tests.test_bot.teaming import leaves, team_member
from tests.test_bot.waiting import happened, library, opens, signed_up, statuses

TR = next(tongue for tongue in TONGUES if tongue.code == "tr")
BSN = "111222333"


@pytest.fixture
def given(given: Settings, tmp_path: Path) -> Settings:
    """Two groups of Plek 3."""
    return given.model_copy(update={"library": library(tmp_path, 1, 2)})


@pytest.fixture
async def joke(program: Program) -> Parent:
    return await team_member(program, "Joke", "coordinator")


def listed(heard: list[Message]) -> list[str]:
    """The numbers on the buttons of a list."""
    parts = [label.split(" ") for label in heard[-1].labels if " · " in label]
    return [part[1] for part in parts]


async def test_the_list_is_narrowed_down_by_tapping(program: Program, joke: Parent) -> None:
    _, turkish = await signed_up(program, TR)
    _, dutch = await signed_up(program, NL)
    heard = await joke.does("/team", ":intakes")
    assert listed(heard) == [turkish, dutch]
    assert heard[-1].labels[0].startswith(f"📥 {turkish} · Işıl · 0 d")
    heard = await joke.does(":filter", ":language", ":tr")
    assert listed(heard) == [turkish]
    assert "📋 1 aanmelding (alle open en 🗣️ Turks)" in question(heard)
    heard = await joke.does(":filter", ":status", ":placed")
    assert "Geen aanmeldingen" in question(heard)
    await joke.does(":filter", ":all")
    for filters in (["programme", "studiebegeleiding"], ["age", "13-99"], ["place", "west"], ["mine"]):
        assert listed(await joke.does(":filter", *(f":{one}" for one in filters))) == []
        await joke.does(":filter", ":all")
    for filters in (["programme", "plek3"], ["age", "10-12"], ["place", "none"], ["status", "new"]):
        assert listed(await joke.does(":filter", *(f":{one}" for one in filters))) == [turkish, dutch]


async def test_a_list_comes_in_pages_of_eight(program: Program, joke: Parent) -> None:
    parent, first = await signed_up(program, NL)
    family_id = program.rows("intakes")[0][1]
    more = [Intake(f"P3-AAA{number}", "plek3", "1", "new", date(2026, 11, 21)) for number in range(2, 10)]
    async with program.app.database.write() as tx:
        rows = [(family_id, parent.person.user_id, intake, "nl") for intake in more]
        await intakes.add(tx, rows, datetime.now(UTC))
    heard = await joke.does("/team", ":intakes")
    assert listed(heard) == [first, *(intake.reference for intake in more[:-1])]
    heard = await joke.taps("more")
    assert listed(heard) == [more[-1].reference]
    assert "⬇️ Meer" not in heard[-1].labels


async def test_from_card_to_card_in_the_list(program: Program, joke: Parent) -> None:
    """What drops out of the list on the way does not lose the place in it."""
    own = [(await signed_up(program, tongue))[1] for tongue in (TR, NL, TR)]
    heard = await joke.does("/team", ":intakes", ":filter", ":language", ":tr", f":{own[0]}")
    assert "➡️ Volgende" in heard[-1].labels
    heard = await joke.does(":placed", ":g1", ":following")
    assert own[2] in question(heard)
    assert "➡️ Volgende" not in heard[-1].labels
    heard = await joke.does(":done", ":filter", ":all", f":{own[1]}", ":following")
    assert own[2] in question(heard)
    heard = await joke.does("/team", ":intakes", ":search", own[1])
    assert "➡️ Volgende" not in (await joke.taps(own[1]))[-1].labels


async def test_the_menu_tells_what_there_is_to_do(program: Program, joke: Parent) -> None:
    assert "👍 Er is nu niets dat haast heeft." in question(await joke.types("/team"))
    await signed_up(program, NL)
    assert "📥 1 nieuwe aanmelding" in question(await joke.types("/team"))


async def test_a_child_is_found_by_name_and_a_sign_up_by_its_number(program: Program, joke: Parent) -> None:
    _, turkish = await signed_up(program, TR)
    _, dutch = await signed_up(program, NL)
    for typed, found in (("isil", turkish), ("SA", dutch), (dutch.lower(), dutch), (dutch[3:], dutch)):
        heard = await joke.does("/team", ":intakes", ":search", typed)
        assert listed(heard) == [found], typed
    heard = await joke.does(":again", "Willemijn")
    assert "Niets gevonden" in question(heard)


async def test_a_card_tells_all_and_changes_at_once(program: Program, joke: Parent) -> None:
    parent, own = await signed_up(program, NL)
    heard = await opens(joke, own)
    card = question(heard)
    assert "Kind: Sam, geboren in maart 2016" in card
    assert "+31 6 12345678" in card
    assert "Wie pakt dit op: nog niemand" in card
    heard = await joke.taps("taken")
    assert heard[0].text == "✅ Gedaan. De ouder krijgt bericht."
    assert "Stand: opgepakt" in question(heard)
    assert "Opgepakt door: Joke" in question(heard)
    assert "👋 Ik pak dit op" not in heard[-1].labels
    assert "Wij kijken nu naar de aanmelding van Sam." in (await parent.hears())[0].text
    heard = await joke.does(":placed", ":g2")
    assert "Groep: Groep 2 (vr 15:00-16:30)" in question(heard)
    assert statuses(program)[own] == ("placed", "g2")
    assert program.sandbox.staff
    assert "Stand: geplaatst" in next(one for one in program.sandbox.staff.messages if own in one.text).text


async def test_another_group_can_be_chosen(program: Program, joke: Parent) -> None:
    _, own = await signed_up(program, NL)
    await opens(joke, own)
    await joke.does(":placed", ":g1", ":placed")
    assert "👥 Groep 1 · 1 vrij" in joke.person.chat.messages[-1].labels
    await joke.does(":g2")
    assert happened(program, own) == [("new", None), ("placed", "g1"), ("placed", "g2")]


async def test_a_note_is_sealed_and_stands_in_the_history(program: Program, joke: Parent) -> None:
    _, own = await signed_up(program, NL)
    await opens(joke, own)
    heard = await joke.does(":note", f"Het nummer is {BSN}")
    assert "BSN" in question(heard)
    await joke.does("Belt liever in de avond", ":contacted")
    heard = await joke.taps("story")
    lines = question(heard).splitlines()
    assert [line.partition("· ")[2] for line in lines if " · " in line] == [
        "de ouder · nieuw",
        "Joke · Belt liever in de avond",
        "Joke · contact gehad",
    ]
    assert b"Belt liever" not in program.raw()


async def test_the_card_shows_the_newest_note_in_a_line(program: Program, joke: Parent) -> None:
    _, own = await signed_up(program, NL)
    assert "✏️" not in question(await opens(joke, own))
    heard = await joke.does(":note", "Belt liever\nin de avond")
    assert "✏️ 1 notitie: Belt liever in de avond" in question(heard).splitlines()
    heard = await joke.does(":note", "Moeder komt " * 20)
    [line] = [line for line in question(heard).splitlines() if line.startswith("✏️")]
    assert line.startswith("✏️ 2 notities. De nieuwste: Moeder komt Moeder")
    assert line.endswith("…")
    assert len(line) < 120


async def test_the_choice_of_a_group_shows_hours_and_the_days_that_were_asked_for(
    program: Program, joke: Parent
) -> None:
    _, own = await signed_up(program, NL)
    await opens(joke, own)
    heard = await joke.taps("placed")
    assert "👥 Groep 1 (vr 15:00-16:30)" in question(heard).splitlines()
    parent = program.parent("Amina")
    await parent.does(*arriving(NL, "studiebegeleiding"), *studiebegeleiding(NL), ":confirm")
    await opens(joke, str(program.rows("intakes")[-1][0]))
    lines = question(await joke.taps("waiting")).splitlines()
    assert [line.partition(":")[0] for line in lines if line] == [
        "Dagen",
        "👥 Studiebegeleiding Centrum (ma 16",
        "Welke groep?",
    ]


async def test_what_was_closed_by_mistake_is_opened_again(program: Program, joke: Parent) -> None:
    parent, own = await signed_up(program, NL)
    await opens(joke, own)
    await joke.does(":placed", ":g1", ":close", ":stopped")
    await parent.hears()
    heard = await joke.taps("reopen")
    assert heard[0].text == "✅ Gedaan. De ouder krijgt bericht."
    assert "Stand: opgepakt" in question(heard)
    assert "Opgepakt door: Joke" in question(heard)
    assert "Groep: " not in question(heard)
    assert "Wij kijken nu naar de aanmelding van Sam." in (await parent.hears())[0].text
    assert statuses(program)[own] == ("taken", None)
    assert [what for what, _ in happened(program, own)[-3:]] == ["closed", "taken", "assigned"]
    assert program.sandbox.staff
    card = next(one for one in program.sandbox.staff.messages if own in one.text)
    assert "Stand: opgepakt" in card.text
    assert "📞 Contact gehad" in card.labels
    assert "👥 Groep 1 · 1 vrij" in (await joke.taps("placed"))[-1].labels


async def test_what_the_parent_took_back_is_not_opened_again(program: Program, joke: Parent) -> None:
    parent, own = await signed_up(program, NL)
    await parent.does("/status", ":withdraw", f":{own}", ":yes")
    assert "↩️ Weer openen" not in (await opens(joke, own))[-1].labels


async def test_what_is_over_is_not_opened_beside_a_newer_sign_up(program: Program, joke: Parent) -> None:
    """Also by the button of an older card."""
    parent, own = await signed_up(program, NL)
    await opens(joke, own)
    heard = await joke.does(":close", ":unreachable")
    assert "↩️ Weer openen" in heard[-1].labels
    async with program.app.database.write() as tx:
        family, again = (
            program.rows("intakes")[0][1],
            Intake("P3-AAA2", "plek3", "1", "new", date(2026, 11, 21)),
        )
        await intakes.add(tx, [(family, parent.person.user_id, again, "nl")], datetime.now(UTC))
    heard = await joke.taps("reopen")
    assert "Stand: afgesloten" in question(heard)
    assert "↩️ Weer openen" not in heard[-1].labels
    assert statuses(program)[own][0] == "closed"


async def test_a_colleague_gets_a_sign_up_and_opens_it_by_the_button(program: Program, joke: Parent) -> None:
    samira = await team_member(program, "Samira", "coordinator")
    await samira.types("/team")
    await team_member(program, "Daan", "volunteer")
    _, own = await signed_up(program, NL)
    heard = await opens(joke, own)
    heard = await joke.taps("assign")
    assert "👤 Samira" in heard[-1].labels
    assert {"👤 Joke", "👤 Daan"}.isdisjoint(heard[-1].labels)
    heard = await joke.taps(str(samira.person.user_id))
    assert "Opgepakt door: Samira" in question(heard)
    [told] = await samira.hears()
    assert told.text == f"📥 Joke gaf je aanmelding {own}."
    assert "Opgepakt door: Samira" in question(await samira.taps(f"/deze_aanmelding:{own}"))
    heard = await samira.does("/team", ":intakes", ":filter", ":mine")
    assert listed(heard) == [own]


@pytest.mark.parametrize("reason", ["finished", "unreachable"])
async def test_closing_asks_why(program: Program, joke: Parent, reason: str) -> None:
    parent, own = await signed_up(program, NL)
    await opens(joke, own)
    heard = await joke.does(":close", f":{reason}")
    assert "Stand: afgesloten" in question(heard)
    assert "📁 Afsluiten" not in heard[-1].labels
    assert happened(program, own)[-1] == ("closed", reason)
    assert "De aanmelding van Sam is nu afgesloten." in (await parent.hears())[0].text


async def test_another_reason_is_told_in_words(program: Program, joke: Parent) -> None:
    _, own = await signed_up(program, NL)
    await opens(joke, own)
    await joke.does(":close", ":other", "Verhuisd naar Drenthe")
    assert happened(program, own)[-1] == ("closed", "other")
    assert "Verhuisd naar Drenthe" in question(await joke.taps("story"))


def test_the_reasons_are_those_that_can_be_tapped() -> None:
    choices = shipped().nodes["aanmelding.close"].choices
    assert tuple(sorted(REASONS)) == tuple(sorted(set(choices) - {"card"}))


async def test_a_sign_up_that_is_gone_is_told_so(program: Program, joke: Parent) -> None:
    parent, own = await signed_up(program, NL)
    await opens(joke, own)
    await parent.does("/verwijder", ":yes")
    heard = await joke.taps("taken")
    assert "Deze aanmelding bestaat niet meer." in question(heard)


async def test_who_left_the_team_can_do_nothing_with_an_old_card(program: Program, joke: Parent) -> None:
    parent, own = await signed_up(program, NL)
    await opens(joke, own)
    await leaves(program, joke)
    heard = await joke.taps("taken")
    assert "Sam" not in heard[0].text
    assert statuses(program)[own][0] == "new"
    assert await parent.hears() == []
    assert [row[2] for row in program.rows("audit") if not row[5]] == [joke.person.user_id]


async def test_a_programme_of_one_group_needs_no_choice_in_the_group_chat(program: Program) -> None:
    parent = program.parent("Amina")
    await parent.does(*arriving(NL, "studiebegeleiding"), *studiebegeleiding(NL), ":confirm")
    staff, group = program.sandbox.staff_person, program.sandbox.staff
    assert staff
    assert group
    await staff.taps("⏳ Wachtlijst", chat=group)
    assert "nummer 1 op de wachtlijst" in (await parent.hears())[0].text
