"""Whether the staff chat is a group with topics (Bot API, ChatFullInfo.is_forum): asked at the start."""

import logging

from telegram.error import TelegramError

from bot.api import Api

log = logging.getLogger(__name__)


async def has_topics(api: Api, staff_chat: int | None) -> bool:
    """False as well where the group cannot be asked: then answers go by replying."""
    if staff_chat is None:
        return False
    try:
        chat = await api.call("getChat", {"chat_id": staff_chat})
    except TelegramError as error:
        log.warning("the staff chat cannot be looked at: %s", type(error).__name__)
        return False
    return bool(chat.get("is_forum"))
