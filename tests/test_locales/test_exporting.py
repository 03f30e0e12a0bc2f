"""The sheet that a translator gets."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.sheets.columns import GUIDE, TEXTS
from bot.sheets.exporting import TO_DO
from bot.sheets.rows import rooms
from dialogs.checking.sentences import sentences
from dialogs.source import read
from tests.test_locales.sheets import DAYS, ENGLISH, HELLO, TURKISH, exported, put_catalog


def texts(path: Path) -> Worksheet:
    """The tab with the texts, as a spreadsheet program opens it."""
    tab = load_workbook(path)[TEXTS]
    assert isinstance(tab, Worksheet)
    return tab


def column(sheet: Worksheet, letter: str) -> list[object]:
    """A column without its heading."""
    return [cell.value for cell in sheet[letter]][1:]


def test_each_message_has_a_row_in_the_order_of_the_conversation(sheet: Path) -> None:
    tab = texts(sheet)
    assert column(tab, "A") == [
        "welkom · a · text",
        "welkom · a · question",
        "welkom · a · button",
        "welkom · a · button",
        "sentence of the machine · days\nfor 0, 1, 2 …",
    ]
    assert column(tab, "B") == [HELLO, "Ja?", "✅ Ja", "Nee", "Nog {count} dagen."]
    assert column(tab, "C")[2:] == ["✅ Yes", "No", "{count} days to go."]
    assert column(tab, "D")[:4] == [TURKISH[HELLO], "Evet mi?", "✅ Evet", None]
    assert column(tab, "E") == [4096, 4096, 64, 64, 4096]


def test_where_a_text_is_a_button_and_a_sentence_the_smaller_room_counts() -> None:
    tree = "tree: t\nstart: a\na:\n  ask: Stop\n  choices: {x: Stop}\n  say: Stop\n  next: end\n"
    every = list(sentences(read("trees/t.yaml", tree)))
    assert rooms(every) == rooms(reversed(every)) == {"Stop": 64}


def test_what_has_no_text_is_marked_in_words_and_in_colour(sheet: Path) -> None:
    tab = texts(sheet)
    assert column(tab, "F") == [None, None, None, TO_DO, None]
    assert tab["D5"].fill.fgColor.rgb != tab["D4"].fill.fgColor.rgb != tab["C4"].fill.fgColor.rgb


def test_only_the_cells_to_fill_can_be_written_in(sheet: Path) -> None:
    tab = texts(sheet)
    assert tab.protection.sheet
    assert not tab["D2"].protection.locked
    assert all(tab[f"{letter}2"].protection.locked for letter in "ABCEFGH")
    assert [letter for letter in "ABCDEFGH" if tab.column_dimensions[letter].hidden] == ["G", "H"]
    assert "write here" in str(tab["D1"].value)


def test_the_sheet_reads_well(sheet: Path) -> None:
    tab = texts(sheet)
    assert tab.freeze_panes == "A2"
    assert tab["B2"].alignment.wrap_text
    assert tab["D2"].alignment.wrap_text
    assert tab.column_dimensions["D"].width > 40


@pytest.mark.parametrize(("language", "rtl"), [("ar", True), ("fa", True), ("tr", False), ("zh_Hans", False)])
def test_arabic_and_persian_run_from_the_right(folder: Path, language: str, rtl: bool) -> None:
    tab = texts(exported(folder, language))
    assert bool(tab.sheet_view.rightToLeft) is rtl
    assert tab["D2"].alignment.readingOrder == (2 if rtl else 1)
    assert tab["B2"].alignment.readingOrder == 1


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        (
            "ar",
            ["for 0", "for 1", "for 2", "for 3, 4, 5 …", "for 100, 101, 102 …", "for 11, 12, 13 …"],
        ),
        ("en", ["for 1", "for 0, 2, 3 …"]),
        ("zh_Hans", ["for 0, 1, 2 …"]),
    ],
)
def test_a_plural_has_a_row_for_each_form(folder: Path, language: str, numbers: list[str]) -> None:
    tab = texts(exported(folder, language))
    found = [str(where) for where in column(tab, "A")]
    assert [where.partition("\n")[2] for where in found if "days" in where] == numbers
    dutch = [DAYS[0] if number == "for 1" else DAYS[1] for number in numbers]
    assert column(tab, "B")[-len(numbers) :] == dutch


def test_the_guide_says_which_language_and_how(sheet: Path) -> None:
    book = load_workbook(sheet)
    assert book.sheetnames == [GUIDE, TEXTS]
    guide = book[GUIDE]
    assert guide["B1"].value == "tr"
    lines = [row[0].value for row in guide.iter_rows(min_row=3)]
    assert len(lines) == 10
    assert "braces" in str(lines[2])
    assert "haken" in str(lines[7])


def test_english_has_no_second_english_beside_it(folder: Path) -> None:
    tab = texts(exported(folder, "en"))
    assert column(tab, "C") == [None] * 6
    assert tab["D2"].value == ENGLISH[HELLO]


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-5", "@SUM(A1)", "24", "2026-11-21", "#N/A"])
def test_a_text_stays_a_text(folder: Path, text: str) -> None:
    put_catalog(folder, "tr", {**TURKISH, "Nee": text})
    cell = texts(exported(folder, "tr"))["D5"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert cell.quotePrefix is (text[0] in "=+-@")
