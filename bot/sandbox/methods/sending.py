"""Sending a message, and what all kinds of messages have in common."""

from bot.sandbox.chats import Chat
from bot.sandbox.facts import Json
from bot.sandbox.formatted import CAPTION_LIMIT, TEXT_LIMIT, Formatted, read_formatted, within
from bot.sandbox.markup import check_markup
from bot.sandbox.methods.addressing import open_chat
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import World

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "upload_video",
        "upload_voice",
        "upload_document",
        "upload_video_note",
        "record_video",
        "record_voice",
        "record_video_note",
        "choose_sticker",
        "find_location",
    }
)


def send_message(world: World, params: Json) -> Json:
    """#sendmessage"""
    return deliver(world, params, text_body(params, "message is too long"))


def send_chat_action(world: World, params: Json) -> bool:
    """#sendchataction"""
    if params["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    open_chat(world, params).tell("action", {"action": params["action"]})
    return True


def text_body(params: Json, too_long: str) -> Json:
    """`text` and `entities` of a message. Raises `Refused` for an empty, long or unreadable text."""
    formatted = read_formatted(params.get("text", ""), params.get("parse_mode"), params.get("entities"))
    if not formatted.text:
        raise bad_request("message text is empty")
    return _body(within(formatted, TEXT_LIMIT, too_long), "text", "entities")


def caption_body(params: Json) -> Json:
    """`caption` and `caption_entities`, or nothing for an empty caption."""
    formatted = read_formatted(
        params.get("caption", ""), params.get("parse_mode"), params.get("caption_entities")
    )
    if not formatted.text:
        return {}
    return _body(
        within(formatted, CAPTION_LIMIT, "message caption is too long"), "caption", "caption_entities"
    )


def _body(formatted: Formatted, text: str, entities: str) -> Json:
    body: Json = {text: formatted.text}
    return body | ({entities: list(formatted.entities)} if formatted.entities else {})


def deliver(world: World, params: Json, body: Json) -> Json:
    """Put the bot's message into the chat; the Bot API message. Raises `Refused`."""
    chat = open_chat(world, params)
    markup = params.get("reply_markup")
    check_markup(markup)
    extra = _surroundings(chat, params)
    if markup and "inline_keyboard" in markup:
        extra["reply_markup"] = markup
    post = world.post(chat, world.profile.user, body | extra)
    post.markup = markup
    _show_keyboard(chat, markup)
    chat.speak(post)
    chat.tell("message", post.message)
    return post.message


def _surroundings(chat: Chat, params: Json) -> Json:
    extra: Json = {}
    if "message_thread_id" in params:
        if params["message_thread_id"] not in chat.topics:
            raise bad_request("message thread not found")
        extra |= {"message_thread_id": params["message_thread_id"], "is_topic_message": True}
    if params.get("protect_content"):
        extra["has_protected_content"] = True
    return extra | _reply(chat, params.get("reply_parameters"))


def _reply(chat: Chat, reply: Json | None) -> Json:
    if reply is None:
        return {}
    post = chat.posts.get(reply.get("message_id", 0))
    if post is not None:
        return {"reply_to_message": {k: v for k, v in post.message.items() if k != "reply_to_message"}}
    if reply.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _show_keyboard(chat: Chat, markup: Json | None) -> None:
    if markup and "keyboard" in markup:
        chat.reply_keyboard = markup
    elif markup and "remove_keyboard" in markup:
        chat.reply_keyboard = None
