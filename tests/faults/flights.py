"""kill -9 again and again while a message goes to each of many chats, and what was in flight at each kill."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bot.limits import Limits
from bot.sandbox import Sandbox
from bot.sandbox.chats import Chat
from tests.faults.program import Program
from tests.faults.waiting import until

AT_WORK = 0.5
"""Seconds after its first poll within which the program is killed."""
QUIET = 0.1
"""Seconds without another message after which all that had left before a kill has arrived."""


@dataclass(frozen=True, slots=True)
class Flight:
    """The chats to which, at a kill, a message had left while its row was still there: Telegram's answer was
    `under_way`, or it had been given and was `unnoted`."""

    under_way: frozenset[int]
    unnoted: frozenset[int]

    @property
    def chats(self) -> frozenset[int]:
        """Those that may get theirs once more."""
        return self.under_way | self.unnoted

    @property
    def allowed(self) -> int:
        """How many messages may come twice by this kill: the limits say how many may be in flight."""
        return min(len(self.chats), Limits().at_once)


async def killed(
    telegram: Sandbox, program: Program, chats: Sequence[Chat], kills: int, random: Random
) -> list[Flight]:
    """Kills the program at random moments and starts it again; returns when it was started the last time."""
    share = len(chats) // (kills + 1)
    flights: list[Flight] = []
    for _ in range(kills):
        start = Start.of(telegram, chats)
        await program.until_up()
        await _a_moment(telegram, random.uniform(0, AT_WORK), share)
        flights.append(await shot(telegram, program, chats, start))
        await program.start()
    return flights


@dataclass(frozen=True, slots=True)
class Start:
    """What there was when the program was started: messages by chat, and how many calls."""

    counts: Counter[int]
    calls: int

    @classmethod
    def of(cls, telegram: Sandbox, chats: Sequence[Chat]) -> "Start":
        """As it is now."""
        return cls(_counts(chats), len(telegram.sent))


async def shot(telegram: Sandbox, program: Program, chats: Sequence[Chat], start: Start) -> Flight:
    """Kills the program now; what was in flight. It was started at `start`."""
    answered = _answered(telegram, start.calls)
    await program.kill()
    await _until_quiet(chats)
    left = program.left[-1].busy & (_counts(chats) - start.counts).keys()
    return Flight(left - answered, left & answered)


async def _a_moment(telegram: Sandbox, seconds: float, share: int) -> None:
    """So many seconds, but no longer than until this share is sent: something is left for all kills."""
    calls, ends = len(telegram.sent), time.monotonic() + seconds
    await until(lambda: time.monotonic() > ends or len(telegram.sent) - calls >= share)


def _answered(telegram: Sandbox, first: int) -> frozenset[int]:
    """The chats of the messages that were answered from this call on."""
    calls = telegram.sent[first:]
    return frozenset(call.params["chat_id"] for call in calls if call.method == "sendMessage")


async def _until_quiet(chats: Sequence[Chat]) -> None:
    said = -1
    while said != (count := _counts(chats).total()):
        said = count
        await asyncio.sleep(QUIET)


def _counts(chats: Sequence[Chat]) -> Counter[int]:
    """How many messages each chat has."""
    return Counter({chat.chat_id: len(chat.heard) for chat in chats})
