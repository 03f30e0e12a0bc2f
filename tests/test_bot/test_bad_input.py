"""Whatever a person sends at whichever question: a kind answer, the same question, and nothing lost."""

from collections.abc import Awaitable, Callable

import pytest

from bot.catalogs import wordings
from bot.sandbox import Sandbox
from dialogs.phrases import words
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.talking import Parent, Program, question

STEPS = [*plek3(NL), ":confirm"]
Throw = Callable[[Parent], Awaitable[object]]
THROWN: dict[str, tuple[Throw, str]] = {
    "sticker": (lambda parent: parent.person.sends_sticker(), "een sticker kan ik niet lezen"),
    "photo": (lambda parent: parent.person.sends_photo("Sam"), "Ik bewaar de foto niet"),
    "voice": (lambda parent: parent.person.sends_voice(), "Ik kan nog niet luisteren"),
    "location": (lambda parent: parent.person.sends_location(), "Je plek heb ik niet nodig"),
    "document": (lambda parent: parent.person.sends_document(), "Dit kan ik niet lezen"),
    "unknown command": (lambda parent: parent.person.types("/onzin"), "Dit commando ken ik niet"),
    "long command": (lambda parent: parent.person.types("/" + "x" * 4095), "Dit commando ken ik niet"),
    "4096 signs": (lambda parent: parent.person.types("x" * 4096), ""),
    "4096 with spaces": (lambda parent: parent.person.types("x " * 2047 + "xx"), ""),
    "2048 emoji": (lambda parent: parent.person.types("🦊" * 2048), ""),
    "only control signs": (lambda parent: parent.person.types("\0\x01\u202e\u2069"), ""),
}


@pytest.mark.parametrize("thrown", THROWN)
async def test_thrown_at_every_question(parent: Parent, sandbox: Sandbox, thrown: str) -> None:
    throw, said = THROWN[thrown]
    await parent.does(*arriving(NL, "plek3"))
    for step in STEPS:
        asked = question([parent.person.last]).split("\n\n")[-1]
        await throw(parent)
        heard = await parent.hears()
        assert said in heard[0].text, step
        assert heard[-1].text.endswith(asked), step
        await parent.does(step)
    assert sandbox.staff
    assert "Voornaam" not in sandbox.staff.last.text
    assert "Kind: Sam, geboren in maart 2016\n" in sandbox.staff.last.text
    assert "\nGroep of klas: 6️⃣ Groep 6" in sandbox.staff.last.text


async def test_the_kind_answer_is_in_the_language_of_the_dialog(program: Program) -> None:
    for language, wording in wordings().items():
        parent = program.parent("Amina", "nl")
        await parent.does("/start", f":{language}", ":yes")
        await parent.person.sends_voice()
        assert (await parent.hears())[0].text.startswith(f"{wording.of(words('no_voice'))}\n"), language


async def test_an_edited_message_changes_nothing(parent: Parent, program: Program) -> None:
    await parent.does(*arriving(NL, "plek3"))
    number = await parent.person.types("Sam")
    await parent.hears()
    before = await program.session(parent.person)
    await parent.person.edits(number, "Noor")
    assert await parent.hears() == []
    assert await program.session(parent.person) == before


async def test_a_contact_where_no_number_is_asked(parent: Parent, program: Program) -> None:
    heard = await parent.does(*arriving(NL, "plek3"), "+31612345678")
    assert "Je nummer heb ik nu niet nodig" in heard[-1].text
    session = await program.session(parent.person)
    assert session
    assert "612345678" not in str(session)


async def test_a_contact_with_junk_for_a_number(parent: Parent) -> None:
    await parent.does(*arriving(NL, "plek3"), *STEPS[:8])
    heard = await parent.does("+999")
    assert "Dit nummer begrijp ik niet" in heard[-1].text
    heard = await parent.does(NL.phone)
    assert heard[-1].text.startswith("Welke taal spreken jullie")


async def test_a_group_is_sent_to_a_private_chat(parent: Parent, program: Program, sandbox: Sandbox) -> None:
    group = sandbox.group("Ouders van groep 6", [parent.person])
    await parent.person.types("Hallo allemaal", chat=group)
    await parent.person.types("/start plek3", chat=group)
    await program.rest()
    heard = await group.hears(0)
    assert [message.text for message in heard] == [
        "Praat met mij in een eigen gesprek. Dan blijft wat je vertelt van jou."
    ]
    assert program.rows("sessions") == []
    assert await parent.hears() == []
