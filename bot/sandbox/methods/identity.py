"""Who the bot is: its account, name and descriptions, per language."""

from bot.sandbox.facts import Json
from bot.sandbox.methods.languages import language_of
from bot.sandbox.refusals import bad_request
from bot.sandbox.utf16 import units
from bot.sandbox.world import World

NAME_LIMIT = 64
DESCRIPTION_LIMIT = 512
SHORT_DESCRIPTION_LIMIT = 120


def get_me(world: World, _params: Json) -> Json:
    """#getme"""
    return world.profile.user


def leave(_world: World, _params: Json) -> bool:
    """#logout and #close mean something only to a bot that moves between servers."""
    return True


def set_name(world: World, params: Json) -> bool:
    """#setmyname"""
    return _keep(world.profile.names, params, "name", NAME_LIMIT)


def get_name(world: World, params: Json) -> Json:
    """#getmyname"""
    return {"name": _kept(world.profile.names, params)}


def set_description(world: World, params: Json) -> bool:
    """#setmydescription"""
    return _keep(world.profile.descriptions, params, "description", DESCRIPTION_LIMIT)


def get_description(world: World, params: Json) -> Json:
    """#getmydescription"""
    return {"description": _kept(world.profile.descriptions, params)}


def set_short_description(world: World, params: Json) -> bool:
    """#setmyshortdescription"""
    return _keep(world.profile.short_descriptions, params, "short_description", SHORT_DESCRIPTION_LIMIT)


def get_short_description(world: World, params: Json) -> Json:
    """#getmyshortdescription"""
    return {"short_description": _kept(world.profile.short_descriptions, params)}


def _keep(texts: dict[str, str], params: Json, name: str, limit: int) -> bool:
    language = language_of(params)
    text = params.get(name, "").strip()
    if units(text) > limit:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    return True


def _kept(texts: dict[str, str], params: Json) -> str:
    return texts.get(language_of(params)) or texts.get("", "")
