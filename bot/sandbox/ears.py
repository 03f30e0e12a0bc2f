"""Waiting for what the bot says, without polling and without guessing at times."""

import asyncio
from collections.abc import Callable

from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.refusals import SandboxMisuse


class NothingHeard(TimeoutError):
    """The bot did not say as much as was waited for; the text tells what it did say."""


class NotQuiet(AssertionError):
    """The bot said something where silence was expected."""


class Ear:
    """Listens to one chat and remembers how far it has listened.

    `why` gives a hint for the error, such as the last refused calls.
    """

    def __init__(self, chat: Chat, why: Callable[[], str]) -> None:
        self._chat = chat
        self._why = why
        self._place = len(chat.heard)

    @property
    def last(self) -> Message:
        """The newest message of the bot that is still there. Raises `SandboxMisuse` when there is none."""
        for post in reversed(self._chat.posts.values()):
            if post.from_bot:
                return post.seen()
        raise SandboxMisuse("the bot has said nothing in this chat")

    async def hears(self, count: int = 1, timeout: float = 10) -> list[Message]:  # noqa: ASYNC109
        """All that the bot sent or edited since the last time, at least `count`. Raises `NothingHeard`."""
        wanted = self._place + count
        if not await self.until(lambda: len(self._chat.heard) >= wanted, timeout):
            news = [message.text for message in self._chat.heard[self._place :]]
            raise NothingHeard(f"waited {timeout} s for {count}, heard {news}{self._why()}")
        return self._take()

    async def hears_quiet(self, seconds: float) -> None:
        """Nothing is sent or edited for so long. Raises `NotQuiet`."""
        if await self.until(lambda: len(self._chat.heard) > self._place, seconds):
            raise NotQuiet(f"heard {[message.text for message in self._take()]}")

    async def until(self, ready: Callable[[], bool], seconds: float) -> bool:
        """Wait until something is so in this chat; False when it never became so."""
        deadline = asyncio.get_running_loop().time() + seconds
        try:
            async with asyncio.timeout_at(deadline):
                while not ready():
                    await self._chat.bell.wait()
        except TimeoutError:
            return False
        return True

    def _take(self) -> list[Message]:
        news = self._chat.heard[self._place :]
        self._place = len(self._chat.heard)
        return news
