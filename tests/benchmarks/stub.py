"""The stub's Bot API: what each method answers, the long poll, and the pace of the persons.

Kept apart from sockets: a connection hands in a request and a way to send bytes back.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from tests.benchmarks.crowd import Crowd, Person
from tests.benchmarks.measuring import Meter, Seen
from tests.benchmarks.payloads import CONFLICT, GET_CHAT, GET_ME, TRUE, WEBHOOK_INFO, http
from tests.benchmarks.reading import Request, chat_and_markers, polling
from tests.benchmarks.settings import Load

Send = Callable[[bytes], object]
FIXED = {b"getMe": GET_ME, b"getChat": GET_CHAT, b"getWebhookInfo": WEBHOOK_INFO}
LOST = 1.0
"""Seconds after which an input without its reply is reported as unanswered."""


class Stub:
    """One bot's API for one round.

    ``polled`` is set at its first getUpdates, ``warm`` after the warm-up's turns, ``full`` after the round's.
    """

    def __init__(self, load: Load) -> None:
        self.load = load
        self.crowd = Crowd(load.persons)
        self.meter = Meter()
        self.polled, self.warm, self.full = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.idle: deque[Person] = deque(self.crowd.people)
        self._loop = asyncio.get_running_loop()
        self._parked: tuple[Send, int, int, asyncio.TimerHandle] | None = None
        self._waking = False

    def serve(self, request: Request, send: Send) -> None:
        """Answer one call through ``send``: now, after the delay asked for, or when the poll has news."""
        self.meter.calls[request.method] += 1
        if request.method == b"sendMessage":
            self._later(self._hear, request.parameters, send)
        elif request.method == b"getUpdates":
            self._poll(request.parameters, send)
        else:
            self._later(send, FIXED.get(request.method, TRUE))

    def _later(self, call: Callable[..., object], *arguments: object) -> None:
        if self.load.delay:
            self._loop.call_later(self.load.delay, call, *arguments)
        else:
            call(*arguments)

    def _hear(self, parameters: bytes, send: Send) -> None:
        chat, markers = chat_and_markers(parameters)
        person, body = self.crowd.hear(chat, markers, parameters)
        send(http(body))
        if person is not None:
            self._turn(person)

    def _turn(self, person: Person) -> None:
        now = self._loop.time()
        self.meter.delays.append(now - person.since)
        if self.load.rate:
            self.idle.append(person)
        else:
            self.speak(person, now)
        if len(self.meter.delays) >= self.load.warmup:
            self.warm.set()
        if len(self.meter.delays) >= self.load.turns:
            self.full.set()

    def speak(self, person: Person, now: float) -> None:
        """Let a person send the next input; a waiting poll hears of it in the loop's next round."""
        self.crowd.speak(person, now)
        if self._parked and not self._waking:
            self._waking = True
            if self.load.delay:
                self._loop.call_later(self.load.delay, self._wake)
            else:
                self._loop.call_soon(self._wake)

    def _poll(self, parameters: bytes, send: Send) -> None:
        if not self.polled.is_set():
            self.meter.first_poll = self._loop.time()
            self.polled.set()
        offset, limit, timeout = polling(parameters)
        if self._parked:
            self._unpark()[0](CONFLICT)
        self._later(self._answer_poll, send, offset, limit, timeout)

    def _answer_poll(self, send: Send, offset: int, limit: int, timeout: float) -> None:
        updates = self.crowd.take(offset, limit)
        if updates or not timeout:
            send(http(b'{"ok":true,"result":[%b]}' % b",".join(updates)))
        else:
            self._parked = send, offset, limit, self._loop.call_later(timeout, self._wake)

    def _unpark(self) -> tuple[Send, int, int]:
        assert self._parked is not None
        send, offset, limit, timer = self._parked
        timer.cancel()
        self._parked = None
        return send, offset, limit

    def _wake(self) -> None:
        self._waking = False
        if self._parked:
            self._answer_poll(*self._unpark(), 0.0)

    def gone(self, send: Send) -> None:
        """A connection closed: a long poll on it must not swallow updates."""
        if self._parked and self._parked[0] == send:
            self._unpark()

    def seen(self) -> Seen:
        """The record of the round so far."""
        now = self._loop.time()
        waits = [now - person.since for person in self.crowd.people if person.update]
        return self.meter.seen(self.crowd.wrong, [wait for wait in waits if wait > LOST])
