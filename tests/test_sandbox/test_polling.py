"""getUpdates: what is delivered, confirmed, and who may poll."""

import asyncio

import pytest
from aiohttp import ClientSession

from bot.sandbox import Person, Sandbox
from tests.test_sandbox.conftest import Caller


async def _texts(call: Caller, **params: int) -> list[str]:
    return [update["message"]["text"] for update in await call.result("getUpdates", **params)]


async def test_updates_stay_until_an_offset_confirms_them(
    call: Caller, sandbox: Sandbox, amina: Person
) -> None:
    await amina.types("een")
    await amina.types("twee")
    assert await _texts(call, limit=2) == ["/start", "een"]
    assert await _texts(call) == ["/start", "een", "twee"]
    second = sandbox.pending[1]["update_id"]
    assert await _texts(call, offset=second) == ["een", "twee"]
    assert await _texts(call) == ["een", "twee"]
    assert await _texts(call, offset=second + 2) == []
    assert sandbox.pending == []


async def test_a_negative_offset_forgets_all_but_the_last(call: Caller, amina: Person) -> None:
    await amina.types("een")
    assert await _texts(call, offset=-1) == ["een"]
    assert await _texts(call) == ["een"]


async def test_a_long_poll_waits_for_something_to_happen(call: Caller, sandbox: Sandbox) -> None:
    poll = asyncio.create_task(_texts(call, timeout=50))
    person = sandbox.person("Noor")
    await sandbox.until_polled()
    await person.types("dag")
    assert await poll == ["dag"]


async def test_the_earlier_of_two_polls_ends_in_a_conflict(call: Caller, sandbox: Sandbox) -> None:
    earlier = asyncio.create_task(call.refusal("getUpdates", timeout=50))
    await sandbox.until_polled()
    later = asyncio.create_task(_texts(call, timeout=50))
    assert (await earlier).startswith("409 Conflict: terminated by other getUpdates request")
    await sandbox.until_polled()
    await sandbox.person("Noor").types("dag")
    assert await later == ["dag"]


async def test_a_poll_ends_with_its_connection(call: Caller, sandbox: Sandbox, client: ClientSession) -> None:
    poll = asyncio.create_task(call.result("getUpdates", timeout=50))
    await sandbox.until_polled()
    poll.cancel()
    await asyncio.wait([poll])
    for _ in range(500):
        if not sandbox.world.updates.is_polled:
            break
        await call("getMe")
    assert not sandbox.world.updates.is_polled


async def test_a_poll_with_nothing_ends_empty(call: Caller) -> None:
    assert await call.result("getUpdates", timeout=1) == []


async def test_a_broken_server_answers_polls_at_once(call: Caller, sandbox: Sandbox) -> None:
    sandbox.answers_polls_at_once = True
    assert await asyncio.wait_for(call.result("getUpdates", timeout=50), 5) == []


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"limit": 0}, "limit must be"),
        ({"limit": 101}, "limit must be"),
        ({"timeout": -1}, "timeout must"),
        ({"allowed_updates": ["messages"]}, "unknown kinds of update: messages"),
    ],
)
async def test_polls_that_are_refused(call: Caller, params: dict[str, object], problem: str) -> None:
    assert problem in await call.refusal("getUpdates", **params)


async def test_only_allowed_kinds_are_kept(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    await call.result("getUpdates", allowed_updates=["edited_message"])
    number = await amina.types("dag")
    await amina.edits(number, "dag!")
    assert [set(update) - {"update_id"} for update in sandbox.pending] == [{"message"}, {"edited_message"}]


async def test_update_numbers_may_jump_back(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    await call.result("getUpdates", offset=sandbox.next_update_id)
    sandbox.next_update_id = 7
    await amina.types("na een stille week")
    assert [update["update_id"] for update in await call.result("getUpdates")] == [7]


async def test_a_webhook_closes_polling(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    await call.result("setWebhook", url="https://example.org/hook", drop_pending_updates=True)
    assert (await call.refusal("getUpdates")).startswith("409 Conflict: can't use getUpdates")
    info = await call.result("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("https://example.org/hook", 0)
    await call.result("deleteWebhook")
    assert await call.result("getUpdates") == []


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"url": "http://example.org"}, "An HTTPS URL must be provided"),
        ({"url": "https://example.org:8080"}, "only on ports"),
        ({"url": "https://example.org", "secret_token": "a b"}, "secret token"),
        ({"url": "https://example.org", "max_connections": 0}, "max_connections"),
    ],
)
async def test_webhooks_that_are_refused(call: Caller, params: dict[str, object], problem: str) -> None:
    assert problem in await call.refusal("setWebhook", **params)
