"""Our own polling loop: the next offset, which confirms a batch to Telegram, is sent only after the commit.

The library's loop confirms while the updates wait in memory: killed then, they are lost."""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.api import Api
from bot.arrivals import ALLOWED_UPDATES
from bot.batch import Answer
from bot.finishing import finished
from bot.sending import pause_of
from bot.turns import Turns

log = logging.getLogger(__name__)
LIMIT = 100
LONG_POLL = 50
"""Seconds that Telegram holds an empty poll (Bot API, getUpdates: at most 50)."""
WATCHDOG = 90.0
"""Seconds without an answer after which a poll counts as dead."""
AT_ONCE = 0.3
"""An empty answer that came sooner is waited out, so that such a server does not make the loop spin."""
LONGEST_PAUSE = 5.0
"""Seconds between two tries at the most: after an outage nobody should wait longer than that."""


class Polling:
    """Polls, hands each batch to the turns, answers taps, confirms."""

    def __init__(self, api: Api, turns: Turns) -> None:
        """`api` with a pool of its own for polls would gain nothing: one connection is always free."""
        self._api, self._turns = api, turns
        self._offset = 0
        self._failures = 0
        self._answering: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Poll until cancelled. Raises InvalidToken where Telegram does not know the token."""
        while True:
            try:
                await self._once()
                self._failures = 0
            except InvalidToken:
                raise
            except Conflict:
                log.error("another program polls with this token: stop one of the two")
                await self._pause()
            except RetryAfter as error:
                await asyncio.sleep(pause_of(error))
            except (TelegramError, TimeoutError) as error:
                log.warning("poll failed: %s", type(error).__name__)
                await self._pause()
            except Exception:
                log.exception("a batch could not be taken; it stays with Telegram and is tried again")
                await self._pause()

    async def _once(self) -> None:
        began = time.monotonic()
        updates = await self._poll()
        if not updates:
            # All is confirmed now. After a silent week the numbers start again anywhere (Bot API, Update):
            # an old offset would confirm lower ones unread.
            self._offset = 0
            await asyncio.sleep(max(0.0, AT_ONCE - (time.monotonic() - began)))
            return
        for answer in await finished(self._turns.take(updates)):
            self._answer(answer)
        self._offset = int(updates[-1]["update_id"]) + 1

    async def _poll(self) -> Sequence[Mapping[str, Any]]:
        params = {"limit": LIMIT, "timeout": LONG_POLL, "allowed_updates": ALLOWED_UPDATES}
        if self._offset:
            params["offset"] = self._offset
        async with asyncio.timeout(WATCHDOG):
            updates: Sequence[Mapping[str, Any]] = await self._api.call("getUpdates", params, LONG_POLL + 15)
        return updates

    async def _pause(self) -> None:
        self._failures += 1
        await asyncio.sleep(min(LONGEST_PAUSE, 0.25 * 2 ** min(self._failures, 10)))

    def _answer(self, answer: Answer) -> None:
        """Beside the outbox on purpose: the little clock on a button is worthless a minute later."""
        task = asyncio.create_task(self._try_answer(answer))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def _try_answer(self, answer: Answer) -> None:
        text = {"text": answer.toast[:200]} if answer.toast else {}
        try:
            await self._api.call("answerCallbackQuery", {"callback_query_id": answer.tap_id, **text})
        except TelegramError as error:
            log.info("a tap could not be answered: %s", type(error).__name__)
