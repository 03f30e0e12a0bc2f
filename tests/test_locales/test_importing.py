"""A filled sheet back into the catalog."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from bot import locales
from bot.sheets.catalog_file import path_of, read_catalog, write_catalog
from bot.sheets.columns import TEXTS
from tests.test_locales.sheets import DAYS, HELLO, TURKISH, exported, fill, imported, put_catalog


def said(folder: Path, source: str, language: str = "tr") -> object:
    """What the catalog says for a Dutch sentence."""
    message = read_catalog(folder, language).get(source)
    return message and message.string


def test_a_sheet_as_it_was_changes_nothing(folder: Path, sheet: Path) -> None:
    before = path_of(folder, "tr").read_bytes()
    assert imported(folder, "tr", sheet) == 0
    assert path_of(folder, "tr").read_bytes() == before


def test_one_text_changes_one_text(folder: Path, sheet: Path) -> None:
    before = path_of(folder, "tr").read_text(encoding="utf-8")
    fill(sheet, {"D5": "Hayır"})
    assert imported(folder, "tr", sheet) == 1
    after = path_of(folder, "tr").read_text(encoding="utf-8")
    assert after == before.replace('msgid "Nee"\nmsgstr ""', 'msgid "Nee"\nmsgstr "Hayır"')
    assert after != before


def test_who_reads_the_catalog_meanwhile_reads_a_whole_one(folder: Path, sheet: Path) -> None:
    fill(sheet, {"D5": "Hayır"})
    before = path_of(folder, "tr").read_bytes()
    with path_of(folder, "tr").open("rb") as reading:
        assert imported(folder, "tr", sheet) == 1
        assert reading.read() == before


def test_who_reviewed_it_stays(folder: Path, sheet: Path) -> None:
    fill(sheet, {"D5": "Hayır"})
    imported(folder, "tr", sheet)
    assert locales.reviewed(read_catalog(folder, "tr")) == "Ayla Voorbeeld, 2026-11-01"


def test_all_forms_of_a_plural(folder: Path) -> None:
    sheet = exported(folder, "ar")
    forms = tuple(f"{{count}} {letter}" for letter in "ابتثجح")
    fill(sheet, {f"D{number}": form for number, form in enumerate(forms, start=6)})
    assert imported(folder, "ar", sheet) == 6
    assert said(folder, DAYS[0], "ar") == forms


def test_one_form_of_a_plural(folder: Path) -> None:
    sheet = exported(folder, "en")
    fill(sheet, {"D6": "Only {count} day to go."})
    assert imported(folder, "en", sheet) == 1
    assert said(folder, DAYS[0], "en") == ("Only {count} day to go.", "{count} days to go.")


def test_a_language_with_one_form(folder: Path) -> None:
    sheet = exported(folder, "zh_Hans")
    fill(sheet, {"D6": "还有 {count} 天。"})
    assert imported(folder, "zh_Hans", sheet) == 1
    assert said(folder, DAYS[0], "zh_Hans") == ("还有 {count} 天。",)


def test_rows_may_be_sorted(folder: Path, sheet: Path) -> None:
    fill(sheet, {"D5": "Hayır"})
    book = load_workbook(sheet)
    tab = book[TEXTS]
    rows = [[cell.value for cell in row] for row in tab.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), start=2):
        for cell, value in zip(tab[number], row, strict=True):
            cell.value = value
    book.save(sheet)
    assert imported(folder, "tr", sheet) == 1
    assert said(folder, "Nee") == "Hayır"


@pytest.mark.parametrize("text", ["=EVET", "+90", "-bir", "@kişi"])
def test_what_looks_like_a_formula_is_a_text(folder: Path, sheet: Path, text: str) -> None:
    fill(sheet, {"D5": text})
    assert imported(folder, "tr", sheet) == 1
    assert said(folder, "Nee") == text


def test_a_word_in_bold_is_a_word(folder: Path, sheet: Path) -> None:
    book = load_workbook(sheet)
    book[TEXTS]["D5"] = CellRichText("Hayır, ", TextBlock(InlineFont(b=True), "değil"))
    book.save(sheet)
    assert imported(folder, "tr", sheet) == 1
    assert said(folder, "Nee") == "Hayır, değil"


def test_what_a_spreadsheet_did_to_spaces_is_undone(folder: Path, sheet: Path) -> None:
    fill(sheet, {"D3": "Evet\u00a0mi? ", "D5": " hayi\u0301r_x000D_\nyok\u00a0"})
    assert imported(folder, "tr", sheet) == 1
    assert said(folder, "Ja?") == "Evet mi?"
    assert said(folder, "Nee") == "hayír\nyok"


def test_a_catalog_keeps_its_own_spaces(folder: Path) -> None:
    put_catalog(folder, "tr", {**TURKISH, "Ja?": "Evet\u00a0mi?", "Nee": "Hayi\u0301r "})
    before = path_of(folder, "tr").read_bytes()
    assert imported(folder, "tr", exported(folder, "tr")) == 0
    assert path_of(folder, "tr").read_bytes() == before


def test_what_the_catalog_changed_meanwhile_stays(folder: Path, sheet: Path) -> None:
    put_catalog(folder, "tr", {**TURKISH, "Ja?": "Peki mi?"})
    fill(sheet, {"D5": "Hayır"})
    assert imported(folder, "tr", sheet) == 1
    assert (said(folder, "Ja?"), said(folder, "Nee")) == ("Peki mi?", "Hayır")


def test_a_text_written_anew_is_no_guess_any_more(folder: Path) -> None:
    catalog = read_catalog(folder, "tr")
    for source in ("Ja?", HELLO):
        message = catalog.get(source)
        assert message is not None
        message.flags.add("fuzzy")
    write_catalog(folder, "tr", catalog)
    sheet = exported(folder, "tr")
    fill(sheet, {"D3": "Tamam mı?"})
    imported(folder, "tr", sheet)
    assert guesses(read_catalog(folder, "tr")) == [HELLO]


def guesses(catalog: Catalog) -> list[object]:
    """The sentences that are marked fuzzy."""
    return [message.id for message in catalog if message.id and message.fuzzy]
