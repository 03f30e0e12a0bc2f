"""A thin way to call the Bot API: parameters in, the plain result out, the library's errors raised.

The library's own methods build a Message from every reply; nothing here reads those, and they cost more
than the request itself. Its pool, error classes and request format are used as they are."""

from typing import Any

from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.request import AiohttpRequest

TELEGRAM = "https://api.telegram.org"


class Api:
    """One bot at one Bot API server."""

    def __init__(self, token: str, url: str = TELEGRAM, request: AiohttpRequest | None = None) -> None:
        """`url` without a slash at the end; `request` is shared where the library's Bot uses it too."""
        self._prefix = f"{url.rstrip('/')}/bot{token}/"
        self.request = request or AiohttpRequest()

    async def call(self, method: str, params: dict[str, Any], seconds: float | None = None) -> Any:
        """The `result` of one call. Raises telegram.error.TelegramError in all its kinds."""
        data = RequestData([RequestParameter(name, value, None) for name, value in params.items()])
        if seconds is None:
            return await self.request.post(self._prefix + method, data)
        return await self.request.post(self._prefix + method, data, read_timeout=seconds)

    def __repr__(self) -> str:
        """Without the token, which would open the bot to whoever reads the log."""
        return "Api(…)"
