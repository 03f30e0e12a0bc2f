"""Files that were sent, by the bot or by a person (core.telegram.org/bots/api#sending-files)."""

import hashlib
import secrets
from dataclasses import dataclass

from bot.sandbox.facts import Json
from bot.sandbox.parameters import Upload
from bot.sandbox.refusals import Refused, bad_request
from bot.sandbox.sounds import sound_type

LARGEST_SENT = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_FETCHED = 20 * 1024 * 1024
# As long as Telegram's, so that no bot puts one into the 64 bytes of a button.
_ID_BYTES = 46
_PREFIX = {"voice": "AwACAgQA", "photo": "AgACAgQA", "document": "BQACAgQA", "sticker": "CAACAgQA"}
_SUFFIX = {"voice": "oga", "photo": "jpg", "sticker": "webp"}
_VOICE_TYPES = ("audio/ogg", "audio/mpeg", "audio/mp4")
_PHOTO_SIGNS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF", b"BM")


@dataclass(frozen=True)
class StoredFile:
    """A file that can be named by its id and fetched by its path; `seconds` is the length of a voice."""

    file_id: str
    kind: str
    filename: str
    content: bytes
    content_type: str
    seconds: int = 0

    @property
    def path(self) -> str:
        """The `file_path` of getFile."""
        suffix = _SUFFIX.get(self.kind, self.filename.rpartition(".")[2] or "bin")
        return f"{self.kind}s/file_{self.file_id}.{suffix}"

    def facts(self) -> Json:
        """The fields every kind of file has in the Bot API."""
        unique = hashlib.sha256(self.content + self.file_id.encode()).hexdigest()[:16]
        return {"file_id": self.file_id, "file_unique_id": unique, "file_size": len(self.content)}


class Files:
    """All files of one sandbox."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, kind: str, upload: Upload, seconds: int = 0) -> StoredFile:
        """Keep an uploaded file as a voice, photo, document or sticker. Raises `Refused`."""
        _check(kind, upload.content)
        return self._remember(kind, upload, seconds)

    def record(self, content: bytes, seconds: int) -> StoredFile:
        """Keep what a person said, in whatever their browser records."""
        return self._remember("voice", Upload("", content, ""), seconds)

    def resolve(self, kind: str, source: Upload | str, seconds: int = 0) -> StoredFile:
        """The file a bot sends: uploaded, known by its id, or named by an address. Raises `Refused`.

        A voice known by its id keeps the length it has; `seconds` is for a new one.
        """
        if isinstance(source, Upload):
            return self.keep(kind, source, seconds)
        if not source:
            raise bad_request(f"there is no {kind} in the request")
        if source.startswith(("http://", "https://")):
            # The sandbox fetches nothing from outside: the file is there, its content is not.
            return self._remember(kind, Upload(source.rpartition("/")[2], b"", ""), seconds)
        stored = self.get(source)
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored

    def get(self, file_id: str) -> StoredFile:
        """A file by its id. Raises `Refused`."""
        if file_id not in self._by_id:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self._by_id[file_id]

    def at(self, path: str) -> StoredFile | None:
        """A file by its path."""
        return self._by_path.get(path)

    def _remember(self, kind: str, upload: Upload, seconds: int) -> StoredFile:
        content_type = sound_type(upload.content) if kind == "voice" else upload.content_type
        stored = StoredFile(_new_id(kind), kind, upload.filename, upload.content, content_type or "", seconds)
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored
        return stored


def _new_id(kind: str) -> str:
    # Random, because a bot may have kept an id from a sandbox that is gone, and must then be refused.
    return f"{_PREFIX[kind]}{secrets.token_urlsafe(_ID_BYTES)}"


def _check(kind: str, content: bytes) -> None:
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > (LARGEST_PHOTO if kind == "photo" else LARGEST_SENT):
        raise Refused(413, "Request Entity Too Large")
    if kind == "photo" and not content.startswith(_PHOTO_SIGNS):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if kind == "voice" and sound_type(content) not in _VOICE_TYPES:
        raise bad_request("a voice message must be OGG/Opus, MP3 or M4A")
