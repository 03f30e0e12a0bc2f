"""Nobody drops out of the line unseen: who keeps silent, who blocked the bot, and whose group is gone."""

from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.settings import Settings
from storage import carers, intakes, waiting
from storage.carers import Carer
from tests.test_bot.attending import gone, shown
from tests.test_bot.journeys import NL
from tests.test_bot.referring import tick
from tests.test_bot.talking import Parent, Program, question
from tests.test_bot.teaming import team_member
from tests.test_bot.waiting import days_from_now, library, opens, signed_up, statuses


@pytest.fixture
def given(given: Settings, tmp_path: Path) -> Settings:
    """One group, with one place."""
    return given.model_copy(update={"library": library(tmp_path, 1)})


@pytest.fixture
async def joke(program: Program) -> Parent:
    return await team_member(program, "Joke", "coordinator")


async def waits(joke: Parent) -> tuple[Parent, str]:
    """A child in line for the free place."""
    parent, reference = await signed_up(joke.program, NL)
    await opens(joke, reference)
    await joke.does(":waiting", ":any")
    await parent.hears()
    return parent, reference


async def hears_on(parent: Parent, *days: int) -> list[str]:
    """What comes by itself in the mornings of these days."""
    for one in days:
        await tick(parent.program, days_from_now(one))
    return [one.text for one in await parent.hears()]


async def another_carer(parent: Parent) -> Parent:
    """Somebody else of the same family."""
    program = parent.program
    other = program.parent("Omar")
    await other.types("/start")
    async with program.app.database.write() as tx:
        await carers.save(tx, {other.person.user_id: (program.rows("intakes")[0][1], Carer())})
    await other.hears()
    return other


async def starts_again(program: Program, given: Settings, old: str, new: str) -> None:
    """With another file of the library."""
    await program.__aexit__(None, None, None)
    assert given.library
    words = given.library.read_text(encoding="utf-8")
    assert old in words
    given.library.write_text(words.replace(old, new), encoding="utf-8")
    await program.__aenter__()


async def test_who_lets_two_offers_pass_in_silence_is_offered_nothing_more(joke: Parent) -> None:
    parent, _ = await waits(joke)
    heard = await hears_on(parent, *range(1, 90))
    assert sum("Er is een plek voor Sam!" in one for one in heard) == 2


async def test_who_does_not_say_whether_the_child_still_waits_is_to_be_called(
    program: Program, joke: Parent
) -> None:
    silent, own = await waits(joke)
    async with program.app.database.write() as tx:
        for days in (-50, -8):
            await waiting.asked(tx, [own], days_from_now(days))
    heard = await joke.does("/aandacht")
    assert "📞 Gezin om te bellen: 1" in heard[-1].labels
    heard = await joke.does(":families")
    assert f"📋 {own} · Sam" in heard[-1].labels
    assert "📞" in shown(await joke.taps(own))
    heard = await joke.taps("card")
    assert "📞 De ouder zegt niet of het kind nog wacht. Bel even." in shown(heard)
    await silent.person.forges(f"0:/aanbod:{own}")
    await silent.hears()
    await silent.taps("yes")
    assert "📞 Gezin om te bellen: 1" not in (await joke.does("/aandacht"))[-1].labels


async def test_another_carer_is_offered_the_place_and_asked(program: Program, joke: Parent) -> None:
    parent, own = await waits(joke)
    other = await another_carer(parent)
    await gone(program, parent)
    assert "Er is een plek voor Sam!" in (await hears_on(other, 1))[0]
    assert "Ik hoorde niets over de plek voor Sam." in (await hears_on(other, 5))[0]
    assert await parent.hears() == []
    heard = await hears_on(other, 13)
    assert "Er is een plek voor Sam!" in heard[0]
    heard = [one.text for one in await other.does(f":/aanbod:{own}", ":accept")]
    assert heard[0].startswith("🎉 Fijn! De plek is voor Sam.")
    assert statuses(program)[own] == ("placed", "g1")


async def test_another_carer_is_asked_whether_the_child_still_waits(program: Program, joke: Parent) -> None:
    _, its = await signed_up(program, NL)
    await opens(joke, its)
    await joke.does(":placed", ":g1")
    parent, own = await signed_up(program, NL)
    await opens(joke, own)
    await joke.does(":waiting", ":any")
    other = program.parent("Omar")
    await other.types("/start")
    family = next(row[1] for row in program.rows("intakes") if row[0] == own)
    async with program.app.database.write() as tx:
        await carers.save(tx, {other.person.user_id: (family, Carer())})
    await other.hears()
    await gone(program, parent)
    assert "Wil je nog een plek?" in (await hears_on(other, 31))[0]


async def test_where_no_carer_can_be_reached_the_family_is_to_be_called(
    program: Program, joke: Parent
) -> None:
    parent, own = await waits(joke)
    other = await another_carer(parent)
    await gone(program, parent, other)
    assert await hears_on(parent, 1) == []
    assert program.rows("offers") == []
    heard = await joke.does("/aandacht", ":families")
    assert f"📋 {own} · Sam" in heard[-1].labels


async def test_who_was_called_while_an_offer_stands_stays_in_line(program: Program, joke: Parent) -> None:
    parent, own = await waits(joke)
    await hears_on(parent, 1)
    await opens(joke, own)
    await joke.does(":contacted")
    await parent.hears()
    [heard] = await hears_on(parent, 5)
    assert "Sam blijft op de wachtlijst." in heard
    assert statuses(program)[own] == ("waiting_list", None)


async def test_nobody_is_told_to_be_in_line_who_is_not(program: Program, joke: Parent) -> None:
    parent, own = await waits(joke)
    await hears_on(parent, 1)
    async with program.app.database.write() as tx:
        await intakes.change(tx, own, "contacted", "7", days_from_now(2))
    assert await hears_on(parent, 5) == []
    assert program.rows("offers") == []


async def test_a_place_in_a_group_that_is_gone_cannot_be_taken(
    program: Program, joke: Parent, given: Settings
) -> None:
    parent, own = await waits(joke)
    await hears_on(parent, 1)
    await parent.does(f":/aanbod:{own}")
    await starts_again(program, given, "id: g1, programme: plek3", "id: g7, programme: plek3")
    heard = await parent.taps("accept")
    assert "Sam is nummer 1 op de wachtlijst." in question(heard)
    assert statuses(program)[own] == ("waiting_list", None)
    assert "Er is een plek voor Sam!" in (await hears_on(parent, 2))[0]
    heard = await parent.taps("yes")
    assert "Wil je de plek?" in question(heard)
    await parent.taps("accept")
    assert statuses(program)[own] == ("placed", "g7")


async def test_who_was_first_is_first_when_the_group_of_the_offer_is_gone(
    program: Program, joke: Parent, given: Settings
) -> None:
    first, _ = await waits(joke)
    second, _ = await waits(joke)
    await hears_on(first, 1)
    await starts_again(program, given, "id: g1, programme: plek3", "id: g1, programme: studiebegeleiding")
    assert "Sam is nummer 1 op de wachtlijst" not in "".join(await hears_on(second, 2))
    await starts_again(program, given, "id: g1, programme: studiebegeleiding", "id: g7, programme: plek3")
    [heard] = await hears_on(first, 3)
    assert "Er is een plek voor Sam!" in heard
    assert await second.hears() == []


async def test_who_hears_that_the_offer_is_off_hears_the_place_in_line(
    program: Program, joke: Parent, given: Settings
) -> None:
    parent, _ = await waits(joke)
    await hears_on(parent, 1)
    await starts_again(program, given, "id: g1, programme: plek3", "id: g7, programme: studiebegeleiding")
    [heard] = await hears_on(parent, 2)
    assert heard.startswith("⏳ Sam is nummer 1 op de wachtlijst.")
    assert program.rows("offers") == []


async def test_status_asks_about_a_place_that_is_kept(
    program: Program, joke: Parent, sandbox: Sandbox
) -> None:
    """Whoever lost the message finds it there; without a colleague who looks after it the group hears yes."""
    parent, own = await waits(joke)
    await tick(program, days_from_now(1))
    heard = await parent.types("/status")
    assert "Er is een plek voor Sam!" in question(heard)
    await parent.taps("accept")
    assert sandbox.staff
    assert f"🎉 {own}. De ouder neemt de plek." in [one.text for one in sandbox.staff.messages]
    assert "er is een plek" in question(await parent.types("/status"))


async def test_no_place_is_kept_for_a_child_of_whom_nothing_is_to_be_heard(
    program: Program, joke: Parent
) -> None:
    parent, own = await signed_up(program, NL)
    await parent.does("/start voorleestips", ":tips", ":1", ":evening", ":once", ":.skip", ":.skip")
    await opens(joke, own)
    await joke.does(":waiting", ":any")
    await parent.does("/tips", ":stop", ":child", ":1")
    await tick(program, days_from_now(1))
    assert not [one for one in await parent.hears() if "Sam" in one.text]
    assert program.rows("offers") == []
