"""What the colleague who looks after a sign-up hears of it, with a button to its card."""

from bot.surroundings import Surroundings
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage.outbox import STAFF, Outgoing

_LOOK = "0:/deze_aanmelding"
"""A command as a button: the card of one sign-up."""


def told(around: Surroundings, chat_id: int, reference: str, words: Text) -> Outgoing:
    """The message to the colleague in this chat."""
    texts = around.text("nl")
    button = {"text": texts.plain(phrase("staff_look")), "callback_data": f"{_LOOK}:{reference}"}
    params = {
        "text": texts.html(words),
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[button]]},
    }
    return Outgoing(chat_id, "sendMessage", params, STAFF)
