"""The edges of a conversation: long texts, no consent, two carers, a group in which the bot sees little."""

import pytest

from tests.test_bot.caring import SIGN_UP, joins, link
from tests.test_bot.helping import QUESTION, Staff, asking
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.talking import Parent, Program, question


@pytest.fixture
def staff(program: Program) -> Staff:
    return Staff(program)


async def test_a_long_text_comes_whole(parent: Parent, staff: Staff) -> None:
    await parent.does(*arriving(NL))
    await asking(parent)
    before = len(staff.texts)
    await parent.types("<a> 😀" * 680)
    pieces = [text.partition("\n\n")[2] for text in staff.texts[before:]]
    assert len(pieces) > 1
    assert "".join(pieces) == "<a> 😀" * 680
    await staff.answers("&" * 4000)
    heard = await parent.hears()
    assert "".join(message.text for message in heard[1:]) == "&" * 4000


async def test_without_consent_only_who_talks_is_kept(parent: Parent, staff: Staff, program: Program) -> None:
    await parent.does(*arriving(NL)[:-1], ":no")
    await asking(parent)
    assert program.rows("families") == []
    assert len(program.rows("conversations")) == 1
    await staff.answers("Welkom!")
    assert (await parent.hears())[0].text.endswith("Welkom!")
    await parent.does("/verwijder", ":yes")
    assert program.rows("conversations") == []


async def test_the_sign_ups_of_the_family_stand_on_the_card(parent: Parent, staff: Staff) -> None:
    await parent.does(*arriving(NL, "plek3"), *plek3(NL), ":confirm")
    reference = staff.group.last.data[0].split(":")[1]
    await asking(parent)
    assert f"📋 {reference} · Plek 3" in staff.card.text


async def test_a_bot_that_sees_only_replies(parent: Parent, staff: Staff) -> None:
    staff.group.chat.reads_all = False
    await parent.does(*arriving(NL))
    await asking(parent)
    await staff.answers("Welkom!")
    assert (await parent.hears())[0].text.endswith("Welkom!")


async def test_who_takes_no_voice_messages(parent: Parent, staff: Staff, program: Program) -> None:
    await parent.does(*arriving(NL))
    await asking(parent)
    await parent.person.forbids_voice()
    await staff.person.sends_voice(3, chat=staff.group, reply_to=staff.group.last.message_id)
    await program.rest()
    assert staff.texts[-1] == "🚫 Dit kwam niet aan. Telegram nam het niet aan."


async def test_a_button_of_a_conversation_that_never_was(staff: Staff, program: Program) -> None:
    query = await staff.person.forges("talk:99:take", message_id=1, chat=staff.group)
    assert "al klaar" in ((await program.toast(staff.person, query)).text or "")
    for forged in ("talk:99:eat", f"talk:{'9' * 30}:take", "talk:٣:take"):
        query = await staff.person.forges(forged, message_id=1, chat=staff.group)
        assert (await program.toast(staff.person, query)).text == ""
    assert program.rows("set_aside") == []


async def test_who_blocked_the_bot_and_came_back(parent: Parent, staff: Staff, program: Program) -> None:
    await parent.does(*arriving(NL))
    await asking(parent)
    words = staff.of_bot(QUESTION)
    await parent.person.blocks()
    await program.rest()
    await staff.answers("Ben je er nog?", to=words)
    assert "De ouder heeft de bot uitgezet" in staff.texts[-1]
    await parent.person.unblocks()
    assert await parent.types("Ik ben er weer") == []
    await staff.answers("Mooi!")
    assert (await parent.hears())[-1].text.endswith("Mooi!")


async def test_writing_at_a_typed_question_says_where_it_goes(parent: Parent, staff: Staff) -> None:
    await parent.does(*arriving(NL))
    await asking(parent)
    heard = await parent.does(":plek3")
    assert "Je schrijft nog met de bibliotheek" in question(heard)
    assert "Tik op 🙋 Hulp" in question(heard)
    assert await parent.types("Sam") == []
    assert "Sam" in staff.texts[-1]
    heard = await parent.does(":.person", ":stop_writing", "Sam")
    assert "Wanneer is Sam geboren?" in question(heard)


async def test_what_is_known_names_the_conversation(parent: Parent, staff: Staff) -> None:
    await parent.does(*arriving(NL))
    await asking(parent)
    assert "📨 Je schrijft met de bibliotheek" in (await parent.types("/mijngegevens"))[0].text


async def two_writing(program: Program, first: Parent) -> Parent:
    """A second carer of the first one's family; both write with the library."""
    second = program.parent("Deniz")
    await first.does(*SIGN_UP)
    await joins(second, await link(first), language="nl")
    await asking(first, "Van de een")
    await asking(second, "Van de ander")
    assert len(program.rows("conversations")) == 2
    return second


async def test_who_leaves_takes_their_own_conversation_along(
    parent: Parent, staff: Staff, program: Program
) -> None:
    second = await two_writing(program, parent)
    await second.does("/verwijder", ":me")
    assert [row[1] for row in program.rows("conversations")] == [parent.person.user_id]
    assert "Van de ander" not in "".join(staff.texts)
    assert "Van de een" in "".join(staff.texts)


async def test_deleting_everything_takes_both(parent: Parent, staff: Staff, program: Program) -> None:
    second = await two_writing(program, parent)
    await second.does("/verwijder", ":all", ":yes")
    assert program.rows("conversations") == []
    assert "Van de een" not in "".join(staff.texts)
