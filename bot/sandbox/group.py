"""A group with the bot in it, such as the one in which the library's staff work."""

from bot.sandbox.chats import Chat
from bot.sandbox.ears import Ear
from bot.sandbox.messages import Message


class Group:
    """What everybody in the group sees. People act in it through `Person`."""

    def __init__(self, chat: Chat, ear: Ear) -> None:
        self.chat = chat
        self._ear = ear

    @property
    def chat_id(self) -> int:
        """The negative number of the group."""
        return self.chat.chat_id

    @property
    def messages(self) -> list[Message]:
        """The messages as they are visible now, oldest first."""
        return self.chat.messages

    @property
    def last(self) -> Message:
        """The newest message of the bot in the group."""
        return self._ear.last

    async def hears(self, count: int = 1, timeout: float = 10) -> list[Message]:  # noqa: ASYNC109
        """What the bot sent or edited here since the last time, at least `count`. Raises `NothingHeard`."""
        return await self._ear.hears(count, timeout)

    async def hears_quiet(self, seconds: float) -> None:
        """The bot is silent here for so long. Raises `NotQuiet`."""
        await self._ear.hears_quiet(seconds)

    def removes_bot(self) -> None:
        """Somebody throws the bot out."""
        self.chat.closed = "bot was kicked from the supergroup chat"
