"""Reacting to a message with an emoji."""

from bot.sandbox.facts import Json
from bot.sandbox.methods.addressing import open_chat, post_of
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import World

EMOJI = frozenset("👍👎❤🔥🥰👏😁🤔🎉🙏👌🕊💯🤝✍🤗🫡👀😢🏆")
"""Some of those that everybody may use (core.telegram.org/bots/api#reactiontypeemoji); ✅ is none of them."""


def set_reaction(world: World, params: Json) -> bool:
    """#setmessagereaction: a bot has one reaction to a message, or none."""
    chat = open_chat(world, params)
    post = post_of(chat, params, "message to react not found")
    reaction = params.get("reaction", [])
    if len(reaction) > 1 or any(one.get("emoji") not in EMOJI for one in reaction):
        raise bad_request("REACTION_INVALID")
    post.reaction = reaction[0]["emoji"] if reaction else ""
    chat.tell("edit", post.message)
    return True
