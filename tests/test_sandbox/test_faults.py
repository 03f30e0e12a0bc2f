"""Faults on demand."""

import pytest
from aiohttp import ClientConnectionError

from bot.sandbox import Person, Sandbox
from tests.test_sandbox.conftest import Caller


async def test_a_flood_limit_for_some_calls(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    sandbox.fail("sendMessage", times=2, status=429, retry_after=3)
    for _ in range(2):
        body = await call("sendMessage", chat_id=amina.user_id, text="Dag")
        assert (body["error_code"], body["parameters"]) == (429, {"retry_after": 3})
        assert body["description"] == "Too Many Requests: retry after 3"
    await call.result("sendMessage", chat_id=amina.user_id, text="Dag")


async def test_a_fault_for_one_chat(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    other = sandbox.person("Noor")
    await other.types("/start")
    sandbox.fail("*", status=500, chat_id=other.user_id)
    await call.result("sendMessage", chat_id=amina.user_id, text="Dag")
    refusal = await call.refusal("sendMessage", chat_id=other.user_id, text="Dag")
    assert refusal == "500 Internal Server Error"


async def test_any_other_refusal(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    sandbox.fail("editMessageText", status=400, description="Bad Request: message can't be edited")
    refusal = await call.refusal("editMessageText", chat_id=amina.user_id, message_id=1, text="x")
    assert refusal == "400 Bad Request: message can't be edited"
    refusal = await call.refusal("editMessageText", chat_id=amina.user_id, message_id=9, text="x")
    assert refusal == "400 Bad Request: message to edit not found"


async def test_a_gateway_answers_in_html(call: Caller, sandbox: Sandbox) -> None:
    sandbox.fail("getMe", status=502)
    async with call.client.get(f"{call.base}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")


@pytest.mark.parametrize(("drop", "arrived"), [("before", []), ("after", ["Dag"])])
async def test_a_connection_that_breaks(
    call: Caller, sandbox: Sandbox, amina: Person, drop: str, arrived: list[str]
) -> None:
    sandbox.fail("sendMessage", drop="before" if drop == "before" else "after")
    with pytest.raises(ClientConnectionError):
        await call("sendMessage", chat_id=amina.user_id, text="Dag")
    assert [message.text for message in amina.chat.messages[1:]] == arrived
    assert sandbox.sent[-1].error == f"dropped {drop}"


async def test_a_bad_call_does_not_use_up_a_fault(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    sandbox.fail("sendMessage", status=500)
    assert (await call.refusal("sendMessage", chat_id=amina.user_id, txt="Dag")).startswith("400")
    assert (await call.refusal("sendMessage", chat_id=amina.user_id, text="Dag")).startswith("500")
