"""Names that could spoil a message: each is shown as it is, to the parent and to staff."""

import pytest

from bot.sandbox import Message, Sandbox
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.talking import Parent

SHOWN = {
    "<b>Bo</b> & Co": "<b>Bo</b> & Co",
    "&lt;i&gt;": "&lt;i&gt;",
    "Sam 🦊": "Sam 🦊",
    "👨‍👩‍👧 Li": "👨‍👩‍👧 Li",
    "يوسف": "\u2068يوسف\u2069",
    "משה ben": "\u2068משה ben\u2069",
    "Jo\0ris\x07": "Joris",
    "\u202eSam\u202c": "Sam",
    "{library.phone}": "{library.phone}",
    "Zoë-Ann O'Neill": "Zoë-Ann O'Neill",
    "李": "李",
}


async def test_a_name_is_shown_as_it_is(parent: Parent, sandbox: Sandbox) -> None:
    await parent.does(*arriving(NL, "plek3"))
    for typed, shown in SHOWN.items():
        heard = await parent.types(typed)
        assert heard[-1].text == f"Wanneer is {shown} geboren?"
        assert _bold(heard[-1]) == [heard[-1].text]
        await parent.taps(".back")
    assert not [call.error for call in sandbox.sent if call.error]


@pytest.mark.parametrize("typed", ["<b>Bo</b> & Co", "👨‍👩‍👧 Li", "يوسف"])
async def test_and_so_it_is_on_the_card(parent: Parent, sandbox: Sandbox, typed: str) -> None:
    await parent.does(*arriving(NL, "plek3"), typed, *plek3(NL)[1:], ":confirm")
    assert sandbox.staff
    card = sandbox.staff.last
    assert f"\nKind: {SHOWN[typed]}, geboren in maart 2016\n" in card.text
    assert _bold(card) == [card.text.split("\n")[0]]
    assert not [call.error for call in sandbox.sent if call.error]


@pytest.mark.parametrize("typed", ["x" * 41, "🦊" * 5, "12", "?!"])
async def test_what_is_no_name_is_asked_again(parent: Parent, typed: str) -> None:
    heard = await parent.does(*arriving(NL, "plek3"), typed)
    assert heard[-1].text.endswith("Hoe heet je kind? Typ alleen de voornaam.")


async def test_a_telegram_name_with_markup_is_of_no_use(program_parent: Parent) -> None:
    heard = await program_parent.does(*arriving(NL))
    assert heard[-1].text == "Wat wil je doen?"


@pytest.fixture
def program_parent(parent: Parent) -> Parent:
    """Somebody whose own Telegram name is markup."""
    return parent.program.parent("<b>& \u202e</b>", "nl")


def _bold(message: Message) -> list[str]:
    text = message.text.encode("utf-16-le")
    return [
        text[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
        for entity in message.entities
        if entity["type"] == "bold"
    ]
