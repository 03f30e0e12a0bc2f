"""A group is full: the line, the offer that ends, the next one, the place; wholly in chat."""

from datetime import date
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.settings import Settings
from bot.telling import PREFIX, offered, wanted
from storage import carers, waiting
from storage.carers import Carer
from tests.test_bot.journeys import NL, TONGUES
from tests.test_bot.referring import tick
from tests.test_bot.talking import Parent, Program, question
from tests.test_bot.teaming import team_member
from tests.test_bot.waiting import days_from_now, happened, library, opens, signed_up, statuses

TR = next(tongue for tongue in TONGUES if tongue.code == "tr")


@pytest.fixture
def given(given: Settings, tmp_path: Path) -> Settings:
    """One group, with one place."""
    return given.model_copy(update={"library": library(tmp_path, 1)})


@pytest.fixture
async def joke(program: Program) -> Parent:
    return await team_member(program, "Joke", "coordinator")


async def placed(joke: Parent, reference: str) -> None:
    await opens(joke, reference)
    await joke.does(":placed", ":g1")


async def waits(joke: Parent, reference: str) -> None:
    await opens(joke, reference)
    await joke.does(":waiting", ":any")


async def full(program: Program, joke: Parent) -> tuple[Parent, str]:
    """The one place is taken: by whom."""
    parent, reference = await signed_up(program, NL)
    await placed(joke, reference)
    await parent.hears()
    return parent, reference


async def is_put_in_line(joke: Parent, parent: Parent, reference: str) -> None:
    """The group is full; the parent reads the number in line, in Turkish, in Dutch and back."""
    await opens(joke, reference)
    heard = await joke.does(":placed", ":g1")
    assert question(heard) == "Deze groep is vol. Op de wachtlijst?"
    heard = await joke.taps("yes")
    assert "nummer 1 op de wachtlijst" in heard[0].text
    [own] = await parent.hears()
    [dutch] = await parent.taps("nl")
    assert dutch.text.startswith("⏳ Işıl is nummer 1 op de wachtlijst.")
    [back] = await parent.taps("own")
    assert back.text == own.text


async def lets_its_offer_end(program: Program, parent: Parent, other: Parent) -> None:
    """The place that came free is offered for three days, and nobody else hears of it meanwhile."""
    await tick(program, days_from_now(1))
    assert len(await parent.hears()) == 1
    [offered] = await parent.taps("nl")
    assert "Er is een plek voor Işıl! Het is Groep 1 (vr 15:00-16:30)." in offered.text
    await tick(program, days_from_now(3))
    assert await other.hears() == await parent.hears() == []
    await tick(program, days_from_now(5))
    assert len(await parent.hears()) == 1
    [over] = await parent.taps("nl")
    assert "De plek gaat nu naar een ander kind." in over.text


async def test_by_way_of_the_line_and_an_offer_in_time_to_a_place(
    program: Program, joke: Parent, sandbox: Sandbox
) -> None:
    first, its = await full(program, joke)
    slow, slows = await signed_up(program, TR)
    third, thirds = await signed_up(program, NL)
    assert statuses(program)[its] == ("placed", "g1")

    await is_put_in_line(joke, slow, slows)
    await waits(joke, thirds)
    assert "Sam is nummer 2 op de wachtlijst" in (await third.hears())[0].text
    await tick(program, days_from_now(1))
    assert await third.hears() == await slow.hears() == []
    assert "Sam is nummer 2 op de wachtlijst" in question(await third.types("/status"))
    assert "wachtlijst" not in question(await first.types("/status"))

    await first.does("/status", ":withdraw", f":{its}", ":yes")
    await lets_its_offer_end(program, slow, third)
    assert "Er is een plek voor Sam!" in (await third.hears())[0].text
    heard = await third.taps(f"/aanbod:{thirds}")
    assert "Wil je de plek?" in question(heard)
    heard = await third.taps("accept")
    assert heard[0].text.startswith("🎉 Fijn! De plek is voor Sam.")
    assert statuses(program) == {
        its: ("withdrawn", "g1"),
        slows: ("waiting_list", "g1"),
        thirds: ("placed", "g1"),
    }
    assert happened(program, thirds) == [
        ("new", None),
        ("waiting_list", None),
        ("offered", "g1"),
        ("placed", "g1"),
    ]
    assert happened(program, slows)[-2:] == [("offered", "g1"), ("expired", "g1")]
    assert sandbox.staff
    card = next(one for one in sandbox.staff.messages if thirds in one.text)
    assert "Stand: geplaatst" in card.text
    heard = await opens(joke, slows)
    assert "In de rij: nummer 1" in question(heard)


async def test_an_old_offer_leads_to_how_it_stands_now(program: Program, joke: Parent) -> None:
    _, its = await full(program, joke)
    parent, own = await signed_up(program, NL)
    await waits(joke, own)
    await opens(joke, its)
    await joke.does(":close", ":stopped")
    await tick(program, days_from_now(1))
    await parent.taps(f"/aanbod:{own}")
    await tick(program, days_from_now(5))
    heard = await parent.taps("accept")
    assert "Sam is nummer 1 op de wachtlijst." in question(heard)
    assert statuses(program)[own] == ("waiting_list", None)


async def test_not_now_is_left_alone_for_a_week_and_no_longer_ends_it(program: Program, joke: Parent) -> None:
    parent, own = await signed_up(program, NL)
    await waits(joke, own)
    await tick(program, days_from_now(1))
    heard = await parent.does(f":/aanbod:{own}", ":later")
    assert "Sam blijft op de wachtlijst." in heard[0].text
    await tick(program, days_from_now(2))
    assert await parent.hears() == []
    await tick(program, days_from_now(9))
    assert "Er is een plek voor Sam!" in (await parent.hears())[0].text
    heard = await parent.does(f":/aanbod:{own}", ":no", ":yes")
    assert "staat niet meer op de wachtlijst" in heard[0].text
    assert statuses(program)[own][0] == "closed"
    assert happened(program, own)[-1] == ("closed", "not_needed")
    assert program.rows("waiting") == program.rows("offers") == []


async def test_nothing_is_offered_at_night(program: Program, joke: Parent) -> None:
    parent, own = await signed_up(program, NL)
    await waits(joke, own)
    await parent.hears()
    await tick(program, days_from_now(1).replace(hour=23))
    assert await parent.hears() == []
    await tick(program, days_from_now(2).replace(hour=8))
    assert len(await parent.hears()) == 1


async def test_each_month_is_asked_and_silence_is_seen_by_a_coordinator(
    program: Program, joke: Parent
) -> None:
    await full(program, joke)
    parent, own = await signed_up(program, NL)
    await waits(joke, own)
    await parent.hears()
    assert await asked(parent, 31)
    heard = await parent.does(f":/aanbod:{own}", ":yes")
    assert heard[0].text == "👍 Goed. Je hoort het als er plek is."
    assert happened(program, own)[-1] == ("stays", None)
    # The answer counts from now, so the next question is a month from now again.
    assert [await asked(parent, days) for days in (31, 32, 62, 93, 124)] == [True, False, True, False, False]
    assert statuses(program)[own][0] == "waiting_list"
    async with program.app.database.read() as tx:
        assert await waiting.silent(tx, days_from_now(62)) == []
        assert await waiting.silent(tx, days_from_now(93)) == [own]


async def asked(parent: Parent, days: int) -> bool:
    """Whether this parent is asked on that day, in so many days, whether the child still waits."""
    await tick(parent.program, days_from_now(days))
    return any("Wil je nog een plek?" in one.text for one in await parent.hears())


async def test_the_offer_of_another_family_cannot_be_taken(program: Program, joke: Parent) -> None:
    _, own = await signed_up(program, NL)
    await waits(joke, own)
    await tick(program, days_from_now(1))
    stranger, _ = await signed_up(program, NL)
    await stranger.person.forges(f"0:/aanbod:{own}")
    heard = await stranger.hears()
    assert heard[0].text == "🙂 Hier hoef je nu niets te kiezen."
    assert statuses(program)[own][0] == "waiting_list"


async def test_another_carer_may_say_yes_and_who_signed_up_hears_it(program: Program, joke: Parent) -> None:
    parent, own = await signed_up(program, NL)
    await waits(joke, own)
    await tick(program, days_from_now(1))
    other = program.parent("Omar")
    await other.types("/start")
    async with program.app.database.write() as tx:
        await carers.save(tx, {other.person.user_id: (program.rows("intakes")[0][1], Carer())})
    await parent.hears()
    await other.person.forges(f"0:/aanbod:{own}")
    await other.hears()
    heard = await other.taps("accept")
    assert heard[0].text.startswith("🎉 Fijn! De plek is voor Sam.")
    assert "Er is een plek voor Sam!" in (await parent.hears())[0].text
    assert statuses(program)[own] == ("placed", "g1")


async def test_who_looks_after_it_hears_what_the_family_chose(program: Program, joke: Parent) -> None:
    parent, own = await signed_up(program, NL)
    await opens(joke, own)
    await joke.does(":taken", ":waiting", ":any")
    await tick(program, days_from_now(1))
    await joke.hears()
    await parent.does(f":/aanbod:{own}", ":accept")
    [told] = await joke.hears()
    assert told.text == f"🎉 {own}. De ouder neemt de plek."
    assert "Stand: geplaatst" in question(await joke.taps(f"/deze_aanmelding:{own}"))


async def test_who_wants_everything_deleted_leaves_the_line(program: Program, joke: Parent) -> None:
    parent, own = await signed_up(program, NL)
    await waits(joke, own)
    await tick(program, days_from_now(1))
    await parent.does("/verwijder", ":yes")
    assert program.rows("waiting") == program.rows("offers") == []


def test_a_button_of_the_longest_group_fits_in_telegram() -> None:
    data = f"{PREFIX}:P3-7K4F:{offered('g' * 32, date(2026, 11, 24))}:own"
    assert len(data.encode()) <= 64
    assert wanted(data) == ("P3-7K4F", f"offer.20261124.{'g' * 32}", "own")


@pytest.mark.parametrize(
    "told",
    ["waiting_list.", "waiting_list.x", "offer.20261399.g1", "offer.20261124", "offer", "no", "still.1"],
)
def test_forged_words_are_not_read(told: str) -> None:
    assert wanted(f"{PREFIX}:P3-7K4F:{told}:nl") is None


async def test_contact_with_who_waits_is_noted_and_the_place_in_line_kept(
    program: Program, joke: Parent
) -> None:
    _, its = await full(program, joke)
    parent, own = await signed_up(program, NL)
    await waits(joke, own)
    await parent.hears()
    await opens(joke, own)
    heard = await joke.taps("contacted")
    assert heard[0].text == "📞 Genoteerd. Dit kind houdt zijn plek. De ouder krijgt hiervan geen bericht."
    assert "In de rij: nummer 1" in question(heard)
    assert happened(program, own)[-1] == ("contacted", None)
    assert await parent.hears() == []
    await opens(joke, its)
    await joke.does(":close", ":stopped")
    await tick(program, days_from_now(1))
    assert "Er is een plek voor Sam!" in (await parent.hears())[0].text


async def test_who_was_silent_and_still_waits_is_offered_a_place_again(
    program: Program, joke: Parent
) -> None:
    _, its = await full(program, joke)
    parent, own = await signed_up(program, NL)
    await waits(joke, own)
    assert "👍 Wacht nog" not in (await opens(joke, own))[-1].labels
    async with program.app.database.write() as tx:
        for days in (-62, -31):
            await waiting.asked(tx, [own], days_from_now(days))
    assert "De ouder zegt niet of het kind nog wacht." in question(await opens(joke, own))
    heard = await joke.taps("still")
    assert heard[0].text.startswith("👍 Genoteerd. Dit kind wacht nog.")
    assert "👍 Wacht nog" not in heard[-1].labels
    assert "Joke · wacht nog" in question(await joke.taps("story"))
    await opens(joke, its)
    await joke.does(":close", ":stopped")
    await parent.hears()
    await tick(program, days_from_now(1))
    assert "Er is een plek voor Sam!" in (await parent.hears())[0].text


async def test_what_a_parent_ended_is_not_opened_again(program: Program, joke: Parent) -> None:
    parent, own = await signed_up(program, NL)
    await waits(joke, own)
    await tick(program, days_from_now(1))
    await parent.does(f":/aanbod:{own}", ":no", ":yes")
    heard = await opens(joke, own)
    assert "Stand: afgesloten" in question(heard)
    assert "↩️ Weer openen" not in heard[-1].labels
