"""Editing the bot's own messages (core.telegram.org/bots/api#updating-messages).

An edit that names no keyboard takes the keyboard away, as in Telegram.
"""

from bot.sandbox.chats import Chat
from bot.sandbox.facts import Json
from bot.sandbox.markup import check_markup
from bot.sandbox.messages import Post
from bot.sandbox.methods.addressing import open_chat, post_of
from bot.sandbox.methods.sending import caption_body, text_body
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import World

_TEXT = ("text", "entities")
_CAPTION = ("caption", "caption_entities")


def edit_text(world: World, params: Json) -> Json:
    """#editmessagetext"""
    chat, post = _editable(world, params)
    if "text" not in post.message:
        raise bad_request("there is no text in the message to edit")
    return _change(world, chat, post, _TEXT, text_body(params, "MESSAGE_TOO_LONG"), params)


def edit_caption(world: World, params: Json) -> Json:
    """#editmessagecaption"""
    chat, post = _editable(world, params)
    if not any(kind in post.message for kind in ("voice", "photo", "document")):
        raise bad_request("there is no caption in the message to edit")
    return _change(world, chat, post, _CAPTION, caption_body(params), params)


def edit_markup(world: World, params: Json) -> Json:
    """#editmessagereplymarkup"""
    chat, post = _editable(world, params)
    return _change(world, chat, post, (), {}, params)


def _editable(world: World, params: Json) -> tuple[Chat, Post]:
    chat = open_chat(world, params)
    post = post_of(chat, params, "message to edit not found")
    if not post.from_bot or (post.markup and "inline_keyboard" not in post.markup):
        raise bad_request("message can't be edited")
    return chat, post


def _change(world: World, chat: Chat, post: Post, names: tuple[str, ...], body: Json, params: Json) -> Json:
    markup = params.get("reply_markup")
    check_markup(markup)
    if markup and markup["inline_keyboard"]:
        body["reply_markup"] = markup
    replaced = (*names, "reply_markup")
    if {name: post.message[name] for name in replaced if name in post.message} == body:
        raise bad_request(
            "message is not modified: specified new message content and reply markup "
            "are exactly the same as a current content and reply markup of the message"
        )
    kept = {name: value for name, value in post.message.items() if name not in replaced}
    post.message = kept | body | {"edit_date": int(world.now())}
    chat.speak(post)
    chat.tell("edit", post.message)
    return post.message
