"""The local Telegram: starts the server, and gives people and groups to play with."""

import asyncio
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.api import BotApi, Call
from bot.sandbox.clock import Advance
from bot.sandbox.ears import Ear
from bot.sandbox.facts import Json
from bot.sandbox.faults import Drop, Fault
from bot.sandbox.group import Group
from bot.sandbox.page_routes import page_routes
from bot.sandbox.person import Person
from bot.sandbox.refusals import Refused, SandboxMisuse
from bot.sandbox.server import LocalServer
from bot.sandbox.world import World

DEMO = "1:demo"
_REASONS_SHOWN = 3


class Sandbox:
    """A Bot API server on 127.0.0.1 for one bot, and the people around that bot.

    `async with Sandbox() as sandbox:` starts and stops it. The bot may come, die and come again meanwhile:
    updates it has not confirmed stay. `staff_chat_id` (negative) makes the staff group that the page shows,
    with one member.
    """

    def __init__(self, token: str = DEMO, port: int = 0, staff_chat_id: int | None = None) -> None:
        self.world = World(token)
        self._api = BotApi(self.world)
        self._people: dict[int, Person] = {}
        self.staff: Group | None = None
        self.staff_person: Person | None = None
        if staff_chat_id is not None:
            self.staff_person = self.person("Medewerker", language_code="nl")
            self.staff = self.group("Team bibliotheek", [self.staff_person], chat_id=staff_chat_id)
        self._server = LocalServer(self._app(), port)

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._server.stop()

    @property
    def url(self) -> str:
        """The address to put before `/bot<token>/<method>`."""
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def people(self) -> list[Person]:
        """Everybody, in order of arrival."""
        return list(self._people.values())

    def known(self, user_id: int) -> Person:
        """A person by number. Raises `SandboxMisuse`."""
        if user_id not in self._people:
            raise SandboxMisuse(f"there is no person {user_id}")
        return self._people[user_id]

    @property
    def sent(self) -> list[Call]:
        """Every call by the bot, with what it got."""
        return self._api.sent

    def content(self, file_id: str) -> bytes:
        """What is in a file that the bot or a person sent. Raises `SandboxMisuse`."""
        try:
            return self.world.files.get(file_id).content
        except Refused as refused:
            raise SandboxMisuse(f"there is no file {file_id}") from refused

    @property
    def pending(self) -> list[Json]:
        """The updates the bot has not confirmed."""
        return self.world.updates.pending

    @property
    def unanswered_taps(self) -> list[str]:
        """The ids of the taps that still show the waiting sign."""
        return self.world.taps.unanswered

    @property
    def latency(self) -> float:
        """Seconds that a call takes, half on the way there and half on the way back."""
        return self._api.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self._api.latency = seconds

    @property
    def answers_polls_at_once(self) -> bool:
        """Whether a long poll comes back at once with nothing."""
        return self._api.answers_polls_at_once

    @answers_polls_at_once.setter
    def answers_polls_at_once(self, at_once: bool) -> None:
        self._api.answers_polls_at_once = at_once

    @property
    def next_update_id(self) -> int:
        """The number of the next update; may be set, also backwards, as after a week of silence."""
        return self.world.updates.next_id

    @next_update_id.setter
    def next_update_id(self, number: int) -> None:
        self.world.updates.next_id = number

    def person(
        self,
        first_name: str = "Amina",
        last_name: str | None = None,
        language_code: str | None = None,
        user_id: int | None = None,
    ) -> Person:
        """Somebody with Telegram who has not written to the bot yet."""
        given = {
            "id": user_id,
            "first_name": first_name,
            "last_name": last_name,
            "language_code": language_code,
        }
        account = self.world.add_account({key: value for key, value in given.items() if value is not None})
        ear = Ear(self.world.chats[account.user_id], self._why)
        person = self._people[account.user_id] = Person(self.world, account, ear)
        return person

    def group(
        self,
        title: str = "Team",
        members: Sequence[Person] = (),
        chat_id: int | None = None,
        bot_reads_all: bool = True,
        forum: bool = False,
    ) -> Group:
        """A supergroup with the bot; `bot_reads_all=False`: the bot is a plain member in privacy mode."""
        chat = self.world.add_group(title, chat_id, forum)
        chat.members = {person.user_id: self.world.accounts[person.user_id] for person in members}
        chat.reads_all = bot_reads_all
        return Group(chat, Ear(chat, self._why))

    def joins(self, person: Person, group: Group) -> None:
        """Somebody is let into a group."""
        group.chat.members[person.user_id] = self.world.accounts[person.user_id]

    def migrate(self, group: Group) -> Group:
        """The group gets another id; calls with the old one are refused with `migrate_to_chat_id`."""
        moved = self.world.add_group(group.chat.facts["title"], None, "is_forum" in group.chat.facts)
        moved.members = group.chat.members
        group.chat.migrated_to = moved.chat_id
        return Group(moved, Ear(moved, self._why))

    async def until_polled(self, timeout: float = 10) -> None:  # noqa: ASYNC109
        """Wait until the bot waits in a long poll. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            await self.world.updates.until_polled()

    def now(self) -> float:
        """The sandbox's time, in seconds since 1970."""
        return self.world.now()

    def passes(self, seconds: float) -> None:
        """Let time pass in the sandbox only: taps and updates grow old. Raises `SandboxMisuse` backwards."""
        self.world.clock.passes(seconds)

    def moves_with(self, advance: Advance) -> None:
        """Let the page move the clock: `advance(to)` lets time pass until `to` (UTC), and has the program
        beside the sandbox do all that is due meanwhile."""
        self.world.clock.advance = advance

    def fail(
        self,
        method: str,
        times: int = 1,
        status: int = 500,
        retry_after: int | None = None,
        drop: Drop | None = None,
        chat_id: int | None = None,
        description: str | None = None,
    ) -> None:
        """Fail the next `times` good calls of a method ("*": any), perhaps only those to one chat.

        `drop="before"` breaks the connection instead of acting, `drop="after"` acts and then breaks it.
        """
        self._api.faults.add(Fault(method, times, status, retry_after, drop, chat_id, description))

    def _why(self) -> str:
        errors = [
            f"{call.method}: {call.error}" for call in self.sent if call.error and call.method != "getUpdates"
        ]
        return f"; refused calls: {errors[-_REASONS_SHOWN:]}" if errors else ""

    def _app(self) -> Starlette:
        async def fetch(request: Request) -> Response:
            stored = self.world.files.at(request.path_params["path"])
            if stored is None or request.path_params["token"] != self.world.token:
                return Response(status_code=404)
            return Response(stored.content, media_type="application/octet-stream")

        async def call(request: Request) -> Response:
            return await self._api(request)

        return Starlette(
            routes=[
                Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", fetch),
                *page_routes(self),
            ]
        )
