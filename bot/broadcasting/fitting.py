"""What of an event keeps a letter about it back: it has begun, or its words are too many for a photo."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.recipients import Counted, Reason
from dialogs.events import Event

WITH_PICTURE = 800
"""Letters of an own title and text that may go with a photo: Telegram takes 1,024 in all (Bot API,
sendPhoto), and when and where it is wants the others."""


def has_begun(event: Event, zone: ZoneInfo, now: datetime) -> bool:
    """Whether it is too late to invite to it."""
    return event.begins(zone) <= now


def fitting(found: Counted, event: Event, zone: ZoneInfo, now: datetime) -> Counted:
    """Of those whom a letter about an event is for, who can get it now (UTC); the others with the reason."""
    if has_begun(event, zone, now):
        return _but(found, "over", lambda language: True)
    return _but(found, "too_long", lambda language: _is_too_long(event, language))


def _is_too_long(event: Event, language: str) -> bool:
    words = event.texts.get(language)
    return bool(event.picture) and words is not None and len(words.title) + len(words.text) > WITH_PICTURE


def _but(found: Counted, why: Reason, is_out: Callable[[str], bool]) -> Counted:
    """Without those who get it in such a language; a family of which nobody is left is left out."""
    going = tuple(one for one in found.recipients if not is_out(one.language))
    lost = {one.family_id for one in found.recipients} - {one.family_id for one in going}
    left_out = {**found.left_out, why: tuple(sorted(lost))} if lost else found.left_out
    return Counted(going, left_out)
