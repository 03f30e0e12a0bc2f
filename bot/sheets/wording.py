"""One translation of a sheet looked over, as `leeswijzer check` does it."""

from collections.abc import Iterator

from bot.sheets.rows import Row
from dialogs.checking.sentences import Sentence
from dialogs.checking.translations import mistranslated
from dialogs.source import Source

_NOWHERE = Source("", {})


def problems(row: Row, text: str) -> Iterator[str]:
    """What is wrong with a text for this row; it is not empty."""
    sentence = Sentence(_NOWHERE, (), row.dutch, row.room)
    for finding in mistranslated(row.language, {row.dutch: text}, [sentence]):
        yield finding.problem.removeprefix(f"{row.language}: ")
