"""Voice messages: what people record, and what the bot plays."""

from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.sandbox import Message, Person, Sandbox, SandboxMisuse
from bot.sandbox.checks import check_for
from bot.sandbox.sounds import hum
from tests.test_sandbox.conftest import STAFF, TOKEN, Caller

KEYBOARD = {"inline_keyboard": [[{"text": "👍 Bewaren", "callback_data": "keep"}]]}


@pytest.fixture
async def recorded(amina: Person) -> Message:
    await amina.sends_voice(7)
    return amina.chat.messages[-1]


async def test_the_update_is_as_in_the_bot_api(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    number = await amina.sends_voice(7, b"OggS hallo")
    message = (await call.result("getUpdates"))[-1]["message"]
    check_for("Message")(message)
    voice = message["voice"]
    assert message["message_id"] == number
    assert (voice["duration"], voice["mime_type"], voice["file_size"]) == (7, "audio/ogg", 10)
    assert set(voice) == {"file_id", "file_unique_id", "duration", "mime_type", "file_size"}
    assert "text" not in message
    assert sandbox.content(voice["file_id"]) == b"OggS hallo"


async def test_a_file_id_does_not_fit_a_button(recorded: Message) -> None:
    assert recorded.file_id is not None
    assert len(recorded.file_id) == 70


async def test_a_voice_as_a_reply(call: Caller, amina: Person) -> None:
    first = await call.result("sendMessage", chat_id=amina.user_id, text="Lees dit voor")
    second = await amina.types("Deze?", reply_to=first["message_id"])
    await amina.sends_voice(reply_to=second)
    replied = (await call.result("getUpdates"))[-1]["message"]["reply_to_message"]
    assert replied["text"] == "Deze?"
    assert "reply_to_message" not in replied
    with pytest.raises(SandboxMisuse, match="message 99 is not there"):
        await amina.sends_voice(reply_to=99)


async def test_a_voice_in_the_group(call: Caller, sandbox: Sandbox) -> None:
    assert sandbox.staff is not None
    assert sandbox.staff_person is not None
    asked = await call.result("sendMessage", chat_id=STAFF, text="Lees dit voor")
    await sandbox.staff_person.sends_voice(2, chat=sandbox.staff, reply_to=asked["message_id"])
    message = (await call.result("getUpdates"))[0]["message"]
    assert (message["chat"]["id"], message["voice"]["duration"]) == (STAFF, 2)
    assert message["reply_to_message"]["message_id"] == asked["message_id"]
    assert sandbox.staff.messages[-1].kind == "voice"


async def test_in_privacy_mode_the_bot_hears_voices_that_answer_it(
    call: Caller, sandbox: Sandbox, amina: Person
) -> None:
    group = sandbox.group("Ouders", [amina], bot_reads_all=False)
    asked = await call.result("sendMessage", chat_id=group.chat_id, text="?")
    await amina.sends_voice(1, chat=group)
    await amina.sends_voice(2, chat=group, reply_to=asked["message_id"])
    updates = (await call.result("getUpdates"))[1:]
    assert [update["message"]["voice"]["duration"] for update in updates] == [2]


@pytest.mark.parametrize(("seconds", "content"), [(3, b""), (3, b"%PDF"), (-1, b"OggS"), (10**6, b"OggS")])
async def test_what_no_microphone_gives(amina: Person, seconds: int, content: bytes) -> None:
    with pytest.raises(SandboxMisuse, match="a voice message is a sound"):
        await amina.sends_voice(seconds, content)


async def test_the_bot_plays_what_was_recorded(call: Caller, amina: Person, recorded: Message) -> None:
    await call.result(
        "sendVoice",
        chat_id=amina.user_id,
        voice=recorded.file_id,
        caption="<b>Goed zo?</b>",
        parse_mode="HTML",
        duration=1,
        reply_markup=KEYBOARD,
    )
    played = (await amina.hears())[0]
    assert (played.kind, played.file_id, played.text) == ("voice", recorded.file_id, "Goed zo?")
    assert played.labels == ["👍 Bewaren"]
    # The file has its own length, whatever the bot says when it sends it again.
    assert played.seconds == 7
    await amina.taps("👍 Bewaren")
    tapped = (await call.result("getUpdates"))[-1]["callback_query"]["message"]
    assert tapped["voice"]["file_id"] == recorded.file_id


@pytest.mark.parametrize(("given", "kept"), [({}, 0), ({"duration": 9}, 9), ({"duration": -5}, 0)])
async def test_the_length_of_an_upload_is_what_the_bot_says(
    bot: Bot, sandbox: Sandbox, amina: Person, given: dict[str, Any], kept: int
) -> None:
    await bot.send_voice(amina.user_id, hum(2), filename="concept.ogg", **given)
    assert amina.last.file_id is not None
    assert (amina.last.kind, amina.last.seconds) == ("voice", kept)
    assert sandbox.content(amina.last.file_id) == hum(2)


@pytest.mark.parametrize(
    ("content", "mime_type"),
    [(b"OggS", "audio/ogg"), (b"ID3", "audio/mpeg"), (b"\0\0\0 ftypM4A", "audio/mp4")],
)
async def test_what_may_be_uploaded(bot: Bot, amina: Person, content: bytes, mime_type: str) -> None:
    voice = (await bot.send_voice(amina.user_id, content)).voice
    assert voice is not None
    assert voice.mime_type == mime_type


async def test_what_a_browser_recorded_is_called_ogg(call: Caller, amina: Person) -> None:
    await amina.sends_voice(3, b"\x1aE\xdf\xa3 webm")
    voice = (await call.result("getUpdates"))[-1]["message"]["voice"]
    assert voice["mime_type"] == "audio/ogg"
    again = await call.result("sendVoice", chat_id=amina.user_id, voice=voice["file_id"])
    assert again["voice"] == voice


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({}, "there is no voice in the request"),
        ({"voice": ""}, "there is no voice in the request"),
        ({"voice": "AwACAgQAAxk"}, "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_voices_that_are_refused(
    call: Caller, amina: Person, params: dict[str, Any], problem: str
) -> None:
    refusal = await call.refusal("sendVoice", chat_id=amina.user_id, **params)
    assert refusal == f"400 Bad Request: {problem}"


async def test_a_browsers_sound_is_no_upload_for_a_bot(bot: Bot, amina: Person) -> None:
    with pytest.raises(BadRequest, match="must be ogg/opus"):
        await bot.send_voice(amina.user_id, b"\x1aE\xdf\xa3 webm", filename="a.webm")


async def test_a_file_of_a_sandbox_that_is_gone(call: Caller, amina: Person) -> None:
    async with Sandbox(TOKEN) as earlier:
        noor = earlier.person("Noor")
        await noor.sends_voice()
        gone = noor.chat.messages[-1].file_id
    refusal = await call.refusal("sendVoice", chat_id=amina.user_id, voice=gone)
    assert "wrong file identifier" in refusal


async def test_somebody_who_takes_no_voice_messages(call: Caller, amina: Person, recorded: Message) -> None:
    await amina.forbids_voice()
    refusal = await call.refusal("sendVoice", chat_id=amina.user_id, voice=recorded.file_id)
    assert refusal == "400 Bad Request: VOICE_MESSAGES_FORBIDDEN"
    await call.result("sendMessage", chat_id=amina.user_id, text="Dan zo")
    chat = await call.result("getChat", chat_id=amina.user_id)
    assert chat["has_restricted_voice_and_video_messages"] is True


async def test_changing_and_deleting_a_voice(call: Caller, amina: Person, recorded: Message) -> None:
    sent = await call.result(
        "sendVoice", chat_id=amina.user_id, voice=recorded.file_id, caption="Goed zo?", reply_markup=KEYBOARD
    )
    place = {"chat_id": amina.user_id, "message_id": sent["message_id"]}
    refusal = await call.refusal("editMessageText", **place, text="Bewaard")
    assert refusal == "400 Bad Request: there is no text in the message to edit"
    await call.result("editMessageCaption", **place, caption="Bewaard", reply_markup=KEYBOARD)
    assert (amina.last.text, amina.last.labels) == ("Bewaard", ["👍 Bewaren"])
    await call.result("editMessageReplyMarkup", **place)
    assert (amina.last.kind, amina.last.file_id, amina.last.labels) == ("voice", recorded.file_id, [])
    await call.result("editMessageCaption", **place)
    assert amina.last.text == ""
    await call.result("deleteMessage", **place)
    assert [message.kind for message in amina.chat.messages] == ["text", "voice"]
    # The recording itself is another message, and stays.
    await call.result("sendVoice", chat_id=amina.user_id, voice=recorded.file_id)


async def test_other_messages_have_no_file(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    await amina.shares_contact("+31612345678")
    text, contact = amina.chat.messages
    assert [(it.file_id, it.seconds) for it in (text, contact)] == [(None, None)] * 2
    with pytest.raises(SandboxMisuse, match="there is no file x"):
        sandbox.content("x")
