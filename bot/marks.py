"""What the sender found out and the database does not know yet: written in the next transaction."""

from dataclasses import dataclass, field
from datetime import datetime

from storage import families, outbox, slots
from storage.transaction import Transaction


@dataclass(slots=True)
class Marks:
    """Rows that are sent, to be tried later or refused; the messages that slots became; people who left."""

    sent: list[int] = field(default_factory=list)
    later: dict[int, tuple[int, datetime | None, str]] = field(default_factory=dict)
    dead: dict[int, str] = field(default_factory=dict)
    became: dict[str, tuple[int, int]] = field(default_factory=dict)
    unreachable: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.sent or self.later or self.dead or self.became or self.unreachable)

    def add(self, other: "Marks") -> None:
        """Put back what could not be written; what came since is newer."""
        self.sent.extend(other.sent)
        self.later = {**other.later, **self.later}
        self.dead.update(other.dead)
        self.became = {**other.became, **self.became}
        self.unreachable.extend(other.unreachable)

    async def write(self, tx: Transaction, now: datetime) -> None:
        """Into the database, within a transaction."""
        await outbox.sent(tx, self.sent)
        await outbox.retry(tx, self.later)
        await outbox.dead(tx, self.dead)
        if self.became:
            await slots.remember(tx, self.became)
        await families.unreachable(tx, self.unreachable, now)
        await outbox.close_for(tx, self.unreachable)
