"""What people can do, in private and in groups."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox import NothingHeard, NotQuiet, Person, Sandbox, SandboxMisuse
from tests.test_sandbox.conftest import STAFF, Caller


async def test_commands_are_marked(bot: Bot, sandbox: Sandbox) -> None:
    await sandbox.person("Noor").types("🙂 /start plek3 en /stop")
    message = (await bot.get_updates())[0].message
    assert message is not None
    assert list(message.parse_entities().values()) == ["/start", "/stop"]


async def test_all_kinds_of_messages_are_parsed_by_the_library(bot: Bot, amina: Person) -> None:
    await amina.shares_contact("+31612345678")
    await amina.shares_contact("+31687654321", own=False)
    await amina.sends_sticker()
    await amina.sends_photo("Mijn kind leest")
    await amina.sends_voice()
    await amina.sends_location()
    await amina.sends_document()
    messages = [update.message for update in (await bot.get_updates())[1:]]
    own, other, sticker, photo, voice, location, document = [m for m in messages if m is not None]
    assert own.contact is not None
    assert own.contact.user_id == amina.user_id
    assert other.contact is not None
    assert other.contact.user_id is None
    assert all((sticker.sticker, photo.photo, voice.voice, location.location, document.document))
    assert photo.caption == "Mijn kind leest"


async def test_hearing_counts_what_was_sent_and_edited(bot: Bot, amina: Person) -> None:
    sent = await bot.send_message(amina.user_id, "een")
    await sent.edit_text("twee")
    assert [message.text for message in await amina.hears(2)] == ["een", "twee"]
    await amina.hears_quiet(0)
    await bot.send_message(amina.user_id, "drie")
    with pytest.raises(NotQuiet, match="drie"):
        await amina.hears_quiet(0)


async def test_hearing_nothing_tells_why(call: Caller, amina: Person) -> None:
    await call.refusal("sendMessage", chat_id=amina.user_id, text="")
    with pytest.raises(NothingHeard, match="message text is empty"):
        await amina.hears(timeout=0)


async def test_an_edit_by_a_person(bot: Bot, amina: Person) -> None:
    number = await amina.types("Ail")
    await amina.edits(number, "Ali")
    edited = (await bot.get_updates())[-1].edited_message
    assert edited is not None
    assert (edited.text, edited.message_id) == ("Ali", number)


async def test_what_a_person_cannot_do(sandbox: Sandbox, amina: Person) -> None:
    with pytest.raises(SandboxMisuse, match="1-4096"):
        await amina.types(" ")
    with pytest.raises(SandboxMisuse, match="another's"):
        await amina.edits(99, "x")
    with pytest.raises(SandboxMisuse, match="member of the group"):
        await amina.types("x", chat=sandbox.staff)
    with pytest.raises(SandboxMisuse, match="said nothing"):
        assert amina.last
    await amina.blocks()
    with pytest.raises(SandboxMisuse, match="unblock"):
        await amina.types("x")


async def test_typing_and_tapping_in_a_group(bot: Bot, sandbox: Sandbox) -> None:
    assert sandbox.staff is not None
    assert sandbox.staff_person is not None
    button = InlineKeyboardMarkup([[InlineKeyboardButton("Ik bel", callback_data="s:1")]])
    await bot.send_message(STAFF, "Nieuwe aanmelding", reply_markup=button)
    assert (await sandbox.staff.hears())[0].labels == ["Ik bel"]
    await sandbox.staff_person.taps("Ik bel", chat=sandbox.staff)
    await sandbox.staff_person.types("Gedaan", chat=sandbox.staff)
    tap, text = await bot.get_updates()
    assert tap.effective_chat is not None
    assert tap.effective_chat.id == STAFF
    assert text.message is not None
    assert (text.message.chat.title, text.message.text) == ("Team bibliotheek", "Gedaan")


async def test_a_bot_in_privacy_mode_hears_only_what_is_meant_for_it(
    bot: Bot, sandbox: Sandbox, amina: Person
) -> None:
    group = sandbox.group("Ouders", [amina], bot_reads_all=False)
    question = await bot.send_message(group.chat_id, "Hoe oud?")
    await amina.types("praatje", chat=group)
    await amina.types("/help", chat=group)
    await amina.types("hoi @leeswijzer_demo_bot", chat=group)
    await amina.types("zeven", chat=group, reply_to=question.message_id)
    texts = [update.message.text for update in (await bot.get_updates())[1:] if update.message]
    assert texts == ["/help", "hoi @leeswijzer_demo_bot", "zeven"]


async def test_a_bot_that_comes_back_finds_what_it_had_not_confirmed(sandbox: Sandbox, amina: Person) -> None:
    for _ in range(2):
        async with Bot("1:demo", base_url=f"{sandbox.url}/bot") as bot:
            assert [update.update_id for update in await bot.get_updates()] == [
                sandbox.pending[0]["update_id"]
            ]


async def test_a_taken_port_is_an_error(sandbox: Sandbox) -> None:
    port = int(sandbox.url.rpartition(":")[2])
    with pytest.raises(OSError, match="address already in use"):
        await Sandbox(port=port).__aenter__()
