"""The languages as the bot speaks them: catalogs in memory, and names of months."""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from types import MappingProxyType

from babel import Locale

from bot import shelf
from dialogs.facts import Wording
from dialogs.languages import NAMES, SOURCE
from dialogs.matching import plain


@dataclass(eq=False)
class CatalogBroken(Exception):
    """A catalog that cannot be compiled or read: the bot does not start half-spoken."""

    language: str
    problem: str

    def __str__(self) -> str:
        """One clear line."""
        return f"the catalog of '{self.language}' cannot be used: {self.problem}"


@cache
def wordings() -> Mapping[str, Wording]:
    """Every language that is shipped. Raises CatalogBroken."""
    return MappingProxyType(
        {language: Wording(language, _texts(language), _months(language)) for language in NAMES}
    )


def _texts(language: str) -> Mapping[str, str]:
    if language == SOURCE:
        return {}
    try:
        messages = gettext.GNUTranslations(BytesIO(_binary(language)))
    except (OSError, ValueError) as error:
        raise CatalogBroken(language, str(error)) from error
    return {source: text for source, text in messages._catalog.items() if source and text}  # type: ignore[attr-defined]


def _binary(language: str) -> bytes:
    """The .mo, where it is not older than its .po; else compiled here and now. What compiles is loaded only
    then, as a program that runs has no use for it."""
    po, mo = shelf.path(language), shelf.path(language, "mo")
    if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
        return mo.read_bytes()
    from babel.messages.pofile import PoFileError

    from bot import locales

    try:
        return locales.compiled(language)
    except PoFileError as error:
        raise CatalogBroken(language, str(error)) from error


def _months(language: str) -> Mapping[str, int]:
    """Names of months, full and short, as a person might type them, in plain letters."""
    names: dict[str, int] = {}
    for locale in (language, *_ALSO.get(language, ()), SOURCE):
        months = Locale.parse(locale).months
        for context in ("stand-alone", "format"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    names.setdefault(plain(name), number)
    return names


# Dutch too: who lives here has read 'maart' on many a form.
_ALSO = {"ar": ("ar_SY", "ar_MA", "ar_DZ")}
"""Names of months that differ from place to place: آذار in Damascus is مارس in Cairo."""
