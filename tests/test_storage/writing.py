"""A program that writes without end, to be killed: each transaction adds one to everything, or to nothing.

Run as `python -m tests.test_storage.writing FILE KEY STOP`: in transaction number STOP it stays inside."""

import asyncio
import sys

from dialogs.session import Session
from storage import outbox, seen, sessions
from storage.crypto import Keyring
from storage.database import Database
from storage.transaction import Transaction
from tests.test_storage.samples import NOW, message, url

CHAT = 1


async def add_one(tx: Transaction) -> int:
    """One turn more, one update more, one message more."""
    before = (await sessions.load(tx, [CHAT])).sessions.get(CHAT, Session())
    turn = before.turn + 1
    await seen.mark(tx, [turn], NOW)
    await sessions.save(tx, {CHAT: (Session(turn=turn), None)}, NOW)
    await outbox.add(tx, [message(CHAT, "x" * 5000)], NOW)
    return turn


async def write(file: str, key: str, stop: int) -> None:
    """Prints "inside N" in each transaction and "done N" after its commit."""
    database = await Database.open(url(file), Keyring.parse(key))
    for number in range(1, 10**9):
        async with database.write() as tx:
            turn = await add_one(tx)
            print("inside", turn, flush=True)
            if number == stop:
                await asyncio.Event().wait()
        print("done", turn, flush=True)


if __name__ == "__main__":
    asyncio.run(write(sys.argv[1], sys.argv[2], int(sys.argv[3])))
