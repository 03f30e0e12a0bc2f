"""The slots of a conversation: by them a message in the staff chat is found again, to change it or to know
what somebody replies to (storage.slots)."""

import re

from storage.conversations import Conversation
from storage.outbox import Outgoing

PREFIX = "talk"
"""callback_data 'talk:12:take' and 'talk:12:done'."""
_OURS = re.compile(r"talk:(\d+):")
_SIGN = "sign:"


def card(number: int) -> str:
    """The message that shows who has the conversation."""
    return f"{PREFIX}:{number}:card"


def topic(number: int) -> str:
    """The topic of the group in which it stands; its id is that of a message (Bot API, ForumTopic)."""
    return f"{PREFIX}:{number}:topic"


def text(number: int, count: int) -> str:
    """A text about it, by its place among all messages."""
    return f"{PREFIX}:{number}:{count}"


def voice(number: int, count: int) -> str:
    """The same for a voice message, whose words cannot be taken out later: it is deleted."""
    return f"{PREFIX}:{number}:v{count}"


def number_of(slot: str | None) -> int | None:
    """The conversation that a slot is of; None for a slot of anything else."""
    found = _OURS.match(slot or "")
    return int(found[1]) if found else None


def every(one: Conversation) -> list[str]:
    """All slots that a conversation can have."""
    counted = range(1, one.messages + 1)
    both = [name(one.id, count) for count in counted for name in (text, voice)]
    return [card(one.id), topic(one.id), *both]


def sign(chat_id: int, message_id: int) -> str:
    """Marks a message to a parent: what becomes of it is told under this message of the staff chat."""
    return f"{_SIGN}{chat_id}:{message_id}"


def signed(row: Outgoing) -> tuple[int, int] | None:
    """The chat and message to tell it under; None for a message that nobody waits for."""
    if row.slot is None or not row.slot.startswith(_SIGN):
        return None
    chat_id, _, message_id = row.slot.removeprefix(_SIGN).partition(":")
    return int(chat_id), int(message_id)
