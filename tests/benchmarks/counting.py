"""A Bot API server that takes letters and counts the chats that have one: a process on a core of its own.

Run with how many chats are awaited. It prints one line of JSON when it listens ({"port": …}), and one when
every chat has its letter or SIGTERM ends it (the fields of `Counted`)."""

import asyncio
import gc
import json
import os
import signal
import sys
from collections import Counter
from dataclasses import asdict, dataclass

from tests.benchmarks.machine import SERVER_CORE
from tests.benchmarks.payloads import FIRST_CHAT, GET_CHAT, GET_ME, SENT_OTHER, TRUE, http
from tests.benchmarks.reading import Request, chat_and_markers
from tests.benchmarks.server import listen
from tests.benchmarks.settings import Load, Serving
from tests.benchmarks.stub import Send, Stub

DATE = 1_790_000_000
FIXED = {b"getMe": GET_ME, b"getChat": GET_CHAT}


@dataclass(frozen=True, slots=True)
class Counted:
    """How many chats got a letter, how many letters came in all, and the seconds from the first letter to the
    first one of the last chat."""

    chats: int
    letters: int
    seconds: float


class Office(Stub):
    """Answers each letter with a message of its own number, as Telegram does."""

    def __init__(self, awaited: int) -> None:
        """`awaited`: chats."""
        super().__init__(Load(persons=1))
        self.full = asyncio.Event()
        self._awaited, self._came = awaited, Counter[int]()
        self._first = self._last = 0.0

    def serve(self, request: Request, send: Send) -> None:
        """A letter; a poll waits for ever; all else succeeds."""
        if request.method == b"sendMessage":
            send(http(self._taken(request.parameters)))
        elif request.method != b"getUpdates":
            send(FIXED.get(request.method, TRUE))

    def _taken(self, parameters: bytes) -> bytes:
        now, chat = asyncio.get_running_loop().time(), chat_and_markers(parameters)[0]
        if chat:  # else it is the coordinator, who is shown how far it is
            self._first = self._first or now
            self._last = self._last if chat in self._came else now
            self._came[chat] += 1
        if len(self._came) >= self._awaited:
            self.full.set()
        numbers = {b"message": self._came.total() + 1, b"chat": chat or FIRST_CHAT, b"date": DATE}
        return SENT_OTHER % numbers

    @property
    def counted(self) -> Counted:
        """So far."""
        return Counted(len(self._came), self._came.total(), self._last - self._first)


async def run(awaited: int) -> None:
    """Until every chat has a letter, or SIGTERM; then serve on until killed."""
    office = Office(awaited)
    server, port = await listen(office, Serving())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, office.full.set)
    print(json.dumps({"port": port}), flush=True)
    await office.full.wait()
    print(json.dumps(asdict(office.counted)), flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    os.sched_setaffinity(0, {SERVER_CORE})
    gc.freeze()
    asyncio.run(run(int(sys.argv[1])))
