"""Messages that were not delivered, in words: what it was, for whom, and why not."""

import html
import re
from collections.abc import Mapping
from typing import Any

from bot.office.office import Office
from bot.office.spelling import moment
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage.outbox import DeadLetter

_KINDS = ("sendDocument", "sendPhoto", "sendVoice", "sendVenue", "editMessageText", "deleteMessage")
_REASONS: Mapping[str, str] = {
    "can't be deleted": "too_old",
    "too long": "too_long",
    "too large": "too_large",
    "can't parse": "markup",
    "wrong file identifier": "no_file",
    "gave up after": "gave_up",
    "chat not found": "no_chat",
    "forbidden": "no_chat",
    "not enough rights": "no_chat",
    "kicked": "no_chat",
}
"""What the errors of the Bot API begin or end with, and the phrase for each; the first that fits."""
_TAG = re.compile(r"<[^>]*>")
_FIRST_SIGNS = 120


def label(office: Office, letter: DeadLetter) -> Text:
    """'✉️ 21-11 10:32 · een bericht aan een ouder'."""
    return phrase(
        "attention_letter",
        moment=moment(office, letter.created_at),
        kind=_kind(letter),
        whom=_whom(office, letter),
    )


def told(office: Office, letter: DeadLetter) -> tuple[Text, ...]:
    """The same with the reason, and how it begins."""
    begin = _begin(letter.outgoing.params)
    return (
        label(office, letter),
        *((phrase("attention_begins", words=begin),) if begin else ()),
        phrase("attention_reason", reason=_reason(letter.error)),
    )


def _kind(letter: DeadLetter) -> Text:
    method = letter.outgoing.method
    return phrase(f"attention_{method.lower()}" if method in _KINDS else "attention_sendmessage")


def _whom(office: Office, letter: DeadLetter) -> Text:
    chat = letter.outgoing.chat_id
    if chat < 0:
        return phrase("attention_to_group")
    return phrase("attention_to_team" if chat in office.around.team else "attention_to_parent")


def _reason(error: str) -> Text:
    known = next((name for part, name in _REASONS.items() if part in error.lower()), None)
    return phrase(f"attention_why_{known}") if known else phrase("attention_why_other", error=error)


def _begin(params: Mapping[str, Any]) -> str:
    words = html.unescape(_TAG.sub("", str(params.get("text") or params.get("caption") or "")))
    line = " ".join(words.split())
    return line if len(line) <= _FIRST_SIGNS else f"{line[:_FIRST_SIGNS].rstrip()}…"
