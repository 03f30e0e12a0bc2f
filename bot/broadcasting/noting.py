"""What became of each family's message, written with the marks of the outbox: both hold, or neither does."""

from collections.abc import Collection, Iterable, Mapping

from bot.broadcasting.naming import letter_of
from storage import recipients
from storage.outbox import Queued
from storage.transaction import Transaction


async def note(
    tx: Transaction,
    messages: Mapping[tuple[int, int], int | None],
    refused: Iterable[tuple[Queued, str]],
    unreachable: Collection[int],
) -> None:
    """`messages` by (broadcast, chat) are the ids of what was sent, None where a message was changed;
    `unreachable` are chats."""
    await recipients.sent(tx, messages)
    found = ((letter_of(row.outgoing), error) for row, error in refused)
    await recipients.failed(tx, {which: error for which, error in found if which})
    await recipients.closed(tx, unreachable)
