"""A filled sheet back into the catalog: all of it, or nothing."""

from collections.abc import Sequence
from pathlib import Path

from bot.sheets.catalog_file import put_in, read_catalog, write_catalog
from bot.sheets.judging import changes
from bot.sheets.reading import Sheet
from bot.sheets.rows import Row, rows
from dialogs.checking.sentences import Sentence
from dialogs.languages import SOURCE

_BESIDE = "en"
"""The language that is shown beside the Dutch."""


def rows_of(folder: Path, language: str, sentences: Sequence[Sentence]) -> list[Row]:
    """The rows of a language's catalog. Raises CatalogBroken."""
    english = None if language in (SOURCE, _BESIDE) else read_catalog(folder, _BESIDE)
    return rows(language, read_catalog(folder, language), english, sentences)


def take_in(sheet: Sheet, folder: Path, language: str, sentences: Sequence[Sentence]) -> int:
    """Write the sheet's texts into the catalog of `language` in `folder`. Returns how many changed; where
    none did, the file is not touched. Raises SheetRefused and CatalogBroken: then nothing was changed."""
    changed = changes(sheet, language, rows_of(folder, language, sentences))
    if changed:
        catalog = read_catalog(folder, language)
        put_in(catalog, changed)
        write_catalog(folder, language, catalog)
    return len(changed)
