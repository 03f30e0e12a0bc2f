"""The library's HTTP seam on aiohttp: its own Bot works with it, and errors never hold the address."""

import pytest
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.api import Api
from bot.request import AiohttpRequest
from bot.sandbox import Sandbox
from tests.test_bot.queueing import people
from tests.test_bot.talking import TOKEN


async def test_the_librarys_bot_sends_texts_and_files(sandbox: Sandbox) -> None:
    person = people(sandbox, 1)[0]
    library = Bot(
        TOKEN,
        base_url=f"{sandbox.url}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
    )
    async with library:
        await library.send_message(person.user_id, "Dag <b>Sam</b>", parse_mode="HTML")
        await library.send_document(person.user_id, b"%PDF", filename="brief.pdf", caption="Een brief")
    heard = await person.hears(2)
    assert [message.text for message in heard] == ["Dag Sam", "Een brief"]
    assert heard[1].media
    assert heard[1].media["file_name"] == "brief.pdf"


@pytest.mark.parametrize(
    ("url", "kind", "said"),
    [
        ("http://127.0.0.1:9", NetworkError, "no connection"),
        ("http://nergens.invalid", NetworkError, "no connection"),
        ("http://[", TimedOut, "the connection broke"),
    ],
)
async def test_an_error_tells_what_happened_and_not_where(url: str, kind: type[Exception], said: str) -> None:
    api = Api("1:geheim", url)
    with pytest.raises(kind, match=said) as failed:
        await api.call("getMe", {})
    await api.request.shutdown()
    assert type(failed.value) is kind
    assert "geheim" not in repr(failed.value)
    assert failed.value.__cause__ is None
    assert failed.value.__suppress_context__


async def test_no_answer_in_time_may_have_arrived(sandbox: Sandbox) -> None:
    sandbox.latency = 5
    api = Api(TOKEN, sandbox.url, AiohttpRequest(answer_within=0.05))
    with pytest.raises(TimedOut):
        await api.call("getMe", {})
    await api.request.shutdown()


async def test_a_broken_connection_may_have_arrived(sandbox: Sandbox) -> None:
    api = Api(TOKEN, sandbox.url)
    sandbox.fail("getMe", drop="after")
    with pytest.raises(TimedOut, match="the connection broke"):
        await api.call("getMe", {})
    assert (await api.call("getMe", {}))["is_bot"] is True
    await api.request.shutdown()
