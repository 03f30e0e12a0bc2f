"""A citizen service number typed anywhere is not stored, and the person is told why."""

import pytest

from tests.test_bot.journeys import NL, arriving, plek3, studiebegeleiding
from tests.test_bot.talking import Parent, Program

DIGITS = "111222333"
TYPED = (DIGITS, "1112 22 333", "111.222.333", "١١١٢٢٢٣٣٣", f"BSN: {DIGITS}, dank u")
JOURNEYS = {"plek3": plek3(NL), "studiebegeleiding": studiebegeleiding(NL)}


@pytest.mark.parametrize("programme", JOURNEYS)
async def test_at_each_question(parent: Parent, program: Program, programme: str) -> None:
    """At a phone number, which is digits too, in each form; elsewhere in turn."""
    await parent.does(*arriving(NL, programme))
    for place, step in enumerate([*JOURNEYS[programme], ":confirm"]):
        for typed in TYPED if step == NL.phone else (TYPED[place % len(TYPED)],):
            heard = await parent.types(typed)
            assert "Dit lijkt een BSN" in heard[-1].text, (step, typed)
            await _holds_none(program, parent)
        await parent.does(step)
    assert len(program.rows("intakes")) == 1


@pytest.mark.parametrize("first", [f"/start {DIGITS}", f"/start sb-{DIGITS}", f"/x {DIGITS}", DIGITS])
async def test_before_anything_else(parent: Parent, program: Program, first: str) -> None:
    heard = await parent.types(first)
    await _holds_none(program, parent)
    assert "In welke taal wil je praten?" in heard[-1].text


async def _holds_none(program: Program, parent: Parent) -> None:
    session = await program.session(parent.person)
    assert session
    assert not [typed for typed in TYPED if typed in str(session)]
