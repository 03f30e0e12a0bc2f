"""On Monday morning the chat of the team hears what needs attention; nothing when nothing does."""

from datetime import datetime, time

from bot.actions.attention import counted
from bot.office.attention import counted as in_words
from bot.quiet import is_quiet
from bot.surroundings import Surroundings
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from storage import counters, outbox
from storage.outbox import STAFF, Outgoing, Queued
from storage.transaction import Transaction

MONDAY, NINE = 0, time(9)
_WEEK = "attention_week"
"""A counter that stands at the Monday (as its ordinal) on which it was said last."""


async def nudge(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Queue it once a week, on Monday from nine o'clock on; a Monday that was missed is let go of."""
    local = now.astimezone(around.zone)
    if around.staff_chat is None or local.weekday() != MONDAY or local.time() < NINE or is_quiet(local):
        return []
    if not await counters.moved_on(tx, _WEEK, local.toordinal()):
        return []
    found = await counted(tx, now)
    if not found:
        return []
    texts = around.text(SOURCE)
    lines = [phrase("attention_title"), *(in_words(kind, number) for kind, number in found.items())]
    lines.append(phrase("attention_where", bot=f"@{around.bot_name}"))
    words = "\n".join(texts.html(line) for line in lines)
    params = {"text": words, "parse_mode": "HTML"}
    return await outbox.add(tx, [Outgoing(around.staff_chat, "sendMessage", params, STAFF)], now)
