"""How long people wait for a reply: from the moment the program can know of what they did."""

import time

from bot.sandbox import Sandbox
from bot.sandbox.chats import Chat
from bot.sandbox.facts import Json


class Patience:
    """`waits` are the seconds of each wait that is over, `ends` when it was; `waiting` are the chats of those
    that are not."""

    def __init__(self, telegram: Sandbox) -> None:
        """Watches all chats; `acted` begins a wait."""
        self.waits: list[float] = []
        self.ends: list[float] = []
        self.waiting: dict[int, float] = {}
        self._telegram = telegram
        telegram.world.watch(self._noted)

    async def acted(self) -> None:
        """Somebody has just acted: the newest update says who."""
        update = self._telegram.pending[-1]
        who = next(update[kind]["from"]["id"] for kind in ("message", "callback_query") if kind in update)
        self.waiting[who] = time.monotonic()

    def _noted(self, event: str, chat: Chat | None, detail: Json) -> None:
        """A message or a change of one, by the bot; the first ends the wait."""
        if chat and event in ("message", "edit") and detail["from"]["is_bot"]:
            began = self.waiting.pop(chat.chat_id, None)
            if began is not None:
                self.ends.append(time.monotonic())
                self.waits.append(self.ends[-1] - began)
