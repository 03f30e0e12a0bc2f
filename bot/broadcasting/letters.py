"""What a broadcast says to who reads a language: own words, or those of an event."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Literal

from pydantic_core import from_json, to_json

from bot.events.messages import answers, cancellation, invitation
from bot.surroundings import Surroundings
from dialogs.events import Event
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from storage import events
from storage.broadcasts import CANCELLATION, Broadcast
from storage.transaction import Transaction

Otherwise = Literal["dutch", "nothing"]
_TAG = re.compile(r"<[^>]+>")
_CAPTION = 1024
"""Letters beside a photo, without markup (Bot API, sendPhoto)."""
_HELP = "0:/help"
_PAUSE = "0:/tips"
"""Commands as buttons: to a person, and to where messages are paused and stopped."""


@dataclass(frozen=True, slots=True)
class Own:
    """Own `texts` by language, in Dutch always; who reads another language gets the Dutch or nothing."""

    texts: Mapping[str, str] = field(default_factory=dict)
    otherwise: Otherwise = "dutch"

    def said(self, language: str) -> str | None:
        """The text for who reads this language; None for who gets nothing."""
        other = self.texts.get(SOURCE) if self.otherwise == "dutch" else None
        return self.texts.get(language, other)


@dataclass(frozen=True, slots=True)
class Message:
    """A letter in one language, without the chat: how it is sent, and how one that was sent is changed."""

    text: str
    rows: list[list[dict[str, str]]]
    picture: str = ""

    def sending(self) -> tuple[str, dict[str, Any]]:
        """The method and its parameters (Bot API, sendMessage, sendPhoto)."""
        if self._is_caption:
            return "sendPhoto", {"photo": self.picture, "caption": self.text, **self._shape}
        return "sendMessage", {"text": self.text, **self._shape}

    def changing(self, message_id: int) -> tuple[str, dict[str, Any]]:
        """The same for a message that is there (Bot API, editMessageText, editMessageCaption)."""
        if self._is_caption:
            return "editMessageCaption", {"message_id": message_id, "caption": self.text, **self._shape}
        return "editMessageText", {"message_id": message_id, "text": self.text, **self._shape}

    @property
    def _is_caption(self) -> bool:
        """Words that became too long for beside a photo go without it: they count for more."""
        return bool(self.picture) and len(unescape(_TAG.sub("", self.text))) <= _CAPTION

    @property
    def _shape(self) -> dict[str, Any]:
        """With a keyboard always: by that a message which cannot be changed any more is sent anew."""
        return {"parse_mode": "HTML", "reply_markup": {"inline_keyboard": self.rows}}


def dump(own: Own) -> str:
    """As compact JSON."""
    return to_json({"texts": own.texts, "otherwise": own.otherwise}).decode()


def load(text: str) -> Own:
    """What `dump` wrote; '' is a letter without words of its own."""
    raw = from_json(text) if text else {}
    return Own(raw.get("texts", {}), raw.get("otherwise", "dutch"))


async def subject(tx: Transaction, broadcast: Broadcast) -> Event | None:
    """The event that it is about, as it is now. Raises Undecipherable."""
    if broadcast.event is None:
        return None
    return (await events.load(tx, [broadcast.event])).get(broadcast.event)


def message(around: Surroundings, broadcast: Broadcast, event: Event | None, language: str) -> Message | None:
    """The letter in a language; None where there are no words for who reads it, or the event is gone."""
    if broadcast.event is None:
        return _own(around, load(broadcast.letter), language)
    if event is None:
        return None
    if broadcast.kind == CANCELLATION:
        return Message(cancellation(around, event, language), [])
    words = invitation(around, event, language)
    if words is None and language != SOURCE and load(broadcast.letter).otherwise == "dutch":
        return message(around, broadcast, event, SOURCE)
    return None if words is None else Message(words, answers(around, event, language), event.picture)


def _own(around: Surroundings, own: Own, language: str) -> Message | None:
    said, texts = own.said(language), around.text(language)
    if said is None:
        return None
    row = [
        {"text": texts.plain(phrase("person")), "callback_data": _HELP},
        {"text": texts.plain(phrase("pause")), "callback_data": _PAUSE},
    ]
    return Message(texts.html(said), [row])
