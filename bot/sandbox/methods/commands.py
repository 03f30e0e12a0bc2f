"""The command menu, per scope and language (core.telegram.org/bots/api#botcommandscope)."""

import re

from bot.sandbox.facts import Json
from bot.sandbox.methods.addressing import known_chat
from bot.sandbox.methods.languages import language_of
from bot.sandbox.profile import scope_key
from bot.sandbox.refusals import bad_request
from bot.sandbox.utf16 import units
from bot.sandbox.world import World

MOST_COMMANDS = 100
DESCRIPTION_LIMIT = 256
_NAME = re.compile(r"[a-z0-9_]{1,32}")


def set_commands(world: World, params: Json) -> bool:
    """#setmycommands"""
    key = _key(world, params)
    commands = params["commands"]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("there can be at most 100 bot commands")
    world.profile.commands[key] = [_checked(command) for command in commands]
    _announce(world)
    return True


def get_commands(world: World, params: Json) -> list[Json]:
    """#getmycommands: exactly what was set for this scope and language."""
    return world.profile.commands.get(_key(world, params), [])


def delete_commands(world: World, params: Json) -> bool:
    """#deletemycommands"""
    world.profile.commands.pop(_key(world, params), None)
    _announce(world)
    return True


def _checked(command: Json) -> Json:
    if not _NAME.fullmatch(command["command"].removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not command["description"].strip():
        raise bad_request("command description must be non-empty")
    if units(command["description"]) > DESCRIPTION_LIMIT:
        raise bad_request("command description is too long")
    return command | {"command": command["command"].removeprefix("/")}


def _key(world: World, params: Json) -> tuple[str, str]:
    scope = params.get("scope")
    if scope and "chat_id" in scope:
        known_chat(world, scope)
    return scope_key(scope), language_of(params)


def _announce(world: World) -> None:
    for chat in world.chats.values():
        chat.tell("commands", {})
