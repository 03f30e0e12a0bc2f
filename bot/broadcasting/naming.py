"""The slots by which a row of the outbox is known to be of a broadcast."""

import re
from typing import NamedTuple

from storage.outbox import Outgoing

_LETTER = re.compile(r"b:(\d+):(\d+):(\d+)")
_LIVE = "live:"


class Which(NamedTuple):
    """A broadcast and one of its chats."""

    number: int
    chat_id: int


def letter(number: int, chat_id: int, version: int) -> str:
    """The message of a broadcast to a chat, with the text of a version."""
    return f"b:{number}:{chat_id}:{version}"


def letter_of(row: Outgoing) -> Which | None:
    """What a row is of; None for a row of anything else than a broadcast."""
    found = _LETTER.fullmatch(row.slot) if row.slot else None
    return Which(int(found[1]), int(found[2])) if found else None


def version_of(row: Outgoing) -> int:
    """The version of the text that a row of a broadcast has; 0 for other rows."""
    found = _LETTER.fullmatch(row.slot) if row.slot else None
    return int(found[3]) if found else 0


def live(number: int) -> str:
    """The message that shows how far a broadcast is."""
    return f"{_LIVE}{number}"


def live_of(row: Outgoing) -> int | None:
    """The broadcast that a row shows the state of; None for a row of anything else."""
    is_live = row.slot is not None and row.slot.startswith(_LIVE)
    return int(row.slot.removeprefix(_LIVE)) if is_live and row.slot else None
