"""Small files that are made here and sent once: their content waits, sealed, in the row of the outbox."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

FILE = "file"
"""The parameter that stands for a file to be uploaded."""


@dataclass(frozen=True, slots=True)
class File:
    """A text file: the `field` of the Bot API's method in which it goes, its `name` and media type."""

    field: str
    name: str
    kind: str
    content: str

    def params(self, **others: Any) -> dict[str, Any]:
        """The parameters of the call that sends it, with others beside it."""
        return {FILE: asdict(self), **others}


def of_file(params: Mapping[str, Any]) -> File | None:
    """The file that a call is to upload; None for a call without."""
    found = params.get(FILE)
    return File(**found) if found else None
