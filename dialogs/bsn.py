"""A citizen service number is never kept: the eleven-test finds one in whatever was typed.

A library has no ground to process it (Wet algemene bepalingen burgerservicenummer, art. 10)."""

import re

from stdnum.nl import bsn

from dialogs.matching import western_digits

_NINE_DIGITS = re.compile(r"(?<![\d+])(?<!\d[ .\-])\d(?:[ .\-]?\d){8}(?![ .\-]?\d)")


def holds_bsn(text: str) -> bool:
    """Whether nine digits that pass the eleven-test stand in the text, also with dots, spaces or dashes."""
    found = _NINE_DIGITS.finditer(western_digits(text))
    return any(bsn.is_valid(re.sub(r"\D", "", match.group())) for match in found)
