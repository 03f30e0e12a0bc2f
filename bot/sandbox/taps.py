"""Taps on inline buttons that wait for an answer (core.telegram.org/bots/api#answercallbackquery)."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.refusals import bad_request
from bot.sandbox.updates import TAP_SECONDS

ANSWER_LIMIT = 200


@dataclass(frozen=True)
class Toast:
    """What a person saw as answer to a tap; empty `text` only ends the waiting sign on the button."""

    query_id: str
    text: str
    alert: bool
    url: str | None = None


@dataclass(frozen=True)
class _Tap:
    user_id: int
    chat_id: int
    time: float


class Taps:
    """Each tap can be answered once, within 150 seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._open: dict[str, _Tap] = {}

    @property
    def unanswered(self) -> list[str]:
        """The ids of the taps whose button still shows the waiting sign."""
        return list(self._open)

    def add(self, user_id: int, chat_id: int) -> str:
        """A new tap; its callback query id."""
        query_id = str(random.randrange(10**17, 10**18))
        self._open[query_id] = _Tap(user_id, chat_id, self._clock())
        return query_id

    def answer(self, query_id: str) -> tuple[int, int]:
        """Close a tap; its user and chat. Raises `Refused` for one that is old, unknown or answered."""
        tap = self._open.pop(query_id, None)
        if tap is None or self._clock() - tap.time > TAP_SECONDS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return tap.user_id, tap.chat_id
