"""Files that are made here and sent once: their content waits, sealed, in the row of the outbox.

What goes to many people is uploaded to one of them, and sent to the others by the id that it got."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from storage.outbox import REPLY, Outgoing

FILE = "file"
"""The parameter that stands for a file to be uploaded."""
LARGEST = {"photo": 10 * 1024 * 1024, "document": 50 * 1024 * 1024}
"""Bytes that may be uploaded by field (Bot API, Sending files)."""
LONGEST_CAPTION = 1024
"""Signs of a caption, after its markup is read (Bot API, sendDocument and sendPhoto)."""
_METHODS = {"photo": "sendPhoto", "document": "sendDocument"}


@dataclass(eq=False)
class FileTooLarge(Exception):
    """A file of more bytes than Telegram takes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class File:
    """The `field` of the Bot API's method in which it goes, its `name`, media type, and content: bytes, or a
    text that is sent as UTF-8. Raises FileTooLarge."""

    field: Literal["photo", "document"]
    name: str
    kind: str
    content: bytes | str

    def __post_init__(self) -> None:
        if len(self.data) > LARGEST[self.field]:
            raise FileTooLarge(self.name, len(self.data))

    @property
    def data(self) -> bytes:
        """What is uploaded."""
        return self.content.encode() if isinstance(self.content, str) else self.content

    def params(self, **others: Any) -> dict[str, Any]:
        """The parameters of the call that sends it, with others beside it."""
        kept = {"content": self.content} if isinstance(self.content, str) else {"base64": _text(self.content)}
        return {FILE: {"field": self.field, "name": self.name, "kind": self.kind, **kept}, **others}

    def to(self, chat_id: int, caption: str = "", lane: int = REPLY, **others: Any) -> Outgoing:
        """The message that brings it to a chat; `caption` is HTML."""
        words = {"caption": caption, "parse_mode": "HTML"} if caption else {}
        return Outgoing(chat_id, _METHODS[self.field], self.params(**words, **others), lane)


def of_file(params: Mapping[str, Any]) -> File | None:
    """The file that a call is to upload; None for a call without."""
    found = params.get(FILE)
    if not found:
        return None
    content = b64decode(found["base64"]) if "base64" in found else str(found["content"])
    return File(found["field"], found["name"], found["kind"], content)


def _text(content: bytes) -> str:
    return b64encode(content).decode("ascii")
