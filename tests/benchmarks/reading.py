"""Reading HTTP/1.1 requests by hand: just what Bot API clients send, on connections that stay open."""

import re
from dataclasses import dataclass

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHAT = re.compile(rb"chat_id.{1,150}?(5\d{9})", re.DOTALL)
_MARKER = re.compile(rb"(?:\[|%5B)(Q[1-5]|DONE)(?:\]|%5D)")
_OFFSET = re.compile(rb"offset\W{1,5}(\d+)")
_LIMIT = re.compile(rb"limit\W{1,5}(\d+)")
_TIMEOUT = re.compile(rb"timeout\W{1,5}(\d+)")


@dataclass(frozen=True, slots=True)
class Request:
    """A Bot API method and its parameters: query string and body as they came, in whatever encoding."""

    method: bytes
    parameters: bytes


class Unreadable(Exception):
    """A request this reader does not know (chunked bodies); carries its head."""

    def __init__(self, head: bytes) -> None:
        super().__init__(head[:200].decode(errors="replace"))
        self.head = head


def split(data: bytes) -> tuple[Request | None, bytes]:
    """The first whole request in ``data`` (None when it is not all there yet) and the bytes after it."""
    head = data.find(b"\r\n\r\n")
    if head < 0:
        return None, data
    length = _LENGTH.search(data, 0, head)
    if length is None and b"chunked" in data[:head]:
        raise Unreadable(data[:head])
    end = head + 4 + (int(length[1]) if length else 0)
    if len(data) < end:
        return None, data
    start = data.find(b" ") + 1
    path, _, query = data[start : data.find(b" HTTP/1.", start)].partition(b"?")
    return Request(path[path.rfind(b"/") + 1 :], query + data[head + 4 : end]), data[end:]


def chat_and_markers(parameters: bytes) -> tuple[int, list[bytes]]:
    """Of a sendMessage: its chat (0 when it has none) and the question markers in it, JSON or form alike."""
    chat = _CHAT.search(parameters)
    return (int(chat[1]) if chat else 0), _MARKER.findall(parameters)


def polling(parameters: bytes) -> tuple[int, int, float]:
    """Of a getUpdates: offset, limit and timeout in seconds, with the Bot API's own defaults."""
    offset, limit = _OFFSET.search(parameters), _LIMIT.search(parameters)
    timeout = _TIMEOUT.search(parameters)
    return (
        int(offset[1]) if offset else 0,
        min(int(limit[1]), 100) if limit else 100,
        float(timeout[1]) if timeout else 0.0,
    )
