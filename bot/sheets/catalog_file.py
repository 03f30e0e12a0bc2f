"""A language's .po, read and written whole or not at all."""

import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from bot.catalogs import CatalogBroken
from bot.sheets.forms import strings
from bot.sheets.rows import Row


def path_of(folder: Path, language: str) -> Path:
    """Where a language's catalog stands in a folder of catalogs."""
    return folder / language / "LC_MESSAGES" / "leeswijzer.po"


def read_catalog(folder: Path, language: str) -> Catalog:
    """Raises CatalogBroken, also where there is none."""
    try:
        with path_of(folder, language).open("rb") as file:
            return read_po(file, locale=language, abort_invalid=True)
    except (OSError, PoFileError, ValueError) as error:
        raise CatalogBroken(language, str(error)) from error


def put_in(catalog: Catalog, changes: Mapping[Row, str]) -> None:
    """Change these texts in the catalog. What a person wrote anew is no guess any more: not fuzzy."""
    for row, text in changes.items():
        message = catalog.get(row.id)
        if message is None:
            raise KeyError(row.id)
        message.flags.discard("fuzzy")
        if row.form is None:
            message.string = text
        else:
            texts = strings(message, catalog)
            message.string = (*texts[: row.form], text, *texts[row.form + 1 :])


def write_catalog(folder: Path, language: str, catalog: Catalog) -> None:
    """Put the catalog in place of the old one, at one stroke. Its head stays as it is."""
    target = path_of(folder, language)
    beside = target.with_suffix(".po.new")
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, sort_output=False, include_previous=False)
    try:
        beside.write_bytes(buffer.getvalue())
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
