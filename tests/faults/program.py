"""The real program as a process of its own, so that it can be killed and started again."""

import asyncio
import os
import signal
import sys
import time
from asyncio.subprocess import Process
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.limits import Limits
from bot.sandbox import Sandbox
from storage.crypto import Keyring, new_key
from tests.benchmarks.machine import peak_memory
from tests.faults import file
from tests.faults.file import Left
from tests.faults.waiting import until

ROOT = Path(__file__).parents[2]
OURS = (sys.executable, "-m", "bot", "run")
TOKEN = "1:demo"
STAFF = -1001000000001
LIFTED = {"RATE_TOTAL": "1000", "RATE_PRIVATE": "1000", "RATE_GROUP": "1000"}
"""Sending limits out of the way: the limits would hide what a fault does behind waiting."""


def sandbox() -> Sandbox:
    """The local Telegram that stays up while the program comes and goes."""
    return Sandbox(TOKEN, staff_chat_id=STAFF)


class Ended(Exception):
    """The program ended by itself, with these last lines."""


class Program:
    """`async with Program(telegram, folder):` runs it; it is killed at the end if it still runs.

    `kills` counts the kills, `at_work` those that fell while something was under way, `broken` those after
    which the database file was not whole. `busy` is the number of chats, summed over the kills, for which a
    message waited or was in flight: one at a time in each and no more than the limits say over all, so at
    most so many messages may come twice. `left` is what each kill left of the file."""

    def __init__(
        self, telegram: Sandbox, folder: Path, command: Sequence[str] = OURS, limits: dict[str, str] = LIFTED
    ) -> None:
        """`folder` holds the database and the log; `limits` are settings without their prefix."""
        self.database = folder / "leeswijzer.db"
        self.log = folder / "program.log"
        self.kills = self.at_work = self.broken = self.busy = 0
        self.left: list[Left] = []
        self._telegram, self._command = telegram, command
        self._keys = new_key()
        self._limits = limits
        self._process: Process | None = None
        self._calls_before = 0

    @property
    def keyring(self) -> Keyring:
        """The keys that open its database."""
        return Keyring.parse(self._keys)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._end(signal.SIGKILL)

    async def start(self) -> None:
        """Start it; does not wait until it is ready."""
        self._calls_before = len(self._telegram.sent)
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, cwd=ROOT, env=self._environment(), stdout=log, stderr=log
            )

    async def kill(self) -> None:
        """kill -9, and look whether the file is whole before anybody opens it again."""
        await self._end(signal.SIGKILL)
        self.kills += 1
        if self.database.exists():
            left = file.left(self.database)
            self.left.append(left)
            self.broken += not left.is_whole
            self.at_work += bool(left.busy or self._telegram.pending)
            self.busy += min(len(left.busy), Limits().at_once)

    async def stop(self, within: float = 15) -> tuple[int, float]:
        """SIGTERM; the exit code and the seconds it took. Raises TimeoutError after `within` seconds."""
        began = time.monotonic()
        async with asyncio.timeout(within):
            code = await self._end(signal.SIGTERM)
        return code, time.monotonic() - began

    async def restart(self) -> None:
        """kill -9 and start again."""
        await self.kill()
        await self.start()

    async def until_up(self) -> None:
        """It has polled since it was started. Raises TimeoutError, Ended."""
        await until(lambda: self._has_ended() or self._has_polled())
        if self._has_ended():
            raise Ended(self.log.read_text()[-1000:])

    async def until_at_rest(self) -> None:
        """All updates are confirmed and all messages sent. Raises TimeoutError."""
        await until(self._is_at_rest)

    @property
    def memory(self) -> float:
        """The most memory the running process ever had, in MiB (Linux only)."""
        return peak_memory(self._process.pid) if self._process else 0.0

    def _has_ended(self) -> bool:
        return self._process is not None and self._process.returncode is not None

    def _has_polled(self) -> bool:
        """Asked who it is, then polled: the poll of the one before, noticed late, does not count."""
        since = [call.method for call in self._telegram.sent[self._calls_before :]]
        if "getMe" not in since:
            return False
        return self._telegram.world.updates.is_polled or "getUpdates" in since[since.index("getMe") :]

    def _is_at_rest(self) -> bool:
        waits = self._telegram.world.updates.is_polled and not self._telegram.pending
        return waits and not file.count(self.database, "outbox")

    async def _end(self, number: signal.Signals) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        if process.returncode is None:
            process.send_signal(number)
        return await process.wait()

    def _environment(self) -> dict[str, str]:
        given = {
            "TOKEN": TOKEN,
            "API_URL": self._telegram.url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{self.database}",
            "KEYS": self._keys,
            "STAFF_CHAT": str(STAFF),
            **self._limits,
        }
        rest = {name: value for name, value in os.environ.items() if not name.startswith("LEESWIJZER_")}
        return rest | {f"LEESWIJZER_{name}": value for name, value in given.items()}
