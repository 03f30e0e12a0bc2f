"""Every shipped catalog through a sheet and back."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot import shelf
from bot.extracting import content
from bot.sheets.catalog_file import path_of, put_in, read_catalog, write_catalog
from bot.sheets.columns import TEXTS
from bot.sheets.exporting import workbook
from bot.sheets.importing import rows_of, take_in
from bot.sheets.reading import read_sheet
from dialogs.checking.sentences import Sentence, sentences


def said(language: str) -> list[Sentence]:
    """Every sentence that this language has."""
    return [sentence for source in content(language) for sentence in sentences(source)]


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The catalogs as they are shipped, in a folder of the test's own."""
    folder = tmp_path / "locales"
    shutil.copytree(shelf.folder(), folder, ignore=shutil.ignore_patterns("*.mo"))
    return folder


@pytest.mark.parametrize("language", shelf.translated())
def test_a_catalog_is_the_same_after_its_trip(shipped: Path, tmp_path: Path, language: str) -> None:
    before = path_of(shipped, language).read_bytes()
    workbook(language, rows_of(shipped, language, said(language))).save(tmp_path / "x.xlsx")
    assert take_in(read_sheet(tmp_path / "x.xlsx"), shipped, language, said(language)) == 0
    assert path_of(shipped, language).read_bytes() == before


@pytest.mark.parametrize("language", shelf.translated())
def test_it_is_written_as_it_was(shipped: Path, language: str) -> None:
    """Also where the file is written: another text in it and the old one back, and each byte is the same."""
    before = path_of(shipped, language).read_bytes()
    row = rows_of(shipped, language, said(language))[0]
    for text in ("Iets anders.", row.text):
        catalog = read_catalog(shipped, language)
        put_in(catalog, {row: text})
        write_catalog(shipped, language, catalog)
        assert (path_of(shipped, language).read_bytes() == before) is (text == row.text)


@pytest.mark.parametrize("language", shelf.translated())
def test_no_message_is_left_out(shipped: Path, tmp_path: Path, language: str) -> None:
    workbook(language, rows_of(shipped, language, said(language))).save(tmp_path / "x.xlsx")
    there = {
        row[0].value for row in load_workbook(tmp_path / "x.xlsx")[TEXTS].iter_rows(min_col=2, min_row=2)
    }
    ids = [message.id for message in read_catalog(shipped, language) if message.id]
    assert {one if isinstance(one, str) else one[-1] for one in ids} <= there
