"""The commands of the library's people: in the menu of their own chat, and nobody else's."""

import logging
from collections.abc import Mapping
from typing import Any

from bot.actions.acting import ADMIN, COORDINATOR
from bot.api import Api
from bot.face import private_menu
from bot.standing import Standing
from bot.surroundings import Surroundings
from bot.texts import Texts
from dialogs.commands import commands
from dialogs.languages import SOURCE
from dialogs.prompt import Text

log = logging.getLogger(__name__)


async def keep(api: Api, around: Surroundings, standing: Standing) -> None:
    """Until cancelled: whoever comes into the team gets its commands, and loses them when they leave. What
    goes wrong is logged and left: the commands work without standing in a menu."""
    done: dict[int, frozenset[str]] = {}
    while True:
        standing.changed.clear()
        now = dict(standing.team)
        for chat_id in done.keys() | now.keys():
            if done.get(chat_id) != now.get(chat_id):
                await _bring(api, chat_id, _listed(around, now.get(chat_id, frozenset())))
        done = now
        await standing.changed.wait()


async def _bring(api: Api, chat_id: int, listed: list[dict[str, str]]) -> None:
    scoped: Mapping[str, Any] = {"scope": {"type": "chat", "chat_id": chat_id}}
    try:
        if not listed:
            await api.call("deleteMyCommands", dict(scoped))
        elif await api.call("getMyCommands", dict(scoped)) != listed:
            await api.call("setMyCommands", {"commands": listed, **scoped})
    except Exception as error:
        log.warning("the commands of somebody in the team are not up to date: %s", type(error).__name__)


def _listed(around: Surroundings, roles: frozenset[str]) -> list[dict[str, str]]:
    """Those of the team first; none for who has no role: then everybody's count."""
    texts: Texts = around.text(SOURCE)
    everything = bool(roles & {ADMIN, COORDINATOR})
    mine = [
        {"command": name, "description": texts.plain(Text(one.about))}
        for name, one in commands().items()
        if one.tree in around.trees.of_team and (everything or one.tree == "team")
    ]
    return [*mine, *private_menu(texts)] if roles else []
