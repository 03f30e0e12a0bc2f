"""Words that point at danger: numbers at once, the dialog goes on, and nobody is told without being asked."""

import pytest

from bot.catalogs import wordings
from dialogs.phrases import words
from tests.test_bot.helping import Staff, asking
from tests.test_bot.journeys import NL, arriving
from tests.test_bot.talking import Parent, Program, question

HITS = "Mijn man slaat mij en mijn kind"


@pytest.fixture
def staff(program: Program) -> Staff:
    return Staff(program)


async def test_numbers_at_once_and_the_dialog_goes_on(parent: Parent, program: Program, staff: Staff) -> None:
    await parent.does(*arriving(NL), ":plek3")
    numbers, asked = await parent.types(HITS)
    assert [number for number in ("112", "0800-2000", "113", "0800-0113") if number not in numbers.text] == []
    assert "Wil je met iemand van de bibliotheek praten?" in numbers.text
    assert "Wanneer is" in question([asked])
    assert staff.texts == []
    heard = await parent.types("maart 2016")
    assert "In welke groep" in question(heard)


async def test_nothing_is_kept_because_of_it(parent: Parent, program: Program) -> None:
    await parent.does(*arriving(NL))
    heard = await parent.types(HITS)
    assert "Veilig Thuis" in heard[0].text
    assert HITS.encode() not in program.raw()
    session = await program.session(parent.person)
    assert "slaat" not in repr(session)


async def test_the_button_brings_them_to_a_person(parent: Parent, staff: Staff) -> None:
    await parent.does(*arriving(NL))
    numbers, _ = await parent.types(HITS)
    await parent.person.taps("🙋 Praten met een mens", numbers)
    [heard] = await parent.hears()
    assert "Je kunt altijd met iemand praten" in heard.text
    assert heard.message_id != numbers.message_id


async def test_handed_over_it_is_flagged(parent: Parent, staff: Staff) -> None:
    await parent.does(*arriving(NL))
    numbers, *_ = await asking(parent, HITS)
    assert "112" in numbers.text
    assert numbers.labels == []
    assert "⚠️ Let op." in staff.card.text
    assert staff.texts[-1].startswith("⚠️ ")


async def test_in_a_conversation_it_is_flagged(parent: Parent, staff: Staff) -> None:
    await parent.does(*arriving(NL))
    await asking(parent)
    assert "⚠️" not in staff.card.text
    [numbers] = await parent.types(HITS)
    assert "0800-2000" in numbers.text
    assert "⚠️ Let op." in staff.card.text
    assert staff.texts[-1].startswith("⚠️ ")


@pytest.mark.parametrize(
    ("language", "typed"), [("ti", "ሰብኣየይ ይወቕዓኒ"), ("ar", "زوجي يضربني"), ("pl", "Mąż mnie bije")]
)
async def test_in_the_language_of_the_parent(program: Program, language: str, typed: str) -> None:
    parent = program.parent("Somebody", language)
    await parent.does("/start", f":{language}", ":yes")
    numbers, *_ = await parent.types(typed)
    first = wordings()[language].of(words("danger_numbers")).partition("{")[0].strip()
    assert first in numbers.text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("typed", ["Ik ben doodmoe", "Mijn vader is dood", "Hij slaat een bal"])
async def test_a_near_miss(parent: Parent, typed: str) -> None:
    await parent.does(*arriving(NL))
    assert all("112" not in message.text for message in await parent.types(typed))
