"""What the other carers of a family hear of one of them, and the link by which a second one comes."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import assert_never
from urllib.parse import urlencode

from bot.actions.invite import VALID
from bot.household import Household
from bot.sharing import PREFIX, Sharing
from bot.surroundings import Surroundings
from bot.texts import Texts
from dialogs.effects import ChooseReceivers, ForgetFamily, JoinFamily, KeepPlan, LeaveFamily
from dialogs.phrases import phrase
from dialogs.prompt import Day, Text
from storage.carers import Carer
from storage.outbox import Outgoing

SHARE = "https://t.me/share/url"
"""Opens Telegram's own list of chats to send a link to (core.telegram.org/widgets/share)."""
Known = JoinFamily | LeaveFamily | ChooseReceivers | ForgetFamily | KeepPlan
"""What the others hear of; of a new plan only that it ends all messages."""


def link(around: Surroundings, chat_id: int, code: str, texts: Texts, today: date) -> Outgoing:
    """The message to send on. The day is the last on which the link works all day for sure."""
    url = f"https://t.me/{around.bot_name}?start={PREFIX}{code}"
    day = Day((today + timedelta(days=VALID.days)).isoformat())
    button = {"text": texts.plain(phrase("carer_send")), "url": f"{SHARE}?{urlencode({'url': url})}"}
    params = {
        "text": texts.html(phrase("carer_link", day=day, link=url)),
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[button]]},
    }
    return Outgoing(chat_id, "sendMessage", params)


def told(
    around: Surroundings, home: Household, sharing: Sharing, chat_id: int, effect: Known
) -> Iterator[Outgoing]:
    """A message to each other carer who can be reached and whom it concerns, in the language of each. `home`
    as it was before the effect."""
    family = (sharing.host(effect.code) if isinstance(effect, JoinFamily) else None) or home
    for other, carer in family.others(chat_id).items():
        if carer.unreachable_since is None:
            texts = around.text(carer.language or family.family.language)
            if lines := tuple(_lines(effect, carer)):
                words = "\n\n".join(texts.html(line) for line in lines)
                yield Outgoing(other, "sendMessage", {"text": words, "parse_mode": "HTML"})


def _lines(effect: Known, other: Carer) -> Iterator[Text]:
    match effect:
        case JoinFamily():
            yield phrase("carer_came")
        case ForgetFamily():
            yield phrase("carer_deleted")
        case LeaveFamily():
            yield phrase("carer_left")
            if not other.receives:
                yield phrase("carer_want")
        case ChooseReceivers(who="me") if other.receives:
            yield phrase("carer_only")
            yield phrase("carer_want")
        case KeepPlan() if other.receives:
            yield phrase("carer_stopped")
            yield phrase("carer_want")
        case ChooseReceivers() | KeepPlan():
            return
        case _:
            assert_never(effect)
