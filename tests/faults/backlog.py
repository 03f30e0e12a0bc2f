"""kill -9 while the outbox is full and the Bot API is slow."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.sandbox import Sandbox
from bot.sandbox.chats import Chat
from storage import outbox
from storage.database import Database
from storage.outbox import Outgoing
from tests.faults.judging import longest_run, new_messages, twice
from tests.faults.program import Program, sandbox
from tests.faults.rows import Row

LATENCY = 0.05


async def backlog(folder: Path, people: int, each: int, kills: int) -> Row:
    """`each` messages wait for each person; the kills fall at equal steps of what has arrived."""
    async with sandbox() as telegram, Program(telegram, folder) as program:
        chats = await _acquainted(telegram, people)
        await program.until_at_rest()
        await program.kill()
        said = [len(new_messages(chat)) for chat in chats]
        await _put(program, chats, each)
        telegram.latency = LATENCY
        await program.start()
        for number in range(1, kills + 1):
            await _until_arrived(chats, sum(said) + number * people * each // (kills + 1))
            await program.restart()
        await program.until_at_rest()
    arrived = [
        [message.text for message in new_messages(chat)[old:]] for chat, old in zip(chats, said, strict=True)
    ]
    wanted = _texts(each)
    return Row(
        case=f"{people * each} rows in the outbox, kill -9",
        kills=kills,
        messages=sum(map(len, arrived)),
        lost=tuple(f"chat: {texts}" for texts in arrived if list(dict.fromkeys(texts)) != wanted),
        twice=twice(chats),
        allowed=kills * people,
        broken=program.broken,
        remarks=f"50 ms of latency; in order per chat; in one chat at most {max(map(longest_run, chats))} twice by one kill",
    )


def _texts(each: int) -> list[str]:
    return [f"Bericht {number}" for number in range(each)]


async def _acquainted(telegram: Sandbox, people: int) -> list[Chat]:
    """People who have written, so that the program may write to them."""
    visitors = [telegram.person(language_code="nl") for _ in range(people)]
    for visitor in visitors:
        await visitor.types("Hallo")
    for visitor in visitors:
        await visitor.hears(timeout=60)
    return [visitor.chat for visitor in visitors]


async def _put(program: Program, chats: list[Chat], each: int) -> None:
    rows = [Outgoing(chat.chat_id, "sendMessage", {"text": text}) for text in _texts(each) for chat in chats]
    database = await Database.open(f"sqlite+aiosqlite:///{program.database}", program.keyring)
    async with database.write() as tx:
        await outbox.add(tx, rows, datetime.now(UTC))
    await database.close()


async def _until_arrived(chats: list[Chat], count: int) -> None:
    async with asyncio.timeout(60):
        while sum(len(new_messages(chat)) for chat in chats) < count:
            await asyncio.sleep(0.002)
