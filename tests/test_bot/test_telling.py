"""What a parent hears of a sign-up can be read in Dutch and back, and leads to the card for the desk."""

from datetime import date

import pytest

from bot.sandbox import Message, Sandbox
from bot.telling import message
from dialogs.facts import Family, Intake
from tests.test_bot.journeys import NL, TONGUES, arriving, studiebegeleiding
from tests.test_bot.talking import Parent, Program

TR = next(tongue for tongue in TONGUES if tongue.code == "tr")
DESK = "🪪 Kaart voor de balie"


async def placed(parent: Parent, sandbox: Sandbox) -> Message:
    """The message that there is a place, after a whole sign-up."""
    assert sandbox.staff_person
    assert sandbox.staff
    await sandbox.staff_person.taps("🎉 Geplaatst", chat=sandbox.staff)
    [told] = await parent.hears()
    return told


@pytest.fixture
async def told(program: Program, sandbox: Sandbox) -> tuple[Parent, Message]:
    """A Turkish parent, and what they hear."""
    parent = program.parent(TR.name, "tr")
    await parent.does(*arriving(TR, "studiebegeleiding"), *studiebegeleiding(TR), ":confirm")
    return parent, await placed(parent, sandbox)


async def test_dutch_and_back_in_the_same_message(told: tuple[Parent, Message]) -> None:
    parent, own = told
    assert own.labels[0] == "🇳🇱 Nederlands"
    assert len(own.labels) == 2
    [dutch] = await parent.taps("nl")
    assert dutch.message_id == own.message_id
    assert "Er is een plek voor Işıl!" in dutch.text
    assert dutch.labels == ["🌐 Türkçe", DESK]
    [again] = await parent.taps("own")
    assert (again.message_id, again.text, again.labels) == (own.message_id, own.text, own.labels)


async def test_the_card_for_the_desk_is_in_dutch(told: tuple[Parent, Message], sandbox: Sandbox) -> None:
    parent, own = told
    heard = await parent.taps("/balie")
    card = next(one.text for one in heard if "Voor de balie" in one.text)
    assert own.message_id not in [one.message_id for one in heard]
    assert own.data[0].split(":")[1] in card
    assert "Voor: Işıl, geboren in maart 2016" in card
    assert "Stand: geplaatst" in card


async def test_a_dutch_parent_needs_no_dutch(parent: Parent, sandbox: Sandbox) -> None:
    await parent.does(*arriving(NL, "studiebegeleiding"), *studiebegeleiding(NL), ":confirm")
    assert (await placed(parent, sandbox)).labels == [DESK]


async def test_it_comes_back_in_the_language_that_is_spoken_now(told: tuple[Parent, Message]) -> None:
    parent, own = told
    await parent.taps("nl")
    await parent.does("/taal", ":en")
    [again] = await parent.taps("own")
    assert again.message_id == own.message_id
    assert "There is a place" in again.text or "place for" in again.text


@pytest.mark.parametrize("known", [True, False])
async def test_nobody_reads_what_is_about_another_family(
    told: tuple[Parent, Message], program: Program, known: bool
) -> None:
    _, own = told
    other = program.parent("Nieuwsgierig")
    await other.does(*arriving(NL) if known else ["/start"])
    await other.person.forges(own.data[0])
    assert await other.hears() == []
    assert program.rows("set_aside") == []


async def test_what_is_withdrawn_or_deleted_stays_as_it_was(told: tuple[Parent, Message]) -> None:
    parent, own = told
    await parent.does("/verwijder", ":yes")
    await parent.person.taps_old(own.message_id, own.data[0])
    assert await parent.hears() == []


@pytest.mark.parametrize("data", ["told:{}:verzonnen:nl", "told:{}:placed", "told:{}:placed:nl:x", "told:::"])
async def test_forged_buttons_change_nothing(
    told: tuple[Parent, Message], program: Program, data: str
) -> None:
    parent, own = told
    await parent.person.forges(data.format(own.data[0].split(":")[1]), message_id=own.message_id)
    await parent.hears()
    assert parent.person.chat.posts[own.message_id].seen().text == own.text
    assert program.rows("set_aside") == []


def test_in_a_language_that_is_no_longer_spoken_it_is_dutch_alone(program: Program) -> None:
    around = program.app.turns.around
    intake = Intake("SB-7K4F", "plek3", "1", "placed", date(2026, 11, 21))
    params = message(around, Family(language="xx", intakes=(intake,)), intake, "placed", "xx")
    assert "Er is een plek" in params["text"]
    assert [button["text"] for button in params["reply_markup"]["inline_keyboard"][0]] == [DESK]
