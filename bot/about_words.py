"""What is kept about the texts themselves: recordings of them, and reports that they are not good."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from dialogs.effects import DropRecording, KeepRecording, OfWords, ReportWords
from storage import language_reports, recordings
from storage.recordings import Recording
from storage.transaction import Transaction


async def write(tx: Transaction, effects: Sequence[OfWords], now: datetime) -> None:
    """Into the database, in their order. Who recorded or reported is not kept."""
    for effect in effects:
        match effect:
            case KeepRecording(node, language, words, file, seconds):
                kept = Recording(node, language, words, file, seconds, draft=False, at=now)
                await recordings.save(tx, kept)
            case DropRecording(node, language):
                await recordings.drop(tx, node, language)
            case ReportWords(node, language, words):
                await language_reports.add(tx, [(node, language, words)], now)
            case _:
                assert_never(effect)
