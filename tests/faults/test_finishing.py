"""Work that is not cut in two by a stop."""

import asyncio

import pytest

from bot.finishing import finished


async def test_cancelled_work_is_done_to_its_end_first() -> None:
    begun, go_on, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        await go_on.wait()
        done.set()

    task = asyncio.create_task(finished(work()))
    await begun.wait()
    task.cancel()
    await asyncio.sleep(0)
    assert not task.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert done.is_set()


async def test_what_the_work_gives_or_raises_comes_through() -> None:
    async def seven() -> int:
        return 7

    async def broken() -> None:
        raise ZeroDivisionError

    assert await finished(seven()) == 7
    with pytest.raises(ZeroDivisionError):
        await finished(broken())
