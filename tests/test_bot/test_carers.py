"""Two carers of one family: who gets the tips, each in their own language."""

import pytest

from tests.test_bot.caring import SIGN_UP, joins, link, send
from tests.test_bot.talking import Parent, Program, question


@pytest.fixture
async def first(parent: Parent) -> Parent:
    """A parent whose child gets tips."""
    await parent.does(*SIGN_UP)
    return parent


@pytest.fixture
def second(program: Program) -> Parent:
    """The other parent, with a phone in Turkish, who has not written yet."""
    return program.parent("Deniz", "tr")


async def test_one_tip_comes_once(first: Parent, second: Parent) -> None:
    await joins(second, await link(first))
    await first.hears()
    assert await send(first.program) == 1
    assert [message.text[:10] for message in await first.hears()] == ["📖 Voor Sam"]
    assert await second.hears() == []


async def test_both_get_it_where_both_want_it_each_in_their_language(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), answer=":yes")
    await first.hears()
    assert await send(first.program) == 2
    [mine], [theirs] = await first.hears(), await second.hears()
    assert mine.text.startswith("📖 Voor Sam")
    assert "Sam" in theirs.text
    assert mine.text != theirs.text


async def test_only_the_one_who_joined(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), answer=":me")
    came, alone = await first.hears()
    assert "doet nu ook mee" in came.text
    assert alone.text.startswith("📭 Jij krijgt nu geen berichten meer.")
    assert await send(first.program) == 1
    assert await first.hears() == []
    assert "📭 Deze berichten komen niet bij jou." in question(await first.types("/tips"))
    await first.taps("me_too")
    assert await send(first.program) == 2


async def test_one_answer_counts_and_the_others_copy_stays(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), answer=":yes")
    await send(first.program)
    await send(first.program)
    before = (await second.hears())[-1]
    await first.taps("did")
    assert await second.hears() == []
    assert len(first.program.rows("due")) == 1
    assert before.labels[0] != "⏸️ Pauze"


async def test_no_more_to_me_and_never_to_nobody(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), language="nl", answer=":yes")
    await first.does("/tips", ":not_me")
    assert await send(first.program) == 1
    assert await first.hears() == []
    heard = await second.does("/tips", ":not_me")
    assert "Jij bent de enige die de berichten krijgt" in heard[0].text
    assert await send(first.program) == 1


async def test_when_one_stops_all_messages_the_other_hears_it(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), language="nl", answer=":yes")
    await first.does("/tips", ":stop", ":all")
    assert "heeft de berichten gestopt" in (await second.hears())[-1].text
    assert not any(when for _, when, _ in first.program.rows("due"))


async def test_who_does_not_want_them_never_stands_in_for_one_who_blocked_the_bot(
    first: Parent, second: Parent
) -> None:
    await joins(second, await link(first))
    await first.person.blocks()
    await first.program.rest()
    assert await send(first.program) == 0
    await second.hears()
    await second.does("/tips", ":me_too")
    assert await send(first.program) == 1


async def test_a_language_changed_later_is_of_one_carer_only(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), answer=":yes")
    await second.does("/taal", ":en")
    await first.hears()
    await send(first.program)
    assert (await first.hears())[0].text.startswith("📖 Voor Sam")
    assert [row[4] for row in first.program.rows("carers")] == ["", "en"]
    assert [row[2] for row in first.program.rows("families")] == ["nl"]


async def test_who_signs_a_child_up_for_tips_gets_them(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), language="nl")
    await second.does("/tips", ":tips", ":new", "Noor", "mei 2021", ":.skip", ":.skip")
    assert [row[3] for row in first.program.rows("carers")] == [1, 1]
