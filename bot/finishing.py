"""Work that must not be cut in two: a transaction cancelled in its midst leaves the database file locked."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def finished(work: Coroutine[Any, Any, T]) -> T:
    """The result of the work. Cancelled meanwhile, it is done to its end first, and then CancelledError is
    raised; else whatever the work raises."""
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise
