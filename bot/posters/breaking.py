"""Where a line of Chinese may end: between any two signs, but not before a full stop, nor within a word of
Latin letters (Unicode Annex 14). Other scripts have spaces, which is all that a PDF library looks at."""

import re
from collections.abc import Callable

_HAN, _OPENS, _CLOSES = "\u3400-\u9fff", "「『“‘（《〈【", "」』”’）》〉】，。、！？：；"
_PIECE = re.compile(rf"[{_OPENS}]*(?:[{_HAN}]|[^\s{_HAN}{_OPENS}{_CLOSES}]+)?[{_CLOSES}]*\s*")


def broken(text: str, width: float, measured: Callable[[str], float]) -> str:
    """The text with its lines ended so that each is at most as wide as `width`, as `measured` has it."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and measured((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip(" ") for line in lines)
