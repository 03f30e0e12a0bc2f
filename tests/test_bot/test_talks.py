"""A parent writes with a person: handed over, answered, given back, and the bot silent in between."""

import pytest

from bot.catalogs import wordings
from bot.sandbox import Sandbox
from bot.settings import Settings
from dialogs.replies import replies
from tests.test_bot.helping import QUESTION, Staff, asking
from tests.test_bot.journeys import NL, arriving
from tests.test_bot.talking import Parent, Program, question

MENU = "Wat wil je doen?"
HEAD = (
    "📨 Bericht van Bibliotheek Voorbeeldstad. Bellen mag ook, 020 000 00 00.\n"
    "📍 Waar: Bibliotheek Centrum, Voorbeeldplein 1, Voorbeeldstad"
)
"""Over each answer: who writes, and where they are."""


@pytest.fixture
def staff(program: Program) -> Staff:
    return Staff(program)


@pytest.fixture
async def writer(parent: Parent) -> Parent:
    """A parent at the menu, who agreed that things are kept."""
    await parent.does(*arriving(NL))
    return parent


async def test_the_words_come_to_the_staff_chat_and_the_question_comes_back(
    writer: Parent, staff: Staff
) -> None:
    heard = await asking(writer)
    assert "De bibliotheek heeft je bericht" in heard[0].text
    assert "020 000 00 00" in heard[0].text
    assert question(heard) == MENU
    card, words = staff.texts
    assert card.startswith("📨 Gesprek 1 · Nederlands\n")
    assert QUESTION in words
    assert "Amina" not in card + words


async def test_an_answer_comes_from_the_library_and_gets_a_thumb(writer: Parent, staff: Staff) -> None:
    await asking(writer)
    mine = await staff.answers("Ja hoor, <graag>!")
    [heard] = await writer.hears()
    assert heard.text == f"{HEAD}\n\nJa hoor, <graag>!"
    assert staff.message(mine.message_id).reaction == "👌"
    assert "Medewerker heeft dit gesprek, sinds" in staff.card.text


async def test_the_bot_keeps_quiet_but_for_what_is_tapped(
    writer: Parent, staff: Staff, program: Program
) -> None:
    await asking(writer)
    before = await program.session(writer.person)
    assert await writer.types("hallo?") == []
    assert await writer.types("menu") == []
    assert await program.session(writer.person) == before
    assert "hallo?" in staff.texts[-2]
    heard = await writer.taps("more")
    assert "Wat is er" in question(heard) or heard[0].labels
    assert question(await writer.types("/status")) != ""


async def test_a_voice_message_goes_both_ways(writer: Parent, staff: Staff) -> None:
    await writer.does(":.person", ":write")
    await writer.person.sends_voice(4)
    heard = await writer.hears()
    assert "De bibliotheek heeft je bericht" in heard[0].text
    mine = next(one for one in writer.person.chat.messages if one.kind == "voice")
    assert staff.group.last.file_id == mine.file_id
    number = await staff.person.sends_voice(3, chat=staff.group, reply_to=staff.group.last.message_id)
    [answer] = await writer.hears()
    assert answer.kind == "voice"
    assert answer.file_id == staff.message(number).file_id
    assert answer.text == HEAD
    assert "Bibliotheek Voorbeeldstad" in answer.text


async def test_what_cannot_be_passed_on_is_said(writer: Parent, staff: Staff) -> None:
    await asking(writer)
    await staff.person.sends_photo(chat=staff.group, reply_to=staff.group.last.message_id)
    assert await writer.hears() == []
    assert "Dit kan ik niet doorgeven" in staff.texts[-1]
    await writer.person.sends_photo()
    [heard] = await writer.hears()
    assert "Dit kan ik niet doorgeven" in heard.text


async def test_a_bsn_is_not_passed_on(writer: Parent, staff: Staff) -> None:
    await asking(writer)
    [heard] = await writer.types("Mijn nummer is 111222333")
    assert "lijkt een BSN" in heard.text
    assert "111222333" not in "".join(staff.texts)
    await writer.does(":.person", ":stop_writing", ":.person", ":write", "111222333")
    assert "111222333" not in "".join(staff.texts)


async def test_taken_by_a_button(writer: Parent, staff: Staff) -> None:
    await asking(writer)
    assert "Nog niemand heeft dit gesprek." in staff.card.text
    await staff.person.taps("👋 Ik pak dit", chat=staff.group)
    assert await writer.hears() == []
    assert "Medewerker heeft dit gesprek, sinds" in staff.card.text
    query = await staff.person.taps("👋 Ik pak dit", chat=staff.group)
    assert (await staff.program.toast(staff.person, query)).text == "Dat stond er al."


@pytest.mark.parametrize("way", ["button", "command", "parent"])
async def test_given_back(writer: Parent, staff: Staff, way: str) -> None:
    await asking(writer)
    words = staff.group.last
    if way == "button":
        await staff.person.taps("✅ Klaar", chat=staff.group)
        [heard] = await writer.hears()
    elif way == "command":
        await staff.answers("/klaar", to=words)
        [heard] = await writer.hears()
    else:
        [heard, *_] = await writer.does(":.person", ":stop_writing")
    assert "Ik ben er weer" in heard.text
    assert "Klaar sinds" in staff.of_bot("Klaar sinds").text
    assert staff.of_bot("Klaar sinds").labels == []
    assert question(await writer.types("?!")).startswith("Tik op een knop")
    await staff.answers("Nog iets", to=words)
    assert await writer.hears() == []
    assert staff.texts[-1].startswith("✅ Dit gesprek is al klaar.")


async def test_given_back_in_the_middle_of_a_sign_up(writer: Parent, staff: Staff, program: Program) -> None:
    await writer.does(":plek3")
    before = await program.session(writer.person)
    heard = await asking(writer)
    assert "Je schrijft nog met de bibliotheek" in heard[-1].text
    await staff.answers("/klaar")
    await writer.hears()
    [again] = await writer.taps(".again")
    now = await program.session(writer.person)
    assert before
    assert now
    assert now.frames == before.frames
    assert now.answers == before.answers
    assert again.text == heard[-2].text


async def test_a_canned_reply_in_tigrinya(program: Program, staff: Staff) -> None:
    parent = program.parent("Sara", "ti")
    await parent.does("/start", ":ti", ":yes")
    await asking(parent, "ሰላም")
    assert "Tigrinya" in staff.card.text
    assert "ሰላም" in staff.texts[-1]
    await staff.answers("/antwoord 9", to=staff.of_bot("ሰላም"))
    [heard] = await parent.hears()
    assert wordings()["ti"].of(replies()[9]) in heard.text
    shown = staff.of_bot("De ouder leest")
    assert replies()[9] in shown.text
    await staff.answers("Tot straks!", to=shown)
    assert (await parent.hears())[0].text.endswith("Tot straks!")


@pytest.mark.parametrize(("typed", "said"), [("#7", 7), ("# 14", 14), ("/antwoord #2", 2)])
async def test_replies_by_number(writer: Parent, staff: Staff, typed: str, said: int) -> None:
    await asking(writer)
    await staff.answers(typed)
    assert replies()[said] in (await writer.hears())[0].text


@pytest.mark.parametrize("typed", ["#99", "/antwoord", "/antwoord zeven"])
async def test_a_number_that_is_not_there(writer: Parent, staff: Staff, typed: str) -> None:
    await asking(writer)
    await staff.answers(typed)
    assert await writer.hears() == []
    assert "/antwoorden" in staff.texts[-1]


async def test_the_phrase_book_is_listed(staff: Staff) -> None:
    await staff.person.types("/antwoorden", chat=staff.group)
    await staff.program.rest()
    listed = staff.texts[-1]
    assert all(f"{number}. " in listed for number in replies())
    assert "{" not in listed


async def test_chatter_of_staff_stays_there(writer: Parent, staff: Staff) -> None:
    await asking(writer)
    words = staff.group.last
    number = await staff.person.types("Wie kent dit gezin?", chat=staff.group)
    await staff.answers("Ik niet", to=staff.message(number))
    await staff.person.types("/klaar", chat=staff.group)
    assert await writer.hears() == []
    assert "Antwoord met dit commando op een bericht" in staff.texts[-1]
    await staff.answers("Welkom!", to=words)
    assert len(await writer.hears()) == 1


async def test_only_the_staff_chat_answers(writer: Parent, staff: Staff, sandbox: Sandbox) -> None:
    await asking(writer)
    elsewhere = sandbox.group("Elders", [staff.person])
    query = await staff.person.forges("talk:1:done", message_id=1, chat=elsewhere)
    assert (await staff.program.toast(staff.person, query)).text == "Alleen het team mag dit doen."
    await staff.person.types("/klaar", chat=elsewhere)
    assert await writer.hears() == []
    assert "Klaar sinds" not in staff.card.text


async def test_a_parent_who_blocked_the_bot(writer: Parent, staff: Staff, program: Program) -> None:
    await asking(writer)
    words = staff.group.last
    await writer.person.deactivates()
    mine = await staff.answers("Ben je er nog?", to=words)
    assert staff.message(mine.message_id).reaction == ""
    assert staff.group.last.reply_to == mine.message_id
    assert "kwam niet aan" in staff.group.last.text


async def test_a_restart_in_the_middle(given: Settings, sandbox: Sandbox) -> None:
    async with Program(sandbox, given) as first:
        parent = first.parent()
        await parent.does(*arriving(NL))
        await asking(parent)
        words = Staff(first).group.last
    async with Program(sandbox, given) as second:
        parent.program, staff = second, Staff(second)
        assert await parent.types("Zijn jullie er nog?") == []
        assert "Zijn jullie er nog?" in staff.texts[-1]
        await staff.answers("Ja!", to=words)
        [heard] = await parent.hears()
        assert heard.text.endswith("Ja!")


async def test_deleting_everything_wipes_the_conversation(
    writer: Parent, staff: Staff, program: Program
) -> None:
    await asking(writer)
    await writer.person.sends_voice(3)
    await writer.hears()
    await writer.does("/verwijder", ":yes")
    assert program.rows("conversations") == []
    assert QUESTION not in "".join(staff.texts)
    assert [one for one in staff.group.messages if one.kind == "voice"] == []
    heard = await writer.types("hallo")
    assert question(heard) != ""


async def test_no_words_are_kept(writer: Parent, program: Program) -> None:
    await asking(writer)
    session = await program.session(writer.person)
    assert session
    assert QUESTION not in repr(session)
    assert program.rows("outbox") == []
    assert QUESTION.encode() not in program.raw()
