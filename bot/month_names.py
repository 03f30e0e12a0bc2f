"""Names of months, full and short, as a person might type them: from the CLDR into a small file."""

import json

from bot import cldr, shelf
from dialogs.languages import NAMES, SOURCE
from dialogs.matching import plain

_ALSO = {"ar": ("ar_SY", "ar_MA", "ar_DZ"), "fa": ("fa_AF",)}
"""Names that differ from place to place: آذار in Damascus is مارس in Cairo, and ژانویه in Tehran is جنوری in
Kabul."""


def names(language: str) -> dict[str, int]:
    """From plain letters to 1-12. Dutch too: who lives here has read 'maart' on many a form."""
    found: dict[str, int] = {}
    for locale in (language, *_ALSO.get(language, ()), SOURCE):
        months = cldr.locale(locale).months
        for context in ("stand-alone", "format"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    found.setdefault(plain(name), number)
    return found


def text() -> str:
    """The file that the bot reads: a line for each language."""
    lines = (
        f"{json.dumps(language)}: {json.dumps(names(language), ensure_ascii=False)}" for language in NAMES
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def write() -> None:
    """Bring the file up to date, after a new language or a new release of the CLDR."""
    shelf.months().write_text(text(), encoding="utf-8")
