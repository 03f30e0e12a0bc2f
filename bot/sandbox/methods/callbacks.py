"""Answering a tap."""

from bot.sandbox.facts import Json
from bot.sandbox.refusals import bad_request
from bot.sandbox.taps import ANSWER_LIMIT, Toast
from bot.sandbox.utf16 import units
from bot.sandbox.world import World


def answer(world: World, params: Json) -> bool:
    """#answercallbackquery"""
    text = params.get("text", "")
    if units(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    query_id = params["callback_query_id"]
    user_id, chat_id = world.taps.answer(query_id)
    toast = Toast(query_id, text, bool(params.get("show_alert")), params.get("url"))
    world.show_toast(user_id, chat_id, toast)
    return True
