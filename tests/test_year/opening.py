"""An office for a year: a sandbox, a database of its own, sending limits lifted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.sandbox import Sandbox
from bot.settings import settings
from storage.crypto import new_key
from tests.test_bot.talking import STAFF, TOKEN
from tests.test_year.households import FIRST
from tests.test_year.office import Clock, Office


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Office]:
    """The program, running, early on the first day; it keeps its database in `folder`."""
    clock = Clock(datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC))
    async with Sandbox(TOKEN, staff_chat_id=STAFF) as sandbox:
        given = settings(
            _env_file=None,
            token=TOKEN,
            api_url=sandbox.url,
            database_url=f"sqlite+aiosqlite:///{folder / 'year.db'}",
            keys=new_key("year"),
            staff_chat=STAFF,
            rate_private=50,
            rate_group=50,
            rate_total=5000,
        )
        async with Office(sandbox, given, clock) as office:
            yield office
