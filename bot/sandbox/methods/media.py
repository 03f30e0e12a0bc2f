"""Voice, photo and document messages, and fetching files."""

from bot.sandbox.facts import Json
from bot.sandbox.methods.addressing import open_chat
from bot.sandbox.methods.sending import caption_body, deliver
from bot.sandbox.refusals import bad_request
from bot.sandbox.stored_files import LARGEST_FETCHED, StoredFile
from bot.sandbox.world import World

LONGEST_VOICE = 24 * 3600


def send_voice(world: World, params: Json) -> Json:
    """#sendvoice: the length is what the bot says it is, 0 when it says nothing."""
    if not open_chat(world, params).takes_voice:
        raise bad_request("VOICE_MESSAGES_FORBIDDEN")
    seconds = min(max(params.get("duration", 0), 0), LONGEST_VOICE)
    stored = world.files.resolve("voice", params["voice"], seconds)
    return deliver(world, params, {"voice": voice_body(stored), **caption_body(params)})


def send_photo(world: World, params: Json) -> Json:
    """#sendphoto"""
    stored = world.files.resolve("photo", params["photo"])
    return deliver(world, params, {"photo": photo_body(stored), **caption_body(params)})


def send_document(world: World, params: Json) -> Json:
    """#senddocument"""
    stored = world.files.resolve("document", params["document"])
    return deliver(world, params, {"document": document_body(stored), **caption_body(params)})


def voice_body(stored: StoredFile) -> Json:
    """The `Voice` of a file. What a browser recorded is called Ogg too, as phones send nothing else."""
    known = stored.content_type in ("audio/mpeg", "audio/mp4")
    return stored.facts() | {
        "duration": stored.seconds,
        "mime_type": stored.content_type if known else "audio/ogg",
    }


def photo_body(stored: StoredFile) -> list[Json]:
    """The sizes of a photo; the sandbox does not measure it and names one size."""
    return [stored.facts() | {"width": 320, "height": 240}]


def document_body(stored: StoredFile) -> Json:
    """The `Document` of a file."""
    return stored.facts() | {"file_name": stored.filename, "mime_type": stored.content_type}


def get_file(world: World, params: Json) -> Json:
    """#getfile"""
    stored = world.files.get(params["file_id"])
    if len(stored.content) > LARGEST_FETCHED:
        raise bad_request("file is too big")
    return stored.facts() | {"file_path": stored.path}
