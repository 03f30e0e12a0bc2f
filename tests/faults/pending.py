"""Updates that wait from many people, and a kill -9 after a few of them have been answered."""

import asyncio
import sys
from collections.abc import Sequence
from math import ceil
from pathlib import Path

from bot.limits import Limits
from bot.sandbox import Sandbox
from tests.faults import file
from tests.faults.judging import longest_run, new_messages, twice
from tests.faults.program import OURS, Program, sandbox
from tests.faults.rows import Row
from tests.faults.waiting import until

STOCK = (sys.executable, "-m", "tests.faults.peers.stock")
LATENCY = 0.02
NOTED = 0.1
"""Seconds after which a message that was begun is sent and noted: the latency, and a commit."""
IN_FLIGHT = ceil(Limits().whole().burst + Limits().total * NOTED)
"""Messages in flight at one moment: no more are begun within that time."""
QUIET = 2.0
"""Seconds without another message after which the stock program, polling again, will not say more."""
DEFAULTS: dict[str, str] = {}
"""Telegram's own limits stay: they spread the answers, so that the kill falls among them."""


async def ours(folder: Path, people: int, answered: int) -> Row:
    """What our program loses."""
    return await _case(folder, OURS, people, answered)


async def stock(folder: Path, people: int, answered: int) -> Row:
    """What the library's own polling loses: it confirms updates that still wait in its memory."""
    return await _case(folder, STOCK, people, answered)


async def _case(folder: Path, command: Sequence[str], people: int, answered: int) -> Row:
    is_peer = command is STOCK
    async with sandbox() as telegram:
        telegram.latency = LATENCY
        for number in range(people):
            await telegram.person(f"Bezoeker {number}", language_code="nl").types("Hallo")
        async with Program(telegram, folder, command, DEFAULTS) as program:
            await until(lambda: _said(telegram) >= answered)
            await program.restart()
            await (_until_quiet(telegram) if is_peer else program.until_at_rest())
            aside = 0 if is_peer else file.count(program.database, "set_aside")
    chats = [person.chat for person in telegram.people if person is not telegram.staff_person]
    lost = tuple(f"person {chat.chat_id} got no answer" for chat in chats if not new_messages(chat))
    return Row(
        case=f"{people} pending, kill -9 after {answered}" + (": stock polling" if is_peer else ""),
        kills=program.kills,
        messages=sum(len(new_messages(chat)) for chat in chats),
        lost=lost + ("an update was set aside",) * aside,
        twice=twice(chats),
        allowed=None if is_peer else IN_FLIGHT,
        broken=program.broken,
        remarks=f"in one chat at most {max(map(longest_run, chats))} twice",
        is_peer=is_peer,
    )


async def _until_quiet(telegram: Sandbox) -> None:
    await telegram.until_polled(60)
    said = -1
    while said != _said(telegram):
        said = _said(telegram)
        await asyncio.sleep(QUIET)


def _said(telegram: Sandbox) -> int:
    return sum(call.method == "sendMessage" and call.error is None for call in list(telegram.sent))
