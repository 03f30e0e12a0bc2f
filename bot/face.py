"""How the bot looks in Telegram: commands, descriptions, the menu button. Set only where it differs."""

import logging
from typing import Any

from bot import inviting, language_reports, wishes
from bot.api import Api
from bot.referrals import totals
from bot.surroundings import Surroundings
from bot.talks import answering
from bot.texts import Texts
from dialogs.commands import commands
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Text

log = logging.getLogger(__name__)
PRIVATE = {"type": "all_private_chats"}
_STAFF_COMMANDS = (
    answering.LIST,
    answering.CHOOSE,
    answering.DONE,
    inviting.COMMAND,
    language_reports.COMMAND,
    wishes.COMMAND,
    totals.COMMAND,
)


async def put_on(api: Api, around: Surroundings) -> None:
    """Bring Telegram's picture of the bot up to date, in each language and for everybody else in Dutch.
    Whatever goes wrong here is logged and left: the bot works without."""
    try:
        for language in around.wordings:
            code = "" if language == SOURCE else language.partition("_")[0]
            await _in_language(api, around.text(language), code)
        if around.staff_chat is not None:
            await _for_staff(api, around.text(SOURCE), around.staff_chat)
        await _set(api, "ChatMenuButton", {}, {"menu_button": {"type": "commands"}}, "type")
    except Exception as error:
        log.warning("commands and descriptions are not up to date: %s", type(error).__name__)


def private_menu(texts: Texts) -> list[dict[str, str]]:
    """The commands that everybody has in a chat of their own."""
    return [
        {"command": name, "description": texts.plain(Text(one.about))}
        for name, one in commands().items()
        if one.menu
    ]


async def _in_language(api: Api, texts: Texts, code: str) -> None:
    where = {"language_code": code} if code else {}
    listed = private_menu(texts)
    scoped = {"scope": PRIVATE, **where}
    if await api.call("getMyCommands", scoped) != listed:
        await api.call("setMyCommands", {"commands": listed, **scoped})
    for method, field, name in (
        ("MyDescription", "description", "bot_description"),
        ("MyShortDescription", "short_description", "bot_short"),
    ):
        await _set(api, method, where, {field: texts.plain(phrase(name))}, field)


async def _for_staff(api: Api, texts: Texts, chat_id: int) -> None:
    """What can be asked for in the staff chat (Bot API, BotCommandScopeChat)."""
    listed = [
        {"command": name, "description": texts.plain(phrase(f"about_{name}"))} for name in _STAFF_COMMANDS
    ]
    scoped = {"scope": {"type": "chat", "chat_id": chat_id}}
    if await api.call("getMyCommands", scoped) != listed:
        await api.call("setMyCommands", {"commands": listed, **scoped})


async def _set(api: Api, method: str, where: dict[str, Any], wanted: dict[str, Any], field: str) -> None:
    has = await api.call(f"get{method}", where)
    value = wanted[field] if field in wanted else wanted["menu_button"][field]
    if has.get(field) != value:
        await api.call(f"set{method}", {**wanted, **where})
