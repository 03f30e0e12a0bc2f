"""One reminder of a sign-up that was begun and left, a day later at a decent hour."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.dose import make_room
from bot.quiet import is_quiet
from bot.surroundings import Surroundings
from dialogs import running
from dialogs.loading import Trees
from dialogs.phrases import phrase
from dialogs.session import Session
from storage import families, outbox, sessions
from storage.outbox import REMINDER, Outgoing, Queued
from storage.transaction import Transaction

AFTER = timedelta(hours=24)
MORNING = time(10)
"""When a reminder goes that would fall in the quiet hours."""
AT_ONCE = 200
REMINDED = "intake.reminded"
"""Let go of with the other answers of a sign-up: the next one may be reminded of again."""
_AGAIN = "0:.again"
"""A button that shows the question of now."""


def to_remind(trees: Trees, session: Session) -> bool:
    """Whether somebody has told about a child, not confirmed it yet, and was not reminded of it."""
    return REMINDED not in session.answers and running.unfinished(trees, session.trail)


def moment(now: datetime, zone: ZoneInfo) -> datetime:
    """When to remind (UTC) of what was left at a moment (UTC)."""
    later = (now + AFTER).astimezone(zone)
    if is_quiet(later):
        day = later.date() if later.time() < MORNING else later.date() + timedelta(days=1)
        later = datetime.combine(day, MORNING, zone)
    return later.astimezone(UTC)


async def remind(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Queue the reminders that are due; none in the quiet hours. Each is sent once."""
    if is_quiet(now.astimezone(around.zone)):
        return []
    chats = await sessions.to_remind(tx, now, AT_ONCE)
    known = await families.load(tx, chats)
    left = (await sessions.load(tx, chats)).sessions
    told = {chat: replace(one, answers={**one.answers, REMINDED: "yes"}) for chat, one in left.items()}
    await sessions.rewrite(tx, told)
    going = {chat: known[chat] for chat in chats if chat in known and not known[chat].unreachable}
    await make_room(tx, going.values(), now, around.zone)
    outgoing = [
        Outgoing(chat, "sendMessage", _message(around, home.family.language), REMINDER)
        for chat, home in going.items()
    ]
    return await outbox.add(tx, outgoing, now)


def _message(around: Surroundings, language: str) -> dict[str, object]:
    texts = around.text(language)
    button = {"text": texts.plain(phrase("go_on")), "callback_data": _AGAIN}
    return {
        "text": texts.html(phrase("unfinished_hello")),
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[button]]},
    }
