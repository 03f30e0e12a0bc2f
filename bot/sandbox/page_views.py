"""Messages and keyboards as the page draws them: plain JSON, and nothing it must know of Telegram."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.chats import Chat
from bot.sandbox.facts import Json
from bot.sandbox.messages import Post

_MEDIA: dict[str, Callable[[Any], Json]] = {
    "voice": lambda voice: {"file": voice["file_id"], "seconds": voice["duration"]},
    "photo": lambda sizes: {"file": sizes[-1]["file_id"]},
    "document": lambda document: {"file": document["file_id"], "name": document.get("file_name", "")},
    "venue": lambda venue: {"name": venue["title"], "address": venue["address"]},
    "location": lambda place: {"latitude": place["latitude"], "longitude": place["longitude"]},
    "contact": lambda contact: {"name": contact["first_name"], "phone": contact["phone_number"]},
    "sticker": lambda sticker: {"emoji": sticker.get("emoji", "")},
}


def message_view(post: Post) -> Json:
    """One message: id, sender, text, entities, rows of buttons, media."""
    message = post.message
    return {
        "id": message["message_id"],
        "from_bot": post.from_bot,
        "sender": message["from"]["first_name"],
        "sender_id": message["from"]["id"],
        "text": message.get("text") or message.get("caption") or "",
        "entities": message.get("entities") or message.get("caption_entities") or [],
        "buttons": _buttons(message.get("reply_markup")),
        "media": _media(message),
        "date": message["date"],
        "edited": "edit_date" in message,
        "reaction": post.reaction,
    }


def keyboard_view(chat: Chat) -> list[list[Json]]:
    """The reply keyboard that is now shown below the chat; empty when there is none."""
    rows = chat.reply_keyboard["keyboard"] if chat.reply_keyboard else []
    return [
        [{"text": button["text"], "contact": bool(button.get("request_contact"))} for button in row]
        for row in rows
    ]


def chat_view(chat: Chat) -> Json:
    """The whole chat as it is visible now."""
    return {
        "id": chat.chat_id,
        "messages": [message_view(post) for post in chat.posts.values()],
        "keyboard": keyboard_view(chat),
    }


def _buttons(markup: Json | None) -> list[list[Json]]:
    rows = markup["inline_keyboard"] if markup else []
    return [
        [{"text": b["text"], "data": b.get("callback_data"), "url": b.get("url")} for b in row]
        for row in rows
    ]


def _media(message: Json) -> Json | None:
    for kind, view in _MEDIA.items():
        if kind in message:
            return {"kind": kind, **view(message[kind])}
    return None
