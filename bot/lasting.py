"""What goes from the chat again after a day: lists of families do not stay on somebody's phone for years."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.outbox import MESSAGE_OF
from storage.outbox import Outgoing

DAY = timedelta(hours=24)
"""Telegram lets a bot delete its own messages for 48 hours (Bot API, deleteMessage)."""


def lasting_a_day(sending: Outgoing, seed: int, now: datetime) -> tuple[Outgoing, Outgoing]:
    """The message, and its deletion a day after `now` (UTC), which waits in the database. `seed` is fresh: by
    it the message is found again."""
    slot = f"day:{sending.chat_id}:{seed:x}"
    gone = Outgoing(sending.chat_id, "deleteMessage", {MESSAGE_OF: slot}, sending.lane, not_before=now + DAY)
    return replace(sending, slot=slot), gone
