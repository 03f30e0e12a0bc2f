"""Bot API payloads as ready-made bytes: the server fills in numbers and does nothing else per request.

The shapes are those of Update, Message and User in the Bot API reference, as a private chat has them.
"""

import json
import re

from tests.benchmarks.questions import ANSWERS, CLOSING, MARKERS, QUESTIONS, START

FIRST_CHAT = 5_000_000_000
"""Chat number 0; real user ids have long been past 32 bits."""

BOT = {"id": 7_000_000_001, "is_bot": True, "first_name": "Leeswijzer", "username": "leeswijzer_bench_bot"}
ME = {
    **BOT,
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}
HEAD = (
    b"HTTP/1.1 %b\r\nServer: nginx/1.18.0\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
    b"Connection: keep-alive\r\nAccess-Control-Allow-Origin: *\r\n\r\n%b"
)

_NUMBER = re.compile(rb'"<(\w+)>"')


def http(body: bytes, status: bytes = b"200 OK") -> bytes:
    """One whole HTTP/1.1 response around a JSON body."""
    return HEAD % (status, len(body), body)


def result(value: object) -> bytes:
    """The response of a Bot API method that succeeded with ``value``."""
    return http(json.dumps({"ok": True, "result": value}).encode())


def error(code: int, description: str) -> bytes:
    """The response of a Bot API method that failed (Bot API, "Making requests")."""
    body = json.dumps({"ok": False, "error_code": code, "description": description}).encode()
    return http(body, b"%d Error" % code)


def _template(value: object) -> bytes:
    """JSON for bytes formatting: ``"<x>"`` turned into ``%(x)d``, ``{name}`` into ``%(name)b``."""
    text = json.dumps(value, separators=(",", ":")).encode().replace(b"%", b"%%")
    return _NUMBER.sub(rb"%(\1)d", text).replace(b"{name}", b"%(name)b")


def _chat() -> dict[str, object]:
    return {"id": "<chat>", "first_name": "Noor", "type": "private"}


def _update(text: str) -> bytes:
    sender = {"id": "<chat>", "is_bot": False, "first_name": "Noor", "language_code": "nl"}
    message: dict[str, object] = {
        "message_id": "<message>",
        "from": sender,
        "chat": _chat(),
        "date": "<date>",
    }
    message["text"] = text
    if text.startswith("/"):
        message["entities"] = [{"offset": 0, "length": len(text), "type": "bot_command"}]
    return _template({"update_id": "<update>", "message": message})


def _sent(text: str) -> bytes:
    message = {"message_id": "<message>", "from": BOT, "chat": _chat(), "date": "<date>", "text": text}
    return _template({"ok": True, "result": message})


UPDATES = tuple(_update(text) for text in (START, *ANSWERS))
"""The person's six inputs, in order; fill in update, message, chat, date (numbers) and name (bytes)."""

SENT = {marker: _sent(text) for marker, text in zip(MARKERS, (*QUESTIONS, CLOSING), strict=True)}
"""The Message a right reply is answered with, by its marker."""

SENT_OTHER = _sent("...")
"""The Message any other text is answered with."""

GET_ME = result(ME)
GET_CHAT = result({"id": -1001, "type": "supergroup", "title": "Team"})
TRUE = result(True)
WEBHOOK_INFO = result({"url": "", "has_custom_certificate": False, "pending_update_count": 0})
CONFLICT = error(409, "Conflict: terminated by other getUpdates request")
