"""The ways in which the Bot API says no (core.telegram.org/bots/api#making-requests)."""

from typing import Any


class Refused(Exception):
    """A call that is answered with `ok: false`.

    `status` is both the HTTP status and `error_code`; `description` is what Telegram's reader sees;
    `parameters` are the `ResponseParameters` (`retry_after`, `migrate_to_chat_id`) or None.
    """

    def __init__(self, status: int, description: str, parameters: dict[str, int] | None = None) -> None:
        super().__init__(f"{status} {description}")
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str) -> Refused:
    """400: the call itself is wrong, sending it again will not help."""
    return Refused(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refused:
    """403: the person or the group does not let the bot in."""
    return Refused(403, f"Forbidden: {reason}")


def not_rehearsed(what: str) -> Refused:
    """501: Telegram can do this, the sandbox cannot (yet). Telegram itself never answers so."""
    return Refused(501, f"Not Implemented: the sandbox does not rehearse {what}")


class SandboxMisuse(AssertionError):
    """A test or the page asked a person to do what a person in Telegram cannot do."""
