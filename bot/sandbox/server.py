"""uvicorn inside the running loop: no signal handlers, no start-up delay, an immediate stop.

`uvicorn.Server` installs signal handlers and waits for open requests; a long poll would hold it for 50 s.
So its HTTP protocol is used directly.
"""

import asyncio
import socket
from asyncio import BaseTransport, Transport
from contextlib import suppress
from typing import Any, cast

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

_IDLE_SECONDS = 3600


class _Protocol(H11Protocol):
    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(cast(Transport, transport))
        self.app_state = {"break_connection": self.transport.abort}


class Dropped(Response):
    """No answer at all: the connection breaks."""

    async def __call__(self, scope: Scope, _receive: Receive, _send: Send) -> None:
        """Break the connection and let the loop notice it."""
        state: dict[str, Any] = scope["state"]
        state["break_connection"]()
        # The loss of a connection is reported by the loop one turn later.
        await _turns(2)


def _ending_quietly(app: ASGIApp) -> ASGIApp:
    async def run(scope: Scope, receive: Receive, send: Send) -> None:
        # Only `stop` cancels requests; uvicorn would write a stack trace for each of them.
        with suppress(asyncio.CancelledError):
            await app(scope, receive, send)

    return run


class LocalServer:
    """An ASGI application on 127.0.0.1; port 0 picks a free one."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._config = Config(
            _ending_quietly(app),
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            timeout_keep_alive=_IDLE_SECONDS,
        )
        self._state = ServerState()
        self._wanted = port
        self._server: asyncio.Server | None = None

    @property
    def port(self) -> int:
        """The port it listens on."""
        if self._server is None:
            raise RuntimeError("the sandbox has not been started")
        return int(self._server.sockets[0].getsockname()[1])

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        self._config.load()
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: _Protocol(self._config, self._state, {}), "127.0.0.1", self._wanted, family=socket.AF_INET
        )

    async def stop(self) -> None:
        """Break every connection and end every request, long polls too."""
        if self._server is None:
            return
        for listener in self._server.sockets:
            asyncio.get_running_loop().remove_reader(listener.fileno())
        # asyncio leaks a connection that is half accepted when its server closes: let those arrive first.
        await _turns(3)
        self._server.close()
        for connection in list(self._state.connections):
            cast(_Protocol, connection).transport.abort()
        tasks = list(self._state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await _turns(1)
        self._server = None


async def _turns(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)
