"""How a call may arrive, and what is wrong with a call that is refused."""

import json
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from bot.sandbox import Person, Sandbox
from tests.test_sandbox.conftest import Caller

KEYBOARD = {"inline_keyboard": [[{"text": "Ja", "callback_data": "1:ja"}]]}


def _form(amina: Person) -> dict[str, str]:
    return {"chat_id": str(amina.user_id), "text": "Dag", "reply_markup": json.dumps(KEYBOARD)}


async def test_json_form_multipart_and_query_say_the_same(
    call: Caller, client: ClientSession, amina: Person
) -> None:
    form, url = _form(amina), f"{call.base}/sendMessage"
    parts = FormData(form, default_to_multipart=True)
    await call.result("sendMessage", chat_id=amina.user_id, text="Dag", reply_markup=KEYBOARD)
    for answer in (client.post(url, data=form), client.post(url, data=parts), client.get(url, params=form)):
        async with answer as reply:
            assert (await reply.json())["ok"]
    assert [message.buttons for message in amina.chat.messages[1:]] == [((("Ja", "1:ja"),),)] * 4


async def test_method_names_have_no_case(call: Caller) -> None:
    assert (await call.result("GETme"))["username"] == "leeswijzer_demo_bot"


async def test_a_wrong_token_is_unauthorized(sandbox: Sandbox, client: ClientSession) -> None:
    async with client.get(f"{sandbox.url}/bot1:other/getMe") as answer:
        assert answer.status == 401
        assert await answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_a_method_that_does_not_exist(call: Caller) -> None:
    assert (await call.refusal("sendMesage")).startswith("404 Not Found")


async def test_a_method_that_is_not_rehearsed_says_so(call: Caller, amina: Person) -> None:
    refusal = await call.refusal("sendDice", chat_id=amina.user_id)
    assert refusal == "501 Not Implemented: the sandbox does not rehearse the method sendDice"


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"txt": "Dag"}, 'unknown parameter "txt"'),
    ({"text": None}, "can't parse text: must be a String"),
    ({"text": 5}, "can't parse text: must be a String"),
    ({"text": "\ud83d"}, "strings must be encoded in UTF-8"),
    ({"chat_id": 1.5}, "can't parse chat_id"),
    ({"chat_id": True}, "can't parse chat_id"),
    ({"protect_content": "true"}, "can't parse protect_content: must be a Boolean"),
    ({"message_thread_id": "7"}, "can't parse message_thread_id: must be an Integer"),
    (
        {"reply_markup": {"inline_keyboard": [{"text": "Ja"}]}},
        "reply_markup.inline_keyboard.0: must be an Array",
    ),
    (
        {"reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}},
        'field "text" of InlineKeyboardButton',
    ),
    ({"reply_markup": {"inline_keyboard": [[{"text": "a", "data": "x"}]]}}, 'unknown field "data"'),
    ({"reply_markup": {"keyboard": [["Ja"]]}}, "reply_markup.keyboard.0.0: must be an object"),
    ({"reply_markup": {}}, "can't parse reply_markup"),
    ({"entities": [{"type": "bold", "offset": "0", "length": 1}]}, "entities.0.offset: must be an Integer"),
    ({"link_preview_options": {"is_disabled": 1}}, "link_preview_options.is_disabled: must be a Boolean"),
]


@pytest.mark.parametrize(("change", "problem"), WRONG)
async def test_wrong_parameters(call: Caller, amina: Person, change: dict[str, Any], problem: str) -> None:
    refusal = await call.refusal("sendMessage", **({"chat_id": amina.user_id, "text": "Dag"} | change))
    assert refusal.startswith("400 Bad Request: ")
    assert problem in refusal
    assert len(amina.chat.messages) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("message_id", "één"),
        ("message_id", "٣"),
        ("message_id", ""),
        ("reply_markup", "{"),
        ("reply_markup", '"x"'),
    ],
)
async def test_wrong_form_values(
    call: Caller, client: ClientSession, amina: Person, field: str, value: str
) -> None:
    form = {"chat_id": str(amina.user_id), "text": "Dag", "message_id": "1", field: value}
    async with client.post(f"{call.base}/editMessageText", data=form) as answer:
        assert f"can't parse {field}" in (await answer.json())["description"]


async def test_what_is_missing_is_named(call: Caller, amina: Person) -> None:
    assert await call.refusal("sendMessage", text="Dag") == "400 Bad Request: chat_id is empty"
    assert await call.refusal("sendMessage", chat_id=1) == "400 Bad Request: message text is empty"
    missing = await call.refusal("sendVenue", chat_id=amina.user_id, latitude=1, longitude=1, title="Bieb")
    assert missing == '400 Bad Request: parameter "address" is required'


@pytest.mark.parametrize("body", ["[]", "{", "", '{"chat_id": 1, "text": "x", "message_thread_id": NaN}'])
async def test_bodies_nobody_can_read(call: Caller, client: ClientSession, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    async with client.post(f"{call.base}/sendMessage", data=body, headers=headers) as answer:
        assert answer.status == 400


async def test_every_call_is_recorded(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    await call("sendMessage", chat_id=amina.user_id, text="Dag")
    await call("sendMessage", chat_id=amina.user_id, text="")
    good, bad = sandbox.sent
    assert (good.method, good.params["text"], good.error) == ("sendMessage", "Dag", None)
    assert good.result["message_id"] == 2
    assert bad.error == "400 Bad Request: message text is empty"
