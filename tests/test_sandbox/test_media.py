"""Files, places and contacts."""

from typing import Any

import pytest
from aiohttp import ClientSession
from telegram import Bot

from bot.sandbox import Person, Sandbox
from tests.test_sandbox.conftest import TOKEN, Caller

VOICE = b"OggS\r\n--and a line\r\n"
PHOTO = b"\x89PNG\r\n\x1a\n..."


async def test_a_voice_message_comes_back_byte_for_byte(bot: Bot, amina: Person) -> None:
    message = await bot.send_voice(
        amina.user_id, VOICE, caption="<i>Luister</i>", parse_mode="HTML", duration=4
    )
    assert message.voice is not None
    assert (message.caption, message.voice.file_size) == ("Luister", len(VOICE))
    file = await message.voice.get_file()
    assert bytes(await file.download_as_bytearray()) == VOICE


async def test_a_file_is_sent_again_by_its_id(bot: Bot, amina: Person) -> None:
    sent = await bot.send_document(amina.user_id, b"%PDF", filename="brief.pdf")
    assert sent.document is not None
    again = await bot.send_document(amina.user_id, sent.document.file_id)
    assert again.document == sent.document
    assert again.document.file_name == "brief.pdf"


async def test_photos_and_places(bot: Bot, amina: Person) -> None:
    photo = await bot.send_photo(amina.user_id, PHOTO)
    venue = await bot.send_venue(amina.user_id, 51.4, 6.2, "Bibliotheek", "Markt 1")
    location = await bot.send_location(amina.user_id, 51.4, 6.2)
    contact = await bot.send_contact(amina.user_id, "+31101234567", "Balie")
    assert photo.photo[0].file_size == len(PHOTO)
    assert venue.venue is not None
    assert venue.venue.location == location.location
    assert contact.contact is not None
    kinds = [message.kind for message in amina.chat.messages[1:]]
    assert kinds == ["photo", "venue", "location", "contact"]


BAD: list[tuple[str, dict[str, Any], str]] = [
    ("sendVoice", {"voice": "nothing"}, "wrong file identifier"),
    ("sendVoice", {"voice": "attach://v"}, "no uploaded file"),
    ("sendPhoto", {"photo": "https://example.org/a.png", "caption": "a" * 1025}, "caption is too long"),
    ("sendLocation", {"latitude": 91, "longitude": 0}, "wrong latitude"),
    ("sendVenue", {"latitude": 1, "longitude": 1, "title": " ", "address": "x"}, "must be non-empty"),
    ("sendContact", {"phone_number": "", "first_name": "x"}, "must be non-empty"),
    ("sendChatAction", {"action": "dancing"}, "wrong parameter action"),
    ("getFile", {"file_id": "nothing"}, "wrong file identifier"),
]


@pytest.mark.parametrize(("method", "params", "problem"), BAD)
async def test_what_is_refused(
    call: Caller, amina: Person, method: str, params: dict[str, Any], problem: str
) -> None:
    where = {} if method == "getFile" else {"chat_id": amina.user_id}
    assert problem in await call.refusal(method, **where, **params)


@pytest.mark.parametrize(
    ("kind", "content", "problem"),
    [
        ("voice", b"", "non-empty"),
        ("voice", b"RIFFwav", "OGG/Opus"),
        ("photo", b"%PDF", "IMAGE_PROCESS_FAILED"),
    ],
)
async def test_uploads_that_are_refused(
    client: ClientSession, call: Caller, amina: Person, kind: str, content: bytes, problem: str
) -> None:
    parts = {"chat_id": str(amina.user_id), kind: content}
    with_file = _multipart(parts)
    async with client.post(
        f"{call.base}/send{kind.title()}", data=with_file[1], headers=with_file[0]
    ) as answer:
        assert problem in (await answer.json())["description"]


def _multipart(parts: dict[str, Any]) -> tuple[dict[str, str], bytes]:
    body = b""
    for name, value in parts.items():
        named = f'; filename="{name}"' if isinstance(value, bytes) else ""
        content = value if isinstance(value, bytes) else value.encode()
        body += (
            f'--cut\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode()
            + content
            + b"\r\n"
        )
    return {"Content-Type": "multipart/form-data; boundary=cut"}, body + b"--cut--\r\n"


async def test_a_file_of_another_kind(call: Caller, bot: Bot, amina: Person) -> None:
    voice = (await bot.send_voice(amina.user_id, VOICE)).voice
    assert voice is not None
    refusal = await call.refusal("sendPhoto", chat_id=amina.user_id, photo=voice.file_id)
    assert refusal == "400 Bad Request: can't use file of type Voice as Photo"


async def test_files_are_not_for_everybody(
    sandbox: Sandbox, client: ClientSession, bot: Bot, amina: Person
) -> None:
    voice = (await bot.send_voice(amina.user_id, VOICE)).voice
    assert voice is not None
    path = f"voices/file_{voice.file_id}.oga"
    for token, status in ((TOKEN, 200), ("1:other", 404)):
        async with client.get(f"{sandbox.url}/file/bot{token}/{path}") as answer:
            assert answer.status == status
