"""The conversations of the chats of one batch: read at once, changed in memory, written at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.talks import patience
from storage import conversations
from storage.conversations import Conversation
from storage.transaction import Transaction


@dataclass(slots=True)
class Talks:
    """`known` by number, open and closed; `now` in UTC."""

    known: dict[int, Conversation]
    now: datetime
    changed: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)

    def open(self, chat_id: int) -> Conversation | None:
        """The conversation that this chat has with a person now."""
        return next((one for one in self.of(chat_id) if one.closed_at is None), None)

    def of(self, chat_id: int) -> Iterator[Conversation]:
        """Everything that is kept of this chat."""
        return (one for one in list(self.known.values()) if one.chat_id == chat_id)

    def keep(self, one: Conversation) -> None:
        """A conversation as it is now."""
        self.known[one.id] = one
        self.changed.add(one.id)

    def close(self, chat_id: int) -> None:
        """The bot is there again."""
        if one := self.open(chat_id):
            self.keep(patience.closed(one, self.now))

    def forget(self, chat_ids: Iterable[int]) -> None:
        """Nothing is to be kept of these chats."""
        gone = {one.id for chat_id in chat_ids for one in self.of(chat_id)}
        self.known = {number: one for number, one in self.known.items() if number not in gone}
        self.changed -= gone
        self.dropped |= gone

    async def write(self, tx: Transaction) -> None:
        """What changed."""
        await conversations.drop(tx, self.dropped)
        await conversations.save(tx, [self.known[number] for number in sorted(self.changed)])


async def load(tx: Transaction, chat_ids: Iterable[int], now: datetime) -> Talks:
    """What is known of these chats at a moment (UTC)."""
    return Talks({one.id: one for one in await conversations.of_chats(tx, chat_ids)}, now)


def flagged(one: Conversation, danger: bool) -> Conversation:
    """Once flagged, always flagged."""
    return replace(one, flagged=one.flagged or danger)
