"""`leeswijzer demo` as a process of its own."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp.test_utils import unused_port

ROOT = Path(__file__).parents[2]
OURS = (sys.executable, "-m", "bot", "demo")


class NotStarted(Exception):
    """The demo ended before its page was there; with its last lines."""


@asynccontextmanager
async def demo(log: Path, command: Sequence[str] = OURS, folder: Path = ROOT) -> AsyncIterator[str]:
    """Run the demo, yield the address of its page, end it with SIGTERM. What it logs goes to `log`.

    Raises NotStarted; AssertionError where it does not end with exit code 0."""
    port = unused_port()
    rest = {name: value for name, value in os.environ.items() if not name.startswith("LEESWIJZER_")}
    with log.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            *command, "--port", str(port), cwd=folder, env=rest, stdout=PIPE, stderr=errors
        )
    try:
        await _until_open(process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.communicate()
    assert process.returncode == 0, _last(log)


async def _until_open(process: Process, log: Path) -> None:
    assert process.stdout is not None
    async for line in process.stdout:
        if b"http://127.0.0.1" in line:
            return
    raise NotStarted(_last(log))


def _last(log: Path) -> str:
    return log.read_text()[-1000:]
