"""The translations of a library's own texts: read, and brought up to date with the content.

Only texts that the shipped catalogs do not have; what comes with Leeswijzer is translated there."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bot import shelf
from dialogs.errors import ContentError

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


def files(folder: Path) -> Mapping[str, Path]:
    """The catalogs that are there, by language: `locales/tr.po`, or where gettext wants it. Raises
    ContentError for a language that Leeswijzer does not speak."""
    found = {file.stem: file for file in sorted((folder / "locales").glob("*.po"))}
    for file in sorted((folder / "locales").glob("*/LC_MESSAGES/leeswijzer.po")):
        found[file.parent.parent.name] = file
    for language, file in found.items():
        if language not in shelf.translated():
            known = ", ".join(shelf.translated())
            raise ContentError(str(file), 1, "", f"'{language}' is no language here; there are {known}")
    return found


def words(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """For each language, Dutch text to translation, of those that are translated. Raises ContentError."""
    return {language: dict(_pairs(catalog(language, file))) for language, file in files(folder).items()}


def catalog(language: str, file: Path) -> "Catalog":
    """One catalog. Raises ContentError with file and line. What reads it is loaded only then, as in
    `bot.catalogs`."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        with file.open("rb") as opened:
            return read_po(opened, locale=language, abort_invalid=True)
    except PoFileError as error:
        raise ContentError(str(file), error.lineno + 1, "", f"cannot be read: {error}") from error
    except (OSError, ValueError) as error:
        raise ContentError(str(file), 1, "", f"cannot be read: {error}") from error


def _pairs(found: "Catalog") -> Iterator[tuple[str, str]]:
    """What a translator was sure of: a fuzzy text is a guess, of gettext's tools or of a person."""
    for message in found:
        text, translated = message.id, message.string
        if (
            isinstance(text, str)
            and isinstance(translated, str)
            and text
            and translated
            and not message.fuzzy
        ):
            yield text, translated
