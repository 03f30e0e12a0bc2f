"""Signs that no text may hold: HTML, braces of no name, and invisible ones that a sheet brought along."""

import re
import unicodedata
from collections.abc import Iterator

from dialogs.running import PLACEHOLDER

_HTML = re.compile(r"<|&(#\w+|[A-Za-z]+);")
_JOINERS = "\u200c\u200d"
"""Persian spelling and emoji need them; all other invisible signs are the program's own to put."""
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def strange(text: str) -> Iterator[str]:
    """What is wrong with the signs of a text."""
    if set("{}") & set(PLACEHOLDER.sub("", text)):
        yield "a brace that belongs to no name"
    if found := _HTML.search(text):
        yield f"{found[0]} is HTML"
    for char in sorted({char for char in text if _is_hidden(char)}):
        what = "a sign of direction; the program puts these itself" if _BIDI.match(char) else "invisible"
        yield f"U+{ord(char):04X} is {what}"


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf") and char not in f"\n{_JOINERS}"
