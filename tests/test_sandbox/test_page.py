"""The page's own addresses, as the page calls them."""

import json
from base64 import b64encode
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox import Person, Sandbox
from tests.test_sandbox.conftest import STAFF

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("نعم", callback_data="ja")]])


class Page:
    """Calls as the page does, and reads the events it gets."""

    def __init__(self, client: ClientSession, sandbox: Sandbox, person: Person) -> None:
        self._client = client
        self._base = f"{sandbox.url}/sandbox/people/{person.user_id}"

    async def post(self, what: str, **body: Any) -> int:
        async with self._client.post(f"{self._base}/{what}", json=body) as answer:
            return answer.status

    async def open(self) -> ClientResponse:
        return await self._client.get(f"{self._base}/events")


async def _next(events: ClientResponse) -> dict[str, Any]:
    line = await events.content.readuntil(b"\n\n")
    change: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
    return change


@pytest.fixture
def page(client: ClientSession, sandbox: Sandbox, amina: Person) -> Page:
    return Page(client, sandbox, amina)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/sandbox/page/style.css", "text/css"),
        ("/sandbox/page/page.js", "text/javascript"),
        ("/sandbox/page/chat.js", "text/javascript"),
        ("/sandbox/page/bubbles.js", "text/javascript"),
        ("/sandbox/page/clock.js", "text/javascript"),
        ("/sandbox/page/dates.js", "text/javascript"),
        ("/sandbox/page/element.js", "text/javascript"),
        ("/sandbox/page/microphone.js", "text/javascript"),
        ("/sandbox/page/voices.js", "text/javascript"),
    ],
)
async def test_the_files_of_the_page(sandbox: Sandbox, client: ClientSession, path: str, kind: str) -> None:
    async with client.get(sandbox.url + path) as answer:
        assert (answer.status, answer.content_type) == (200, kind)
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["missing.js", "..%2Fapi.py", "%2Fetc%2Fpasswd", "style"])
async def test_no_other_files(sandbox: Sandbox, client: ClientSession, name: str) -> None:
    async with client.get(f"{sandbox.url}/sandbox/page/{name}") as answer:
        assert answer.status == 404


async def test_a_new_parent_arrives(sandbox: Sandbox, client: ClientSession) -> None:
    body = {"first_name": "Yusuf", "language_code": "tr"}
    async with client.post(f"{sandbox.url}/sandbox/people", json=body) as answer:
        number = (await answer.json())["id"]
    async with client.get(f"{sandbox.url}/sandbox/people") as answer:
        people = [(who["first_name"], who["staff"]) for who in await answer.json()]
    assert people == [("Medewerker", True), ("Yusuf", False)]
    assert sandbox.known(number).user["language_code"] == "tr"


async def test_a_snapshot_and_then_every_change(bot: Bot, page: Page, amina: Person) -> None:
    await bot.set_my_commands([BotCommand("start", "ابدأ")], language_code="ar")
    events = await page.open()
    snapshot = await _next(events)
    assert [message["text"] for message in snapshot["private"]["messages"]] == ["/start"]
    assert snapshot["commands"] == [{"command": "start", "description": "ابدأ"}]
    assert snapshot["staff"]["title"] == "Team bibliotheek"
    sent = await bot.send_message(amina.user_id, "<b>اختر</b>", parse_mode="HTML", reply_markup=BUTTON)
    await bot.answer_callback_query(await amina.taps("نعم"), "شكراً")
    await sent.edit_text("Klaar")
    await bot.send_message(STAFF, "Nieuw")
    await sent.delete()
    changes = [await _next(events) for _ in range(5)]
    events.close()
    assert [change["kind"] for change in changes] == ["message", "toast", "edit", "message", "delete"]
    assert changes[0]["message"]["buttons"] == [[{"text": "نعم", "data": "ja", "url": None}]]
    assert changes[0]["message"]["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert changes[1]["text"] == "شكراً"
    assert changes[2]["message"]["buttons"] == []
    assert changes[3]["chat"] == "staff"


async def test_others_chats_stay_private(bot: Bot, page: Page, sandbox: Sandbox, amina: Person) -> None:
    events = await page.open()
    await _next(events)
    await sandbox.person("Noor").types("geheim")
    await amina.types("open")
    assert (await _next(events))["message"]["text"] == "open"
    events.close()


async def test_typing_tapping_and_sharing(bot: Bot, page: Page, sandbox: Sandbox, amina: Person) -> None:
    number = (await bot.send_message(amina.user_id, "Kies", reply_markup=BUTTON)).message_id
    staff = (await bot.send_message(STAFF, "Kies", reply_markup=BUTTON)).message_id
    assert await page.post("texts", text="dag", chat="private") == 201
    assert await page.post("texts", text="dag team", chat="staff") == 201
    assert await page.post("taps", message_id=number, data="ja", chat="private") == 201
    assert await page.post("taps", message_id=staff, data="ja", chat="staff") == 201
    assert await page.post("contact", phone="+31612345678") == 201
    updates = (await bot.get_updates())[1:]
    where = [update.effective_chat.id for update in updates if update.effective_chat]
    assert where == [amina.user_id, STAFF, amina.user_id, STAFF, amina.user_id]


@pytest.mark.parametrize(
    ("what", "body", "status"),
    [
        ("texts", {"text": " "}, 409),
        ("taps", {"message_id": 99, "data": "ja"}, 409),
        ("texts", {}, 400),
        ("voices", {"seconds": 3, "sound": "JVBERg=="}, 409),
        ("voices", {"seconds": -1}, 409),
        ("voices", {"seconds": 3, "sound": "?"}, 400),
        ("voices", {"seconds": "drie"}, 400),
        ("voices", {}, 400),
        ("texts", {"text": 5}, 400),
    ],
)
async def test_what_the_page_cannot_do(page: Page, what: str, body: dict[str, Any], status: int) -> None:
    assert await page.post(what, **body) == status


async def test_other_web_pages_are_kept_out(sandbox: Sandbox, client: ClientSession) -> None:
    url = f"{sandbox.url}/sandbox/people"
    async with client.post(url, data='{"first_name": "X", "language_code": "nl"}') as answer:
        assert answer.status == 403
    async with client.get(url, headers={"Host": "evil.example.org"}) as answer:
        assert answer.status == 403


async def test_a_file_in_a_message(bot: Bot, sandbox: Sandbox, client: ClientSession, amina: Person) -> None:
    voice = (await bot.send_voice(amina.user_id, b"OggS1")).voice
    assert voice is not None
    async with client.get(f"{sandbox.url}/sandbox/files/{voice.file_id}") as answer:
        assert await answer.read() == b"OggS1"
    async with client.get(f"{sandbox.url}/sandbox/files/none") as answer:
        assert answer.status == 404


async def test_speaking(sandbox: Sandbox, client: ClientSession, page: Page, amina: Person) -> None:
    webm = b"\x1aE\xdf\xa3 webm"
    assert await page.post("voices", chat="private", seconds=4, sound=b64encode(webm).decode()) == 201
    assert await page.post("voices", chat="staff", seconds=2) == 201
    assert sandbox.staff is not None
    spoken, sample = amina.chat.messages[-1], sandbox.staff.messages[-1]
    assert (spoken.seconds, sample.seconds) == (4, 2)
    for message, kind in ((spoken, "audio/webm"), (sample, "audio/ogg")):
        async with client.get(f"{sandbox.url}/sandbox/files/{message.file_id}") as answer:
            assert answer.content_type == kind
            assert (await answer.read() == webm) is (message is spoken)
