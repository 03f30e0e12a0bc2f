"""The stub Bot API server: a process of its own, on a core of its own.

It prints one line of JSON when it listens ({"port": …}) and one when the round is over (the fields of
``Seen``), then serves on until it is killed: the bot sees no broken connection while it is looked at.
"""

import asyncio
import gc
import json
import os
import ssl
import sys

from tests.benchmarks.measuring import Seen
from tests.benchmarks.payloads import error
from tests.benchmarks.reading import Unreadable, split
from tests.benchmarks.settings import Load, Serving, parse
from tests.benchmarks.stub import Stub


class Connection(asyncio.Protocol):
    """One keep-alive connection of the bot: cuts the bytes into requests, in order."""

    def __init__(self, stub: Stub) -> None:
        self._stub = stub
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where answers go."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send = self._write

    def _write(self, data: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(data)

    def data_received(self, data: bytes) -> None:
        """Serve every request that is whole; keep the rest."""
        self._rest = self._rest + data if self._rest else data
        try:
            while self._rest:
                request, self._rest = split(self._rest)
                if request is None:
                    return
                self._stub.serve(request, self._send)
        except Unreadable as unreadable:
            self._write(error(411, f"Length Required: {unreadable}"))
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Give up a long poll that waited here."""
        self._stub.gone(self._send)


async def listen(stub: Stub, serving: Serving) -> tuple[asyncio.Server, int]:
    """Open a free port on 127.0.0.1, with TLS when there is a certificate; the server and its port."""
    context = None
    if serving.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(serving.certificate, serving.key)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(stub), "127.0.0.1", 0, ssl=context, backlog=1024)
    return server, int(server.sockets[0].getsockname()[1])


async def play(stub: Stub) -> Seen:
    """One round: wait for the bot, warm it up, measure. A bot that never polls gives a record of no turns."""
    load = stub.load
    if not await _within(stub.polled, load.patience):
        return stub.seen()
    opening = asyncio.create_task(_arrivals(stub)) if load.rate else None
    if not load.rate:
        for person in stub.crowd.people:
            stub.speak(person, asyncio.get_running_loop().time())
    await _within(stub.warm, load.warmup_seconds)
    stub.meter.start()
    await _within(stub.full, load.seconds)
    seen = stub.seen()
    if opening:
        opening.cancel()
    return seen


async def _within(event: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True


async def _arrivals(stub: Stub) -> None:
    """Updates at an even pace, whatever the bot does; a person still waiting for a reply is passed over."""
    loop, step = asyncio.get_running_loop(), 1 / stub.load.rate
    due = loop.time()
    while True:
        while due <= loop.time():
            due += step
            if stub.idle:
                stub.speak(stub.idle.popleft(), loop.time())
        await asyncio.sleep(due - loop.time())


def _print(record: dict[str, object]) -> None:
    print(json.dumps(record), flush=True)


async def run(load: Load, serving: Serving) -> None:
    """Serve one round and print its two lines; ends only when the process is killed."""
    stub = Stub(load)
    server, port = await listen(stub, serving)
    _print({"port": port})
    _print((await play(stub)).as_json())
    await server.serve_forever()


def main(arguments: list[str]) -> None:
    """Pin the process, then serve."""
    load, serving = parse(arguments)
    if serving.core >= 0:
        os.sched_setaffinity(0, {serving.core})
    gc.freeze()
    asyncio.run(run(load, serving))


if __name__ == "__main__":
    main(sys.argv[1:])
