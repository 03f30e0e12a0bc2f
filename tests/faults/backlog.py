"""kill -9 while the outbox is full and the Bot API is slow."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.sandbox import Sandbox
from bot.sandbox.chats import Chat
from storage import outbox
from storage.database import Database
from storage.outbox import Outgoing
from tests.faults.judging import longest_run, new_messages, twice
from tests.faults.program import Program, sandbox
from tests.faults.rows import Row
from tests.faults.waiting import until

LATENCY = 0.05
TEXT = "Bericht"


async def backlog(folder: Path, people: int, each: int, kills: int) -> Row:
    """`each` messages wait for each person; the kills fall at equal steps of what has arrived."""
    async with sandbox() as telegram, Program(telegram, folder) as program:
        chats = await _acquainted(telegram, people)
        await program.until_at_rest()
        await program.kill()
        said = _arrived(chats)
        await _put(program, chats, each)
        telegram.latency = LATENCY
        await program.start()
        for number in range(1, kills + 1):
            step = number * people * each // (kills + 1)
            await until(partial(_has_arrived, chats, said + step))
            await program.restart()
        await program.until_at_rest()
    run = max(map(longest_run, chats))
    return Row(
        case=f"{people * each} rows in the outbox, kill -9",
        kills=kills,
        messages=_arrived(chats) - said,
        lost=tuple(_disorder(chat, each) for chat in chats if _disorder(chat, each)),
        twice=twice(chats),
        allowed=program.busy,
        broken=program.broken,
        remarks=f"50 ms of latency; in order per chat; in one chat at most {run} twice by one kill",
    )


def _disorder(chat: Chat, each: int) -> str:
    """What is wrong with what arrived: every text, the first time in order. '' for nothing."""
    texts = [message.text for message in new_messages(chat) if message.text.startswith(TEXT)]
    return "" if list(dict.fromkeys(texts)) == _texts(each) else f"chat {chat.chat_id}: {texts}"


def _texts(each: int) -> list[str]:
    return [f"{TEXT} {number}" for number in range(each)]


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


def _has_arrived(chats: list[Chat], count: int) -> bool:
    return _arrived(chats) >= count


def _arrived(chats: list[Chat]) -> int:
    return sum(len(new_messages(chat)) for chat in chats)
