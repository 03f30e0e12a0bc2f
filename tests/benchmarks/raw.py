"""The least a client can do to hold the conversation: bytes in, bytes out, no library.

It shows how many turns a second the server can give, and serves the harness's own tests.
"""

import asyncio
import os
import re
import sys
from collections import deque
from collections.abc import Sequence
from urllib.parse import urlsplit

from tests.benchmarks.questions import CLOSING, QUESTIONS, START

TEXTS = (*QUESTIONS, CLOSING)
_UPDATE = re.compile(rb'"update_id":(\d+),.*?"chat":\{"id":(\d+),.*?"text":"([^"]*)"')
_LENGTH = re.compile(rb"Content-Length: (\d+)")
_REQUEST = b"POST /botraw/%b HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n%b"


def request(method: bytes, body: bytes) -> bytes:
    """One Bot API call as bytes."""
    return _REQUEST % (method, len(body), body)


class Line(asyncio.Protocol):
    """A connection that sends one request at a time; each answer's body goes to ``answered``."""

    def __init__(self, client: "Client") -> None:
        self._client = client
        self._rest = b""
        self.polling = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where requests go."""
        assert isinstance(transport, asyncio.Transport)
        self.write = transport.write
        self.close = transport.close

    def data_received(self, data: bytes) -> None:
        """Wait for a whole answer, then hand its body on."""
        self._rest += data
        head = self._rest.find(b"\r\n\r\n")
        length = _LENGTH.search(self._rest)
        if head > 0 and length and len(self._rest) >= head + 4 + int(length[1]):
            body, self._rest = self._rest[head + 4 :], b""
            self._client.answered(self, body)


class Client:
    """All conversations: the next text per chat, and lines that are free to send one."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [text.encode() for text in texts]
        self._steps: dict[bytes, int] = {}
        self._names: dict[bytes, bytes] = {}
        self._outbox: deque[bytes] = deque()
        self.free: list[Line] = []

    def poll(self, line: Line, offset: int) -> None:
        """Ask for updates on ``line``, which does nothing else."""
        line.polling = True
        line.write(request(b"getUpdates", b'{"offset":%d,"timeout":30}' % offset))

    def answered(self, line: Line, body: bytes) -> None:
        """A poll: answer each update and poll on. A sendMessage: the line takes the next one."""
        if line.polling:
            updates = _UPDATE.findall(body)
            for _, chat, text in updates:
                self._send(request(b"sendMessage", self._reply(chat, text)))
            self.poll(line, int(updates[-1][0]) + 1 if updates else 0)
        elif self._outbox:
            line.write(self._outbox.popleft())
        else:
            self.free.append(line)

    def _send(self, message: bytes) -> None:
        if self.free:
            self.free.pop().write(message)
        else:
            self._outbox.append(message)

    def _reply(self, chat: bytes, text: bytes) -> bytes:
        step = 0 if text == START.encode() else self._steps[chat] + 1
        self._steps[chat] = step
        if step == 1:
            self._names[chat] = text
        body = self._texts[step].replace(b"{name}", self._names.get(chat, b""))
        return b'{"chat_id":%b,"text":"%b"}' % (chat, body)


async def talk(port: int, texts: Sequence[str] = TEXTS, lines: int = 64) -> None:
    """Hold all conversations with the server on ``port`` until cancelled."""
    client, loop = Client(texts), asyncio.get_running_loop()
    opened = [await loop.create_connection(lambda: Line(client), "127.0.0.1", port) for _ in range(lines)]
    client.free = [line for _, line in opened[1:]]
    client.poll(opened[0][1], 0)
    try:
        await loop.create_future()
    finally:
        for _, line in opened:
            line.close()


if __name__ == "__main__":
    asyncio.run(talk(urlsplit(os.environ["BENCH_URL"]).port or sys.exit("no port in BENCH_URL")))
