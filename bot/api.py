"""A thin way to call the Bot API: parameters in, the plain result out, the library's errors raised.

The library's own methods build a Message from every reply; nothing here reads those, and they cost more
than the request itself. Its HTTP seam and its error classes are used as they are (decision 002)."""

import json
import os
from typing import Any

from aiohttp import FormData
from telegram.request import BaseRequest, RequestData

from bot.request import AiohttpRequest

os.environ.setdefault("PTB_TIMEDELTA", "true")
# Else the library warns at every 429 that `retry_after` will change its type; `pause_of` takes both.

TELEGRAM = "https://api.telegram.org"
_JSON = {"Content-Type": "application/json"}
UPLOAD_WITHIN = 60.0
"""Seconds that a file may take."""


class _Answered(BaseRequest):
    """A refusal that came in already, given to the library to be raised as the error it stands for."""

    def __init__(self, status: int, body: bytes) -> None:
        self._answer = (status, body)

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        return self._answer


class Api:
    """One bot at one Bot API server."""

    def __init__(self, token: str, url: str = TELEGRAM, request: AiohttpRequest | None = None) -> None:
        """`url` without a slash at the end; `request` is shared where the library's Bot uses it too."""
        self._prefix = f"{url.rstrip('/')}/bot{token}/"
        self.request = request or AiohttpRequest()

    async def call(self, method: str, params: dict[str, Any], seconds: float | None = None) -> Any:
        """The `result` of one call, within so many seconds. Raises telegram.error.TelegramError."""
        body = json.dumps(params, ensure_ascii=False, separators=(",", ":"))
        return json.loads(await self.post(method, body, seconds))["result"]

    async def post(self, method: str, body: str, seconds: float | None = None) -> bytes:
        """The whole answer to a body that is JSON already. Raises telegram.error.TelegramError."""
        within = self.request.answer_within if seconds is None else seconds
        return await self._exchange(method, body.encode(), _JSON, within)

    async def upload(
        self,
        method: str,
        params: dict[str, Any],
        field: str,
        content: bytes,
        name: str = "voice.ogg",
        kind: str = "application/octet-stream",
    ) -> bytes:
        """As `post`, with a file in the field (Bot API, Sending files): its name, and its media type as
        `kind`. Raises TelegramError."""
        form = FormData()
        for other, value in params.items():
            form.add_field(other, value if isinstance(value, str) else json.dumps(value))
        form.add_field(field, content, filename=name, content_type=kind)
        return await self._exchange(method, form, None, UPLOAD_WITHIN)

    async def _exchange(self, method: str, body: Any, headers: dict[str, str] | None, within: float) -> bytes:
        status, answer = await self.request.send(self._prefix + method, "POST", body, headers, within)
        if not 200 <= status <= 299:
            await _Answered(status, answer).post(method)
        return answer

    def __repr__(self) -> str:
        """Without the token, which would open the bot to whoever reads the log."""
        return "Api(…)"
