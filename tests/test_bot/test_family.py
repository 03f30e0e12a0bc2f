"""A family that comes back: children and phone are offered again, a sign-up made before is recognised."""

import pytest

from bot.sandbox import Message
from tests.test_bot.journeys import NL, arriving, plek3, studiebegeleiding
from tests.test_bot.talking import Parent, Program


@pytest.fixture
async def family(parent: Parent) -> Parent:
    """A parent with one child in Plek 3."""
    await parent.does(*arriving(NL, "plek3"), *plek3(NL), ":confirm", ":nothing")
    return parent


def texts(heard: list[Message]) -> str:
    return "\n".join(message.text for message in heard)


async def test_the_same_child_and_programme_is_recognised(family: Parent, program: Program) -> None:
    heard = await family.does(":plek3")
    assert heard[-1].labels[0] == "🧒 Sam"
    heard = await family.taps("1")
    assert "Voor Sam is er al een aanmelding, nummer P3-" in heard[-1].text
    await family.taps("menu")
    assert len(program.rows("intakes")) == 1


async def test_the_same_child_typed_again_is_recognised(family: Parent) -> None:
    heard = await family.does(":plek3", ":new", "sam", "3-2016")
    assert "is er al een aanmelding" in heard[-1].text


async def test_the_known_child_and_phone_are_offered_for_another_programme(
    family: Parent, program: Program
) -> None:
    await family.does(":studiebegeleiding", ":parent", ":1")
    journey = studiebegeleiding(NL)
    start, phone = journey.index(":po"), journey.index(NL.phone)
    heard = await family.does(*journey[start:phone])
    assert heard[-1].labels[0] == "📱 +31 6 12345678"
    await family.person.taps(heard[-1].data[0])
    await family.hears()
    heard = await family.does(*journey[phone + 1 :], ":confirm")
    assert "Gelukt!" in texts(heard)
    assert len(program.rows("children")) == 1
    assert len(program.rows("intakes")) == 2


async def test_a_second_child_is_added(family: Parent, program: Program) -> None:
    journey = plek3(NL)
    journey[:2] = [":new", "Noor", "mei 2014"]
    journey[journey.index(NL.phone)] = ":other"
    journey.insert(journey.index(":other") + 1, "020 7654321")
    heard = await family.does(":plek3", *journey, ":confirm")
    assert "Noor is aangemeld" in texts(heard)
    assert len(program.rows("children")) == len(program.rows("intakes")) == 2


async def test_status_shows_what_staff_did(family: Parent, program: Program) -> None:
    staff, group = program.sandbox.staff_person, program.sandbox.staff
    assert staff
    await staff.taps("⏳ Wachtlijst", chat=group)
    await program.rest()
    heard = await family.types("/status")
    assert "Plek 3 · Sam: op de wachtlijst" in heard[-1].text


async def test_after_withdrawing_the_child_may_sign_up_again(family: Parent, program: Program) -> None:
    heard = await family.does("/status", ":withdraw")
    await family.person.taps(heard[-1].data[0])
    await family.hears()
    await family.does(":yes")
    heard = await family.does("/start", ":plek3", ":1", ":groep6")
    assert "Heeft de leerkracht" in heard[-1].text
    assert [row[3] for row in program.rows("intake_events")] == ["new", "withdrawn"]
