"""Recordings as voice messages."""

from collections.abc import Mapping

from bot.surroundings import Surroundings
from bot.texts import Texts
from dialogs.facts import Recording
from dialogs.phrases import phrase
from storage.outbox import Outgoing


def played(texts: Texts, chat_id: int, recording: Recording) -> Outgoing:
    """One of them; a draft with a line that a machine reads (Bot API, sendVoice)."""
    marked = {"caption": texts.plain(phrase("draft_voice"))} if recording.draft else {}
    return Outgoing(chat_id, "sendVoice", {"voice": recording.file, **marked})


def recorded(
    around: Surroundings, texts: Mapping[str, tuple[str, ...]], language: str
) -> tuple[Recording, ...]:
    """What there is in a language of texts that came by themselves, in their order. `texts`: their Dutch
    words by name. They can be others than those that were read: of what a library changed and did not
    translate, a family that reads another language gets what is shipped."""
    known = around.recordings.get(language, {})
    found = ((name, words, around.content.reading(name, language)) for name, words in texts.items())
    return tuple(known[name] for name, words, now in found if name in known and now and now.words == words)
