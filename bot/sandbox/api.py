"""The endpoint `/bot<token>/<method>`: from an HTTP request to a Bot API answer."""

import asyncio
import json
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.facts import Json, botapi
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.methods import HANDLERS
from bot.sandbox.methods.polling import get_updates
from bot.sandbox.parameters import signature
from bot.sandbox.reading import read_call
from bot.sandbox.refusals import Refused, not_rehearsed
from bot.sandbox.server import Dropped
from bot.sandbox.world import World

_METHODS = {name.lower(): name for name in botapi().methods}


@dataclass(frozen=True)
class Call:
    """One call by the bot: what it asked and what it got; `time` in seconds since 1970.

    `error` is None for a call that went well, else "<code> <description>" or "dropped before/after".
    """

    method: str
    params: Json
    result: Any
    error: str | None
    time: float


class BotApi:
    """Answers calls, with the delays and faults that are set on it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.faults = Faults()
        self.latency = 0.0
        self.answers_polls_at_once = False
        self.sent: list[Call] = []

    async def __call__(self, request: Request) -> Response:
        """One call. Never raises: every refusal becomes an answer."""
        method, params = request.path_params["method"], {}
        try:
            method = self._method(request.path_params["token"], method)
            params = signature(method).read(await read_call(request))
            return await self._carry_out(request, method, params)
        except Refused as refused:
            self._record(method, params, None, f"{refused.status} {refused.description}")
            return _refusal(refused)

    def _method(self, token: str, asked: str) -> str:
        if not compare_digest(token.encode(), self._world.token.encode()):
            raise Refused(401, "Unauthorized")
        if asked.lower() not in _METHODS:
            raise Refused(404, "Not Found: method not found")
        return _METHODS[asked.lower()]

    async def _carry_out(self, request: Request, method: str, params: Json) -> Response:
        fault = self.faults.take(method, params)
        await self._travel()
        if fault is not None and fault.drop != "after":
            return self._fail(fault, method, params)
        result = await self._result(request, method, params)
        await self._travel()
        self._record(method, params, result, "dropped after" if fault else None)
        return Dropped() if fault else _answer(200, {"ok": True, "result": result})

    def _fail(self, fault: Fault, method: str, params: Json) -> Response:
        if fault.drop is None:
            raise fault.refusal()
        self._record(method, params, None, "dropped before")
        return Dropped()

    async def _result(self, request: Request, method: str, params: Json) -> Any:
        if method == "getUpdates":
            return await self._poll(request, params)
        if method not in HANDLERS:
            raise not_rehearsed(f"the method {method}")
        return HANDLERS[method](self._world, params)

    async def _poll(self, request: Request, params: Json) -> list[Json]:
        poll = asyncio.create_task(get_updates(self._world, params, self.answers_polls_at_once))
        gone = asyncio.ensure_future(request.receive())
        try:
            await asyncio.wait((poll, gone), return_when=asyncio.FIRST_COMPLETED)
            return poll.result() if poll.done() else []
        finally:
            poll.cancel()
            gone.cancel()

    async def _travel(self) -> None:
        # Half the way there, half the way back: a bot that dies in between has its effect, not its answer.
        if self.latency:
            await asyncio.sleep(self.latency / 2)

    def _record(self, method: str, params: Json, result: Any, error: str | None) -> None:
        self.sent.append(Call(method, params, result, error, self._world.now()))


def _answer(status: int, body: Json) -> Response:
    return Response(json.dumps(body, ensure_ascii=False), status, media_type="application/json")


def _refusal(refused: Refused) -> Response:
    if refused.status in (502, 503, 504):
        # What stands before Telegram's servers answers in HTML.
        return Response(f"<h1>{refused.description}</h1>", refused.status, media_type="text/html")
    return _answer(refused.status, refused.body())
