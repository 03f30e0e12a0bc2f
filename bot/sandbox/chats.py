"""Chats and who is in them, and what has been said there."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from bot.sandbox.facts import Json
from bot.sandbox.messages import Message, Post

Watcher = Callable[[str, "Chat | None", Json], None]


@dataclass
class Account:
    """A person's account. `started`: has ever written to the bot, so that the bot may write back."""

    user: Json
    started: bool = False

    @property
    def user_id(self) -> int:
        """The number by which Telegram knows the person."""
        return int(self.user["id"])


@dataclass
class Chat:
    """A private chat with the bot, or a group.

    `closed` is the 403 reason for which the bot may not write here; `reads_all` is false for a group in
    which the bot is no administrator (it then sees commands, mentions and replies only); `numbers` gives
    message ids: private chats share one row of numbers, every supergroup has its own; `takes_voice` is
    false for a person who lets nobody send voice messages, as Telegram Premium allows.
    """

    facts: Json
    numbers: "count[int]"
    posts: dict[int, Post] = field(default_factory=dict)
    members: dict[int, Account] = field(default_factory=dict)
    administrators: set[int] = field(default_factory=set)
    topics: dict[int, str] = field(default_factory=dict)
    closed: str | None = None
    reads_all: bool = True
    takes_voice: bool = True
    migrated_to: int | None = None
    pinned: int | None = None
    reply_keyboard: Json | None = None
    heard: list[Message] = field(default_factory=list)
    watchers: list[Watcher] = field(default_factory=list)
    bell: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def chat_id(self) -> int:
        """Positive for a person, negative for a group."""
        return int(self.facts["id"])

    @property
    def is_private(self) -> bool:
        """Whether this is one person's chat with the bot."""
        return bool(self.facts["type"] == "private")

    @property
    def messages(self) -> list[Message]:
        """The messages as they are visible now, oldest first."""
        return [post.seen() for post in self.posts.values()]

    def speak(self, post: Post) -> None:
        """The bot sent or edited something: remember it for those who listen, and wake them."""
        self.heard.append(post.seen())
        self.ring()

    def ring(self) -> None:
        """Wake all who wait for something in this chat."""
        bell, self.bell = self.bell, asyncio.Event()
        bell.set()

    def tell(self, event: str, detail: Json) -> None:
        """Let the watchers (the page) know of a change."""
        for watcher in self.watchers:
            watcher(event, self, detail)
