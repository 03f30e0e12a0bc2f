"""One sandbox per test, a person who has written, and three ways to call: plain, library, page."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession
from telegram import Bot

from bot.sandbox import Person, Sandbox

TOKEN = "1:demo"
STAFF = -1001000000001


class Caller:
    """Calls the Bot API as JSON and gives the whole answer."""

    def __init__(self, client: ClientSession, sandbox: Sandbox) -> None:
        self.client = client
        self.base = f"{sandbox.url}/bot{TOKEN}"

    async def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        async with self.client.post(f"{self.base}/{method}", json=params) as answer:
            body: dict[str, Any] = await answer.json()
        assert answer.status == (200 if body["ok"] else body["error_code"])
        return body

    async def result(self, method: str, **params: Any) -> Any:
        body = await self(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        body = await self(method, **params)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(TOKEN, staff_chat_id=STAFF) as running:
        yield running


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
def call(client: ClientSession, sandbox: Sandbox) -> Caller:
    return Caller(client, sandbox)


@pytest.fixture
async def amina(sandbox: Sandbox) -> Person:
    person = sandbox.person("Amina", language_code="ar")
    await person.types("/start")
    return person


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    library = Bot(TOKEN, base_url=f"{sandbox.url}/bot", base_file_url=f"{sandbox.url}/file/bot")
    async with library:
        yield library
