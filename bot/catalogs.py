"""The languages as the bot speaks them: catalogs in memory, and names of months."""

import gettext
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from types import MappingProxyType

from babel import Locale

from bot import shelf
from dialogs.facts import Wording
from dialogs.languages import NAMES, SOURCE
from dialogs.matching import plain
from dialogs.phrases import counting


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
    return MappingProxyType({language: _wording(language) for language in NAMES})


def _wording(language: str) -> Wording:
    if language == SOURCE:
        forms = {many: (one, many) for many, one in counting().items()}
        return Wording(language, months=_months(language), counted=forms)
    try:
        messages = gettext.GNUTranslations(BytesIO(_binary(language)))
    except (OSError, ValueError) as error:
        raise CatalogBroken(language, str(error)) from error
    found: Mapping[str | tuple[str, int], str] = messages._catalog  # type: ignore[attr-defined]
    texts = {source: text for source, text in found.items() if isinstance(source, str) and source and text}
    rule: Callable[[int], int] = messages.plural  # type: ignore[attr-defined]
    return Wording(language, texts, _months(language), dict(_counted(found)), rule)


def _counted(found: Mapping[str | tuple[str, int], str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The forms of each text that counts, by its Dutch form for many. The catalog has them by that for one,
    each with its number."""
    numbered = sorted((key, text) for key, text in found.items() if isinstance(key, tuple))
    for many, one in counting().items():
        forms = tuple(text for key, text in numbered if key[0] == one)
        if forms and all(forms):
            yield many, forms


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
