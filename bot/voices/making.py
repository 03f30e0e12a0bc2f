"""Drafts of recordings for texts that nobody has read yet."""

from datetime import UTC, datetime

from bot.voices.aloud import aloud
from bot.voices.content import Content
from bot.voices.espeak import Speaker, speak
from bot.voices.listing import heard
from dialogs.scripts import fingerprint
from storage import recordings
from storage.database import Database
from storage.recordings import Recording


async def make(database: Database, content: Content, language: str, reader: Speaker) -> int:
    """Make a draft of each missing text, and store them all at once: the bot beside this waits no longer than
    for one message. Returns how many. Raises CannotSpeak; nothing is stored then."""
    async with database.read() as tx:
        rows = await recordings.load(tx)
    drafts = [
        await _draft(content, node, language, reader) for node in heard(rows, content, language).missing
    ]
    async with database.write() as tx:
        await recordings.save_drafts(tx, drafts)
    return len(drafts)


async def _draft(content: Content, node: str, language: str, reader: Speaker) -> tuple[Recording, bytes]:
    script = content.script(node, language)
    sound = await speak(reader, aloud(script, content.library.phone))
    now = datetime.now(UTC)
    return Recording(node, language, fingerprint(script), None, sound.seconds, True, now), sound.ogg
