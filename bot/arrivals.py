"""What Telegram delivered, as values: who, where, and what the dialog is to make of it.

Updates are read as plain JSON: the library's Update objects cost more than the whole turn (decision 002)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from dialogs.bsn import holds_bsn
from dialogs.inputs import (
    Commanded,
    Input,
    Located,
    SharedContact,
    Started,
    Tapped,
    Typed,
    Unreadable,
    Voiced,
)

Json = Mapping[str, Any]
ALLOWED_UPDATES = ["message", "callback_query", "my_chat_member"]
"""Edited messages are left out on purpose: an answer is changed from the summary, not by editing."""
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
"""What a deep link can bring (core.telegram.org/bots/features#deep-linking)."""
_SENT_ON = {"school": "leerkracht"}
"""Which command a deep link stands for, by what it begins with (see bot.measuring.links)."""
_UNREADABLE = ("sticker", "photo", "video_note", "location", "venue", "video", "audio", "document")


class Where(Enum):
    """In which kind of chat it happened."""

    PRIVATE = "private"
    GROUP = "group"


class Presence(Enum):
    """Whether the person can be reached: they blocked the bot, or let it in again."""

    GONE = "gone"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Tap:
    """A tapped button: `id` to answer it by, `message_id` of the message it stood under, its `data`."""

    id: str
    message_id: int
    data: str


@dataclass(frozen=True, slots=True)
class Posting:
    """A message in a group: its id, the message it answers and the topic it stands in (0: none), its text."""

    message_id: int
    reply_to: int = 0
    thread: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update. `given` None: there is nothing for a dialog. `addressee`: the bot that a command names
    behind its @, in lower case. `name` is the first name of the person; `posting` only of a group."""

    update_id: int
    chat_id: int = 0
    person_id: int = 0
    where: Where = Where.PRIVATE
    given: Input | None = None
    tap: Tap | None = None
    hint: str = ""
    presence: Presence | None = None
    addressee: str = ""
    name: str = ""
    posting: Posting | None = None


def arrival(update: Json) -> Arrival:
    """Read one update. What is of no use to the bot becomes an Arrival without `given`."""
    number = int(update["update_id"])
    match update:
        case {"message": {"chat": {"id": chat_id, "type": kind}, "from": sender}}:
            return _message(number, chat_id, kind, sender, update["message"])
        case {
            "callback_query": {
                "id": tap_id,
                "from": sender,
                "message": {"chat": chat, "message_id": message_id},
            }
        }:
            data = str(update["callback_query"].get("data", ""))
            return _tapped(number, chat, sender, Tap(str(tap_id), message_id, data))
        case {
            "my_chat_member": {
                "chat": {"id": chat_id, "type": "private"},
                "new_chat_member": {"status": status},
            }
        }:
            presence = Presence.GONE if status in ("kicked", "left") else Presence.BACK
            return Arrival(number, chat_id, chat_id, presence=presence)
        case _:
            return Arrival(number)


def _message(number: int, chat_id: int, kind: str, sender: Json, message: Json) -> Arrival:
    where = Where.PRIVATE if kind == "private" else Where.GROUP
    return Arrival(
        number,
        chat_id,
        int(sender["id"]),
        where,
        given=_given(message, chat_id),
        hint=str(sender.get("language_code", "")),
        addressee=_addressee(str(message.get("text", ""))),
        name=str(sender.get("first_name", "")),
        posting=_posting(message) if where is Where.GROUP else None,
    )


def _posting(message: Json) -> Posting:
    """In groups without topics answers make threads too: only a topic counts (Message.is_topic_message)."""
    replied = message.get("reply_to_message", {})
    thread = message.get("message_thread_id", 0) if message.get("is_topic_message") else 0
    text = str(message.get("text", ""))
    return Posting(int(message["message_id"]), int(replied.get("message_id", 0)), int(thread), text)


def _tapped(number: int, chat: Json, sender: Json, tap: Tap) -> Arrival:
    where = Where.PRIVATE if chat["type"] == "private" else Where.GROUP
    stamp, _, choice = tap.data.partition(":")
    hint = str(sender.get("language_code", ""))
    name = str(sender.get("first_name", ""))
    return Arrival(number, chat["id"], int(sender["id"]), where, Tapped(stamp, choice), tap, hint, name=name)


def _given(message: Json, chat_id: int) -> Input | None:
    if "text" in message:
        return _text(str(message["text"]))
    if "contact" in message:
        return SharedContact(str(message["contact"].get("phone_number", "")))
    if "voice" in message:
        return Voiced(str(message["voice"]["file_id"]), int(message["voice"].get("duration", 0)))
    if "location" in message:
        return Located(float(message["location"]["latitude"]), float(message["location"]["longitude"]))
    if message.get("photo"):
        return Unreadable("photo", str(message["photo"][-1]["file_id"]))
    kind = next((kind for kind in _UNREADABLE if kind in message), None)
    if kind is None:
        return Unreadable("other") if "via_bot" in message or "poll" in message or "dice" in message else None
    return Unreadable({"video_note": "voice", "audio": "voice", "venue": "location"}.get(kind, kind))


def _text(text: str) -> Input:
    if not text.startswith("/"):
        return Typed(text)
    command, _, argument = text[1:].partition(" ")
    name = command.partition("@")[0].lower()
    return _opened(_payload(argument.strip())) if name == "start" else Commanded(name)


def _opened(payload: str) -> Input:
    """A deep link that a parent sent on opens its dialog at once: who comes by it is not welcomed as one."""
    kind, _, about = payload.partition("_")
    return Commanded(_SENT_ON[kind], about) if kind in _SENT_ON and about else Started(payload)


def _addressee(text: str) -> str:
    return text.partition(" ")[0].partition("@")[2].lower() if text.startswith("/") else ""


def _payload(argument: str) -> str:
    """A deep link's word; '' for whatever else somebody typed behind /start."""
    return argument if _PAYLOAD.fullmatch(argument) and not holds_bsn(argument) else ""
