"""Drafts of recordings for texts that nobody has read yet."""

from datetime import UTC, datetime

from bot.voices.aloud import aloud
from bot.voices.content import Content
from bot.voices.espeak import Sound, Speaker, speak
from bot.voices.listing import heard
from dialogs.scripts import fingerprint
from storage import recordings
from storage.database import Database
from storage.recordings import Recording

AT_ONCE = 20
"""Drafts stored together: about half a megabyte, for which the bot beside this waits no longer than for a
message; and whoever breaks off loses no more than these."""


async def make(database: Database, content: Content, language: str, reader: Speaker) -> int:
    """Make a draft of each missing text. Returns how many. Raises CannotSpeak; what was stored before that
    stays."""
    async with database.read() as tx:
        rows = await recordings.load(tx)
    every, missing = content.texts(language), heard(rows, content, language).missing
    for start in range(0, len(missing), AT_ONCE):
        scripts = {name: content.script(every[name], language) for name in missing[start : start + AT_ONCE]}
        drafts = [
            _draft(name, language, words, await speak(reader, aloud(words, content.library.phone)))
            for name, words in scripts.items()
        ]
        async with database.write() as tx:
            await recordings.save_drafts(tx, drafts)
    return len(missing)


def _draft(name: str, language: str, words: str, sound: Sound) -> tuple[Recording, bytes]:
    now = datetime.now(UTC)
    return Recording(name, language, fingerprint(words), None, sound.seconds, True, now), sound.ogg
