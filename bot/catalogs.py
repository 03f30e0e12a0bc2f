"""The languages as the bot speaks them: catalogs in memory, and names of months."""

import gettext
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from types import MappingProxyType

from bot import shelf
from dialogs.facts import Wording
from dialogs.languages import NAMES, SOURCE
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
    return MappingProxyType({language: wording(language) for language in NAMES})


def wording(language: str) -> Wording:
    """The words of one language. Raises CatalogBroken."""
    months = _months()[language]
    if language == SOURCE:
        forms = {many: (one, many) for many, one in counting().items()}
        return Wording(language, months=months, counted=forms)
    try:
        messages = gettext.GNUTranslations(BytesIO(_binary(language)))
    except (OSError, ValueError) as error:
        raise CatalogBroken(language, str(error)) from error
    found: Mapping[str | tuple[str, int], str] = messages._catalog  # type: ignore[attr-defined]
    texts = {source: text for source, text in found.items() if isinstance(source, str) and source and text}
    rule: Callable[[int], int] = messages.plural  # type: ignore[attr-defined]
    return Wording(language, texts, months, dict(_counted(found)), rule)


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


@cache
def _months() -> Mapping[str, Mapping[str, int]]:
    """For each language, names of months as a person might type them. They stand in a file, as the CLDR would
    cost ten megabytes of memory for some sixty words a language."""
    months: Mapping[str, Mapping[str, int]] = json.loads(shelf.months().read_text(encoding="utf-8"))
    return months
