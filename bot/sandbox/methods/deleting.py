"""Deleting and pinning messages."""

from bot.sandbox.facts import Json
from bot.sandbox.methods.addressing import open_chat, post_of
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import World

DELETABLE_SECONDS = 48 * 3600


def delete_message(world: World, params: Json) -> bool:
    """#deletemessage: within 48 hours; another's message in a group only as administrator."""
    chat = open_chat(world, params)
    post = post_of(chat, params, "message to delete not found")
    too_old = world.now() - post.message["date"] > DELETABLE_SECONDS
    if too_old or not (post.from_bot or chat.is_private or chat.reads_all):
        raise bad_request("message can't be deleted for everyone")
    del chat.posts[params["message_id"]]
    chat.tell("delete", {"message_id": params["message_id"]})
    return True


def pin_message(world: World, params: Json) -> bool:
    """#pinchatmessage"""
    chat = open_chat(world, params)
    post_of(chat, params, "message to pin not found")
    if not (chat.is_private or chat.reads_all):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    chat.pinned = params["message_id"]
    return True
