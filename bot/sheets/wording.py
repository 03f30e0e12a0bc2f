"""One translation looked over: what `leeswijzer check` finds, and what a spreadsheet can bring along."""

import re
import unicodedata
from collections.abc import Iterator

from bot.sheets.rows import Row
from dialogs.checking.sentences import Sentence
from dialogs.checking.translations import mistranslated
from dialogs.running import PLACEHOLDER
from dialogs.source import Source

_HTML = re.compile(r"<|&(#\w+|[A-Za-z]+);")
_JOINERS = "\u200c\u200d"
"""Persian spelling and emoji need them; all other invisible signs are the program's own to put."""
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOWHERE = Source("", {})


def problems(row: Row, text: str) -> Iterator[str]:
    """What is wrong with a text for this row; it is not empty."""
    sentence = Sentence(_NOWHERE, (), row.dutch, row.room)
    for finding in mistranslated(row.language, {row.dutch: text}, [sentence]):
        yield finding.problem.removeprefix(f"{row.language}: ")
    if set("{}") & set(PLACEHOLDER.sub("", text)):
        yield "a brace that belongs to no name"
    if found := _HTML.search(text):
        yield f"{found[0]} is HTML"
    for char in sorted({char for char in text if _is_hidden(char)}):
        what = "a sign of direction; the program puts these itself" if _BIDI.match(char) else "invisible"
        yield f"U+{ord(char):04X} is {what}"


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf") and char not in f"\n{_JOINERS}"
