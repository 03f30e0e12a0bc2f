"""Finding the button a person means."""

from collections.abc import Iterator

from bot.sandbox.chats import Chat
from bot.sandbox.facts import Json
from bot.sandbox.messages import Message, Post
from bot.sandbox.refusals import SandboxMisuse


class NoSuchButton(SandboxMisuse):
    """There is no button like that; the text lists those that can be seen."""


def find_button(chat: Chat, wanted: str, message: Message | int | None) -> tuple[Post, str]:
    """The newest message with an inline button of this label or callback data, and the data."""
    for post in _posts(chat, message):
        for button in _inline(post):
            if wanted in (button["text"], button.get("callback_data")):
                if "callback_data" not in button:
                    raise NoSuchButton(
                        f'"{button["text"]}" opens something else, the bot would not hear of it'
                    )
                return post, button["callback_data"]
    raise NoSuchButton(f'no button "{wanted}"; to be seen are {_visible(chat, message)}')


def asks_contact(chat: Chat) -> bool:
    """Whether the reply keyboard shows a button that shares the phone number."""
    rows = chat.reply_keyboard["keyboard"] if chat.reply_keyboard else ()
    return any(button.get("request_contact") for row in rows for button in row)


def _posts(chat: Chat, message: Message | int | None) -> Iterator[Post]:
    if message is None:
        yield from reversed(chat.posts.values())
        return
    number = message if isinstance(message, int) else message.message_id
    if number not in chat.posts:
        raise NoSuchButton(f"message {number} is not there (any more)")
    yield chat.posts[number]


def _inline(post: Post) -> list[Json]:
    rows = post.message.get("reply_markup", {}).get("inline_keyboard", ())
    return [button for row in rows for button in row] if post.from_bot else []


def _visible(chat: Chat, message: Message | int | None) -> str:
    found = [
        f"{post.message['message_id']}: {[button['text'] for button in _inline(post)]}"
        for post in _posts(chat, message)
        if _inline(post)
    ]
    return "; ".join(found) or "no inline buttons at all"
