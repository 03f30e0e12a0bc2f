"""The running program and the people who talk with it, as the tests of this folder use them."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.app import App, build
from bot.clock import Clock, utc
from bot.sandbox import Message, Person, Sandbox, Toast
from bot.settings import Settings
from dialogs.loading import Trees
from dialogs.session import Session
from storage import sessions, team

TOKEN = "1:demo"
STAFF = -1001000000001
PATIENCE = 20
"""Seconds after which something that never comes to rest is a failure, however slow the machine."""


async def until(ready: Callable[[], object]) -> None:
    """Wait until something is so. Raises TimeoutError when it never becomes so."""
    async with asyncio.timeout(PATIENCE):
        while not ready():  # noqa: ASYNC110 - nothing rings a bell for all that is waited for here
            await asyncio.sleep(0.005)


class Program:
    """The real program beside a sandbox. May be started and ended more than once on the same database."""

    def __init__(
        self, sandbox: Sandbox, given: Settings, trees: Trees | None = None, clock: Clock = utc
    ) -> None:
        """`trees`: other content than what is shipped; `clock`: another time than now."""
        self.sandbox, self.given, self._trees, self._clock = sandbox, given, trees, clock
        self.app: App

    async def __aenter__(self) -> Self:
        self.app = await build(self.given, self._trees, self._clock)
        if self.sandbox.staff_person:
            await self.joins(self.sandbox.staff_person, "coordinator")
        self.task = asyncio.create_task(self.app.run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        await self.app.close()

    @property
    def file(self) -> Path:
        """The database file."""
        return Path(self.given.database_url.partition(":///")[2])

    async def joins(self, person: Person, role: str) -> None:
        """This person is in the team from now on."""
        async with self.app.database.write() as tx:
            await team.join(tx, person.user_id, role, self._clock(), str(person.user["first_name"]))
        await self.app.turns.look()

    def parent(self, name: str = "Amina", language: str = "nl") -> "Parent":
        """Somebody new; `language` is what their phone is set to."""
        return Parent(self, self.sandbox.person(name, language_code=language))

    async def rest(self) -> None:
        """Until every update is confirmed, every message sent, and both are written."""
        await until(lambda: not self.sandbox.pending and self.app.outbox.idle)
        async with self.app.database.write():
            return

    async def session(self, person: Person) -> Session | None:
        """Where this person's conversation stands, as it is stored."""
        async with self.app.database.read() as tx:
            return (await sessions.load(tx, [person.user_id])).sessions.get(person.user_id)

    async def toast(self, person: Person, query_id: str) -> Toast:
        """The answer to a tap, in whichever chat it was."""
        await until(lambda: any(toast.query_id == query_id for toast in person.toasts))
        return next(toast for toast in person.toasts if toast.query_id == query_id)

    def rows(self, table: str) -> list[Any]:
        """Every row of a table, read beside the program."""
        connection = sqlite3.connect(self.file)
        try:
            return connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - our own names
        finally:
            connection.close()

    def raw(self) -> bytes:
        """The bytes of the database and of its write-ahead log."""
        found = [Path(f"{self.file}{end}") for end in ("", "-wal")]
        return b"".join(file.read_bytes() for file in found if file.exists())


class Parent:
    """A person in a private chat; each act waits for the program to come to rest."""

    def __init__(self, program: Program, person: Person) -> None:
        """`person` as the sandbox knows them."""
        self.program, self.person = program, person

    async def hears(self) -> list[Message]:
        """What was sent or changed in this chat since the last time."""
        await self.program.rest()
        return await self.person.hears(0)

    async def types(self, text: str) -> list[Message]:
        """Write, and hear what comes back."""
        await self.person.types(text)
        return await self.hears()

    async def taps(self, choice: str) -> list[Message]:
        """Tap the newest button with this choice id, and hear what comes back."""
        await self.person.taps(self.button(choice))
        return await self.hears()

    def button(self, choice: str) -> str:
        """The callback data of the newest button with this choice id."""
        return next(
            data
            for message in reversed(self.person.chat.messages)
            for data in message.data
            if data.endswith(f":{choice}")
        )

    async def does(self, *steps: str) -> list[Message]:
        """Several acts: ':id' taps a button, '+…' shares one's own contact, all else is typed. Gives what
        was heard after the last."""
        heard: list[Message] = []
        for step in steps:
            if step.startswith("+"):
                await self.person.shares_contact(step)
                heard = await self.hears()
            elif step.startswith(":"):
                heard = await self.taps(step[1:])
            else:
                heard = await self.types(step)
        return heard

    @property
    def toast(self) -> str | None:
        """The newest line over the chat."""
        return self.person.toasts[-1].text if self.person.toasts else None


def question(heard: list[Message]) -> str:
    """The text of the last thing heard."""
    return heard[-1].text
