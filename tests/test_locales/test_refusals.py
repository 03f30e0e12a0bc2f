"""A sheet with a fault: told at its cell, and nothing is changed."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bot.sheets.catalog_file import path_of
from bot.sheets.columns import GUIDE, TEXTS
from bot.sheets.faults import SheetRefused
from tests.test_locales.sheets import HELLO, TURKISH, exported, fill, imported, put_catalog

GREETING = str(TURKISH[HELLO])
REFUSED: dict[str, tuple[dict[str, str | int], list[str]]] = {
    "a lost placeholder": ({"D2": "👋 Selam, ben {library.name}"}, ["D2: {child.first_name} is lost"]),
    "a placeholder renamed": (
        {"D2": "👋 Selam {child.name}, ben {library.name}"},
        ["D2: {child.first_name} is lost", "D2: {child.name} is not in the Dutch sentence"],
    ),
    "a placeholder translated": (
        {"D2": "👋 Selam {çocuk}, ben {library.name}"},
        ["D2: {child.first_name} is lost", "D2: a brace that belongs to no name"],
    ),
    "half a placeholder more": (
        {"D2": f"{GREETING} {{child.first_name"},
        ["D2: a brace that belongs to no name"],
    ),
    "a lost pictogram": ({"D4": "Evet"}, ["D4: does not begin with ✅"]),
    "another pictogram": ({"D4": "👍 Evet"}, ["D4: does not begin with ✅"]),
    "a button too long": (
        {"D4": "✅ " + "e" * 63},
        ["D4: 65 characters; at most 64 fit in this button"],
    ),
    "HTML": ({"D3": "<b>Evet</b> mi?"}, ["D3: < is HTML"]),
    "an entity": ({"D3": "Evet&nbsp;mi?"}, ["D3: &nbsp; is HTML"]),
    "a sign of direction": (
        {"D3": "\u202eEvet mi?"},
        ["D3: U+202E is a sign of direction; the program puts these itself"],
    ),
    "a mark of direction": (
        {"D3": "Evet\u200f mi?"},
        ["D3: U+200F is a sign of direction; the program puts these itself"],
    ),
    "something invisible": ({"D3": "Evet\u200b mi?"}, ["D3: U+200B is invisible"]),
    "a text taken away": ({"D3": ""}, ["D3: the text is gone; it was “Evet mi?”"]),
    "only spaces": ({"D3": " \u00a0"}, ["D3: the text is gone; it was “Evet mi?”"]),
    "a formula": (
        {"D3": "=SUM(E2:E3)"},
        ["D3: this is a formula, a number or a date; make it text (a ' in front)"],
    ),
    "a number": ({"D3": 24}, ["D3: this is a formula, a number or a date; make it text (a ' in front)"]),
    "the Dutch changed": ({"B5": "Neen"}, ["B5: the Dutch was changed; it is “Nee”"]),
    "the key changed": (
        {"G5": "tr-x"},
        ["G5: the hidden key of this row was changed", "A5: the row of “Nee” is missing"],
    ),
    "the key of another language": (
        {"G5": "ar-000000000000", "B5": "Onbekend"},
        [
            "B5: this Dutch sentence is not known; export a new sheet",
            "A5: the row of “Nee” is missing",
        ],
    ),
    "a row too many": (
        {"B7": "Nieuw", "D7": "Yeni"},
        ["B7: this Dutch sentence is not known; export a new sheet"],
    ),
    "two faults": (
        {"D4": "Evet", "B5": "Neen"},
        ["B5: the Dutch was changed; it is “Nee”", "D4: does not begin with ✅"],
    ),
}


def faults(folder: Path, sheet: Path, language: str = "tr") -> list[str]:
    """What is said of a sheet that is refused; nothing may have changed by it."""
    catalog = path_of(folder, language)
    before = catalog.read_bytes()
    with pytest.raises(SheetRefused) as refused:
        imported(folder, language, sheet)
    assert catalog.read_bytes() == before
    assert [path.name for path in catalog.parent.iterdir()] == ["leeswijzer.po"]
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize("name", REFUSED)
def test_a_fault_is_told_at_its_cell(folder: Path, sheet: Path, name: str) -> None:
    cells, told = REFUSED[name]
    fill(sheet, {"D5": "Hayır", **cells})
    assert faults(folder, sheet) == told


def test_a_missing_row(folder: Path, sheet: Path) -> None:
    book = load_workbook(sheet)
    book[TEXTS].delete_rows(4)
    book.save(sheet)
    assert faults(folder, sheet) == ["A4: the row of “✅ Ja” is missing"]


def test_a_row_that_stands_twice(folder: Path, sheet: Path) -> None:
    book = load_workbook(sheet)
    book[TEXTS].append([cell.value for cell in book[TEXTS][5]])
    book.save(sheet)
    assert faults(folder, sheet) == ["G5: this row stands here twice", "G7: this row stands here twice"]


def test_half_a_plural(folder: Path) -> None:
    sheet = exported(folder, "ar")
    fill(sheet, {"D6": "{count}", "D8": "{count}", "D9": "{count}", "D10": "{count}", "D11": "{count}"})
    told = "D7: the other numbers of this sentence have a text; this one too"
    assert faults(folder, sheet, "ar") == [told]


def test_each_form_is_looked_over(folder: Path, sheet: Path) -> None:
    fill(sheet, {"D6": "Birkaç gün kaldı."})
    assert faults(folder, sheet) == ["D6: {count} is lost"]


def test_the_sheet_of_another_language(folder: Path) -> None:
    told = "How to!B1: this sheet is for 'ar', not for 'tr'"
    assert faults(folder, exported(folder, "ar")) == [told]


def test_a_sheet_that_calls_itself_another_language(folder: Path) -> None:
    sheet = exported(folder, "ar")
    fill(sheet, {"B1": "tr"}, tab=GUIDE)
    assert faults(folder, sheet)[0] == "G2: the hidden key of this row was changed"


def test_a_text_that_the_catalog_changed_as_well(folder: Path, sheet: Path) -> None:
    put_catalog(folder, "tr", {**TURKISH, "Ja?": "Peki mi?"})
    fill(sheet, {"D3": "Tamam mı?"})
    (told,) = faults(folder, sheet)
    assert told.startswith("D3: changed in the catalog as well, after this sheet was made: “Peki mi?”")


@pytest.mark.parametrize("content", [b"", b"Hallo", b"PK\x03\x04 half a zip", b"\xd0\xcf\x11\xe0 old Excel"])
def test_no_xlsx_at_all(folder: Path, content: bytes) -> None:
    path = folder / "brief.xlsx"
    path.write_bytes(content)
    assert faults(folder, path) == ["brief.xlsx is no .xlsx file"]


def test_somebody_elses_xlsx(folder: Path) -> None:
    path = folder / "begroting.xlsx"
    Workbook().save(path)
    assert faults(folder, path) == ["there is no tab 'How to': this is no sheet of Leeswijzer"]
