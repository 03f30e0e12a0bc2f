"""Which chat a call is meant for, and whether the bot may be there."""

from bot.sandbox.chats import Chat
from bot.sandbox.facts import Json
from bot.sandbox.messages import Post
from bot.sandbox.refusals import Refused, bad_request, forbidden, not_rehearsed
from bot.sandbox.world import World

_NOT_REHEARSED = (
    "business_connection_id",
    "direct_messages_topic_id",
    "suggested_post_parameters",
    "inline_message_id",
    "rich_message",
)


def known_chat(world: World, params: Json) -> Chat:
    """The chat of `chat_id`. Raises `Refused` when there is none, or when it has moved."""
    for name in _NOT_REHEARSED:
        if name in params:
            raise not_rehearsed(name)
    chat_id = params.get("chat_id")
    if chat_id is None:
        raise bad_request("chat_id is empty")
    chat = world.chats.get(chat_id if isinstance(chat_id, int) else _number(chat_id))
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise Refused(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    return chat


def open_chat(world: World, params: Json) -> Chat:
    """The same, where the bot may also write. Raises `Refused` 403 otherwise."""
    chat = known_chat(world, params)
    if chat.closed:
        raise forbidden(chat.closed)
    if chat.is_private and not world.accounts[chat.chat_id].started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def post_of(chat: Chat, params: Json, missing: str) -> Post:
    """The message of `message_id`, or the refusal `missing`."""
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    post = chat.posts.get(params["message_id"])
    if post is None:
        raise bad_request(missing)
    return post


def _number(chat_id: str) -> int:
    return int(chat_id) if chat_id.removeprefix("-").isdecimal() else 0
