"""Text as it comes out of a spreadsheet, made equal to what a catalog holds."""

import re
import unicodedata

_LINE_END = re.compile(r"_x000D_\n?|\r\n?", re.IGNORECASE)
"""Excel for Windows, and _x000D_ where XML could not hold the \\r (ECMA-376, ST_Xstring)."""
_FIXED_SPACE = re.compile("[\u00a0\u2007\u202f]")
_AROUND_END = re.compile(r"[ \t]*\n[ \t]*")


def clean(text: str) -> str:
    """One form for each text: NFC, lines that end in \\n, ordinary spaces (what is pasted from a web page is
    full of non-breaking ones, and nobody sees the difference), none at the ends of a line."""
    lines = _LINE_END.sub("\n", unicodedata.normalize("NFC", text))
    return _AROUND_END.sub("\n", _FIXED_SPACE.sub(" ", lines)).strip()
