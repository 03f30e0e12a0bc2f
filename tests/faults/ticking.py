"""The program as `leeswijzer run` starts it, but for its time: the clock stands still early in an evening,
and the first tick comes at once. The real one would come after a minute, and at night send nothing."""

import asyncio
from datetime import UTC, datetime

from bot import logs
from bot.app import build
from bot.service import until_stopped
from bot.settings import settings

NOW = datetime(2026, 11, 25, 17, 40, tzinfo=UTC)
"""A Wednesday, 18:40 in Amsterdam; no national moment falls on it."""


async def run() -> None:
    """Until SIGTERM; a tick that fails ends it."""
    logs.begin()
    app = await build(settings(), clock=lambda: NOW)
    try:
        async with asyncio.TaskGroup() as parts:
            parts.create_task(app.ticks.tick())
            parts.create_task(until_stopped(app))
    finally:
        await app.close()


if __name__ == "__main__":
    asyncio.run(run())
