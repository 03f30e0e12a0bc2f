"""A batch costs the same number of statements whatever its size: that is what makes it cheap."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from storage import families, intakes, outbox, seen, sessions
from storage.database import Database
from storage.transaction import Transaction
from tests.test_storage.samples import FAMILY, INTAKE, NOW, SESSION, message


def _counted(tx: Transaction) -> list[str]:
    statements: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        statements.append(statement)

    event.listen(tx.connection.sync_connection, "before_cursor_execute", note)
    return statements


async def _batch(tx: Transaction, chats: range) -> None:
    await seen.unseen(tx, chats)
    await sessions.load(tx, chats)
    known = await families.load(tx, chats)
    made = [(known[chat].id, chat, replace(INTAKE, reference=f"SB-{chat}"), "tr") for chat in chats]
    await families.save(tx, {stored.id: stored.family for stored in known.values()}, NOW)
    await intakes.add(tx, made, NOW)
    await sessions.save(tx, dict.fromkeys(chats, (SESSION, NOW)), NOW)
    await seen.mark(tx, chats, NOW)
    await outbox.add(tx, [message(chat) for chat in chats], NOW)


@pytest.mark.parametrize("size", [1, 100])
async def test_a_batch_of_any_size_takes_fifteen_statements(database: Database, size: int) -> None:
    chats = range(1, size + 1)
    async with database.write() as tx:
        await families.create(tx, dict.fromkeys(chats, FAMILY), NOW)
        statements = _counted(tx)
        await _batch(tx, chats)
    assert len(statements) == 15, statements
