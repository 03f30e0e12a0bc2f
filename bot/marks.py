"""What the sender found out and the database does not know yet: written in the next transaction."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.broadcasting.noting import note
from bot.lasting import instead
from bot.talks.signs import signs
from bot.undelivered import let_go_of_gone
from storage import families, outbox, recordings, slots
from storage.outbox import Queued
from storage.transaction import Transaction


@dataclass(slots=True)
class Marks:
    """Rows that are sent, refused (with the error), or to be tried later; rows that fell away with a chat;
    the messages that slots became, and the slots whose message was deleted (`emptied`); people who left;
    drafts of recordings that Telegram has now, by (node, language). `told`: what staff hear of their answers,
    queued when the marks were written. `letters` are the messages of broadcasts, by (broadcast, chat)."""

    sent: list[Queued] = field(default_factory=list)
    refused: list[tuple[Queued, str]] = field(default_factory=list)
    later: dict[int, tuple[int, datetime | None, str]] = field(default_factory=dict)
    gone: list[Queued] = field(default_factory=list)
    became: dict[str, tuple[int, int]] = field(default_factory=dict)
    emptied: list[str] = field(default_factory=list)
    letters: dict[tuple[int, int], int | None] = field(default_factory=dict)
    unreachable: list[int] = field(default_factory=list)
    uploaded: dict[tuple[str, str], str] = field(default_factory=dict)
    told: list[Queued] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        chats = self.gone or self.unreachable
        return bool(self.sent or self.refused or self.later or chats or self.became or self.uploaded)

    @property
    def done(self) -> list[Queued]:
        """The rows behind which the next of their chat may go, once this is written."""
        return [*self.sent, *(row for row, _ in self.refused)]

    def add(self, other: "Marks") -> None:
        """Put back what could not be written; what came since is newer."""
        self.sent.extend(other.sent)
        self.refused.extend(other.refused)
        self.gone.extend(other.gone)
        self.later = {**other.later, **self.later}
        self.became = {**other.became, **self.became}
        self.emptied.extend(other.emptied)
        self.letters = {**other.letters, **self.letters}
        self.uploaded.update(other.uploaded)
        self.unreachable.extend(other.unreachable)

    async def write(self, tx: Transaction, now: datetime) -> None:
        """Into the database, within a transaction."""
        await outbox.sent(tx, [*(row.id for row in self.sent), *(row.id for row in self.gone)])
        await outbox.retry(tx, self.later)
        await outbox.dead(tx, {row.id: error for row, error in self.refused})
        refused = {row.id: row.outgoing for row, _ in self.refused}
        await let_go_of_gone(tx, refused)
        await slots.drop(tx, self.emptied)
        if self.became:
            await slots.remember(tx, self.became)
        for (node, language), file in self.uploaded.items():
            await recordings.uploaded(tx, node, language, file)
        await families.unreachable(tx, self.unreachable, now)
        await outbox.close_for(tx, self.unreachable)
        await note(tx, self.letters, self.refused, self.unreachable)
        news = [*signs(self.sent, [row for row, _ in self.refused], self.gone), *instead(refused.values())]
        self.told = await outbox.add(tx, news, now) if news else []
