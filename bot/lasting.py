"""What goes from the chat again after a day: lists of families do not stay on somebody's phone for years."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.became import MESSAGE_OF
from bot.files import FILE
from dialogs.phrases import words
from storage.outbox import Outgoing

DAY = timedelta(hours=24)
"""Telegram lets a bot delete its own messages for 48 hours (Bot API, deleteMessage)."""
_SLOT = "day:"
_SORRY = "sorry"
"""Beside the file's content: what its person reads where Telegram refuses it."""


def lasting_a_day(sending: Outgoing, seed: int, now: datetime, sorry: str = "") -> tuple[Outgoing, Outgoing]:
    """The message with a file, and its deletion a day after `now` (UTC), which waits in the database. `seed`
    is fresh: by it the message is found again. `sorry`: what is said where the file cannot be sent."""
    slot = f"{_SLOT}{sending.chat_id}:{seed:x}"
    gone = Outgoing(sending.chat_id, "deleteMessage", {MESSAGE_OF: slot}, sending.lane, not_before=now + DAY)
    file = {**sending.params[FILE], _SORRY: sorry}
    return replace(sending, params={**sending.params, FILE: file}, slot=slot), gone


def is_lasting(row: Outgoing) -> bool:
    """Whether a row brings such a message. It is never kept to be sent again: a list is of many."""
    return row.slot is not None and row.slot.startswith(_SLOT)


def instead(refused: Iterable[Outgoing]) -> Iterator[Outgoing]:
    """For each such message that Telegram refused: who asked for it is told to ask again."""
    for row in refused:
        if is_lasting(row):
            said = row.params.get(FILE, {}).get(_SORRY) or words("file_refused")
            yield Outgoing(row.chat_id, "sendMessage", {"text": said}, row.lane)
