"""The link that a parent sends on to a teacher: it opens three questions about one child, once."""

from datetime import datetime
from urllib.parse import urlencode

from bot.fellow_carers import SHARE
from bot.surroundings import Surroundings
from dialogs.phrases import phrase
from dialogs.prompt import Day
from storage.measure_links import VALID
from storage.outbox import Outgoing

PREFIX = "school_"
"""What a deep link begins with that lets a teacher answer (at most 64 of A-Za-z0-9_-)."""
COMMAND = "leerkracht"


def link_of(around: Surroundings, code: str) -> str:
    """What a teacher opens."""
    return f"https://t.me/{around.bot_name}?start={PREFIX}{code}"


def message(
    around: Surroundings, chat_id: int, language: str, child: str, code: str, now: datetime
) -> Outgoing:
    """The message to send on, in the parent's language. The day is the last on which the link works."""
    texts, url = around.text(language), link_of(around, code)
    last = Day((now + VALID).astimezone(around.zone).date().isoformat())
    button = {"text": texts.plain(phrase("measure_send")), "url": f"{SHARE}?{urlencode({'url': url})}"}
    params = {
        "text": texts.html(phrase("measure_link", child=child, day=last, link=url)),
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[button]]},
    }
    return Outgoing(chat_id, "sendMessage", params)
