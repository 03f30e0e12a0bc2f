"""Topics of a forum group."""

from bot.sandbox.facts import Json
from bot.sandbox.methods.addressing import open_chat
from bot.sandbox.refusals import bad_request
from bot.sandbox.utf16 import units
from bot.sandbox.world import World

COLOURS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
NAME_LIMIT = 128


def create_topic(world: World, params: Json) -> Json:
    """#createforumtopic; the topic's number is that of the message which opens it."""
    chat = open_chat(world, params)
    if not chat.facts.get("is_forum"):
        raise bad_request("the chat is not a forum")
    name = params["name"].strip()
    colour = params.get("icon_color", COLOURS[0])
    if not name or units(name) > NAME_LIMIT:
        raise bad_request("topic name must be 1-128 characters long")
    if colour not in COLOURS:
        raise bad_request("invalid icon color specified")
    number = next(chat.numbers)
    chat.topics[number] = name
    return {"message_thread_id": number, "name": name, "icon_color": colour}
