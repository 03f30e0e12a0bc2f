"""The name under which Telegram knows the bot, for the link on a poster."""

import re

from telegram.error import TelegramError

from bot.api import Api
from bot.posters.refusals import GivenWrong
from bot.settings import SettingWrong, settings

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{4,31}")
_HOW = "give --bot NAME, which is what stands after t.me/ in its link"


def checked(name: str) -> str:
    """A name as somebody typed it, with or without @. Raises GivenWrong (BotFather: 5 to 32 letters, digits
    and underscores)."""
    bare = name.removeprefix("@")
    if not _NAME.fullmatch(bare):
        raise GivenWrong(f"'{name}' is not the name of a bot; {_HOW}")
    return bare


async def asked() -> str:
    """Asked from Telegram with the token of the settings. Raises GivenWrong, with how it goes without."""
    try:
        given = settings()
    except SettingWrong as error:
        raise GivenWrong(f"the bot's name is not known: {_HOW} ({error})") from error
    api = Api(given.token.get_secret_value(), given.api_url)
    try:
        return str((await api.call("getMe", {}))["username"])
    except TelegramError as error:
        raise GivenWrong(f"Telegram does not tell the bot's name ({error.message}): {_HOW}") from error
    finally:
        await api.request.shutdown()
