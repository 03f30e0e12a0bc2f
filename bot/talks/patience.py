"""When a conversation is looked at next: an answer is late after a working day, and none is open for ever."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dialogs.library import Library
from dialogs.working_days import answer_by
from storage.conversations import Conversation

QUIET = timedelta(days=14)
"""After so long without a word the bot is there again by itself: nobody is to be left with silence."""
KEPT = timedelta(days=14)
"""How long a closed conversation is known, so that a late answer is told that it goes nowhere."""


def asked(one: Conversation, now: datetime, zone: ZoneInfo, library: Library) -> Conversation:
    """The parent wrote (UTC). Of one wait they are told once that it is long."""
    if one.turn != "parent":
        return one
    return replace(one, turn="library", due_at=late_at(now, zone, library))


def late_at(now: datetime, zone: ZoneInfo, library: Library) -> datetime:
    """When an answer to a question of now is late (both UTC)."""
    local = now.astimezone(zone).replace(tzinfo=None)
    return answer_by(local, library).replace(tzinfo=zone).astimezone(UTC)


def answered(one: Conversation, now: datetime) -> Conversation:
    """Staff wrote."""
    return replace(one, turn="parent", due_at=now + QUIET)


def told(one: Conversation, now: datetime) -> Conversation:
    """The parent knows that nobody has answered yet."""
    return replace(one, turn="late", due_at=now + QUIET)


def closed(one: Conversation, now: datetime) -> Conversation:
    """The bot is there again."""
    return replace(one, closed_at=now, due_at=now + KEPT)
