"""python-telegram-bot's HTTP seam on aiohttp: the stock client collapses with many chats at once.

See docs/decisions/001-aiohttp-behind-the-library.md for the figures."""

from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DEFAULT_NONE
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS = 256
ANSWER_WITHIN = 20.0
"""Seconds until an ordinary call counts as lost; a long poll brings its own, longer time."""
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class AiohttpRequest(BaseRequest):
    """One pool of kept-alive connections. `TimedOut` means that the call may have arrived; a plain
    `NetworkError` that it did not."""

    def __init__(self, answer_within: float = ANSWER_WITHIN, connections: int = CONNECTIONS) -> None:
        """`answer_within` in seconds."""
        self.answer_within = answer_within
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds that the library adds to a long poll's own time-out."""
        return self.answer_within

    async def initialize(self) -> None:
        """Open the pool, once."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(
                connector=connector, auto_decompress=True, cookie_jar=aiohttp.DummyCookieJar()
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT_NONE,
        write_timeout: ODVInput[float] = DEFAULT_NONE,
        connect_timeout: ODVInput[float] = DEFAULT_NONE,
        pool_timeout: ODVInput[float] = DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request. Raises TimedOut, NetworkError; neither ever holds the address, which has the token."""
        body, headers = _body(request_data)
        seconds = read_timeout if isinstance(read_timeout, int | float) else self.answer_within
        return await self.send(url, method, body, headers, float(seconds))

    async def send(
        self, url: str, method: str, body: Any, headers: dict[str, str] | None, seconds: float
    ) -> tuple[int, bytes]:
        """Status and body of one exchange, within so many seconds. Raises as `do_request`."""
        if self._session is None:
            await self.initialize()
        assert self._session is not None  # noqa: S101 - for the type checker: initialize has just set it
        limit = aiohttp.ClientTimeout(total=seconds)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=limit
            ) as response:
                return response.status, await response.read()
        except aiohttp.ClientConnectorError as error:
            raise NetworkError(f"no connection ({type(error).__name__})") from None
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise TimedOut(f"the connection broke ({type(error).__name__})") from None


def _body(request_data: RequestData | None) -> tuple[Any, dict[str, str] | None]:
    if request_data is None:
        return None, None
    if not request_data.contains_files:
        return request_data.url_encoded_parameters(), _FORM
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form, None
