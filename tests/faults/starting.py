"""How long it takes until the program polls: with nothing to do, and with very many messages queued."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from storage import outbox
from storage.database import Database
from storage.outbox import BROADCAST, Outgoing
from tests.faults.program import Program, sandbox
from tests.faults.rows import Row

TEXT = "Vandaag lees je samen een bladzijde, en morgen nog een. " * 12
"""About as long as a tip."""
HELD = timedelta(days=1)
"""The messages wait for a later moment: only loading them is measured."""


async def starting(folder: Path, rows: int, times: int) -> Row:
    """The middle of so many starts, without and with rows in the outbox, and the memory that they take."""
    async with sandbox() as telegram:
        program = Program(telegram, folder)
        bare, memory = await _starts(program, times)
        await _queue(program, rows)
        full, more = await _starts(program, times)
    remarks = (
        f"{bare:.2f} s and {memory:.0f} MiB; with {rows} rows in the outbox {full:.2f} s and {more:.0f} MiB"
    )
    return Row(case="start to first poll", remarks=remarks)


async def _starts(program: Program, times: int) -> tuple[float, float]:
    """Seconds and MiB, the middle of so many starts."""
    taken, memory = list[float](), list[float]()
    for _ in range(times):
        began = time.monotonic()
        async with program:
            await program.until_up()
            taken.append(time.monotonic() - began)
            memory.append(program.memory)
    return median(taken), median(memory)


async def _queue(program: Program, rows: int) -> None:
    now = datetime.now(UTC)
    given = {"text": TEXT}
    waiting = [Outgoing(chat, "sendMessage", given, BROADCAST) for chat in range(1, rows + 1)]
    database = await Database.open(f"sqlite+aiosqlite:///{program.database}", program.keyring)
    async with database.write() as tx:
        queued = await outbox.add(tx, waiting, now)
        await outbox.retry(tx, {row.id: (0, now + HELD, "") for row in queued})
    await database.close()
