"""Waiting for something that rings no bell: another process, its database, a count over many chats."""

import asyncio
from collections.abc import Callable

PATIENCE = 100.0
"""Seconds; a case that takes longer has failed."""


async def until(is_so: Callable[[], bool]) -> None:
    """Look again and again until it is so. Raises TimeoutError after PATIENCE."""
    async with asyncio.timeout(PATIENCE):
        while not is_so():  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(0.002)
