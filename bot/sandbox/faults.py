"""Faults on demand: flood limits, server errors, connections that break."""

from dataclasses import dataclass
from typing import Literal

from bot.sandbox.facts import Json
from bot.sandbox.refusals import Refused

Drop = Literal["before", "after"]
_PHRASES = {
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
}


@dataclass
class Fault:
    """What goes wrong, how many times more, and for which calls ("*" is any method, None any chat)."""

    method: str
    times: int
    status: int
    retry_after: int | None
    drop: Drop | None
    chat_id: int | None
    description: str | None = None

    def meets(self, method: str, params: Json) -> bool:
        """Whether this call is one to fail."""
        right_chat = self.chat_id is None or params.get("chat_id") == self.chat_id
        return self.times > 0 and right_chat and self.method in ("*", method)

    def refusal(self) -> Refused:
        """The answer of Telegram in this situation."""
        if self.description is not None:
            return Refused(self.status, self.description)
        if self.retry_after is None:
            return Refused(self.status, _PHRASES.get(self.status, "Error"))
        phrase = f"Too Many Requests: retry after {self.retry_after}"
        return Refused(self.status, phrase, {"retry_after": self.retry_after})


class Faults:
    """The faults still to come, oldest first."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let a fault happen from now on."""
        self._coming.append(fault)

    def take(self, method: str, params: Json) -> Fault | None:
        """The fault that hits this call, if any."""
        for fault in self._coming:
            if fault.meets(method, params):
                fault.times -= 1
                if not fault.times:
                    self._coming.remove(fault)
                return fault
        return None
