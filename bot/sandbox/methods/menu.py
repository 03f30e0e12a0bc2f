"""The button beside the input field (core.telegram.org/bots/api#menubutton)."""

from bot.sandbox.facts import Json
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import World


def set_button(world: World, params: Json) -> bool:
    """#setchatmenubutton"""
    button = params.get("menu_button", {"type": "default"})
    if button["type"] == "web_app" and not button["web_app"]["url"].startswith("https://"):
        raise bad_request("menu button URL must be HTTPS")
    world.profile.menu_buttons[_chat_id(world, params)] = button
    return True


def get_button(world: World, params: Json) -> Json:
    """#getchatmenubutton"""
    buttons = world.profile.menu_buttons
    return buttons.get(_chat_id(world, params)) or buttons.get(None) or {"type": "default"}


def _chat_id(world: World, params: Json) -> int | None:
    chat_id = params.get("chat_id")
    if chat_id is None:
        return None
    if chat_id not in world.chats or not world.chats[chat_id].is_private:
        raise bad_request("chat not found")
    return int(chat_id)
