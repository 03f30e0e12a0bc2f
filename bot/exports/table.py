"""A list before it is a file: words, numbers and days in rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Cell: TypeAlias = "str | int | date"

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A text that begins so is a formula to a spreadsheet, and may send data away (OWASP, CSV Injection). The
wide ones are what some make of the same keys."""


@dataclass(frozen=True, slots=True)
class Table:
    """`title` is the name of the sheet; each row has a cell for each of the headings."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def is_risky(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula, also behind spaces that it cuts off."""
    return text.startswith(RISKY) or text.lstrip().startswith(RISKY)
