"""The two commands: what they print and how they end."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot import shelf
from bot.catalogs import CatalogBroken
from bot.cli import main
from bot.sheets.catalog_file import path_of
from bot.sheets.columns import GUIDE, TEXTS
from bot.texts_cli import export_texts, import_texts
from tests.test_locales.sheets import fill

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """The shipped Turkish and English catalogs in a folder of the test's own."""
    folder = tmp_path / "locales"
    for language in ("tr", "en"):
        shutil.copytree(shelf.folder() / language, folder / language, ignore=shutil.ignore_patterns("*.mo"))
    return folder


@pytest.fixture
def sheet(locales: Path, tmp_path: Path) -> Path:
    """The Turkish sheet, as the command writes it."""
    path = tmp_path / "tr.xlsx"
    assert export_texts("tr", path, locales) == 0
    return path


def cell_of(sheet: Path, dutch: str) -> str:
    """The cell to fill beside a Dutch text."""
    rows = load_workbook(sheet)[TEXTS].iter_rows(min_row=2)
    return next(f"D{row[1].row}" for row in rows if row[1].value == dutch)


def test_an_export_says_how_much_there_is_to_do(locales: Path, tmp_path: Path, capsys: Capture) -> None:
    sheet = tmp_path / "en.xlsx"
    assert export_texts("en", sheet, locales) == 0
    rows = list(load_workbook(sheet)[TEXTS].iter_rows(min_row=2, max_col=4, values_only=True))
    to_do = sum(1 for row in rows if row[3] is None)
    assert capsys.readouterr().out == f"{sheet}: {len(rows)} texts, {to_do} to do\n"


def test_out_and_back(locales: Path, sheet: Path, capsys: Capture) -> None:
    fill(sheet, {cell_of(sheet, "Hoe heet de leerkracht?"): "Öğretmenin adı?"})
    capsys.readouterr()
    assert import_texts(sheet, None, locales) == 0
    assert capsys.readouterr().out == "tr: 1 text changed\n"
    assert 'msgstr "Öğretmenin adı?"' in path_of(locales, "tr").read_text(encoding="utf-8")
    assert import_texts(sheet, "tr", locales) == 0
    assert capsys.readouterr().out == "tr: 0 texts changed\n"


def test_faults_are_printed_and_exit_1(locales: Path, sheet: Path, capsys: Capture) -> None:
    cell = cell_of(sheet, "⬅️ Terug")
    fill(sheet, {cell: "⬅️ " + "x" * 62})
    before = path_of(locales, "tr").read_bytes()
    capsys.readouterr()
    assert import_texts(sheet, "tr", locales) == 1
    told = f"{cell}: 65 characters; at most 64 fit in this button\n1 found; nothing was changed\n"
    assert capsys.readouterr().out == told
    assert path_of(locales, "tr").read_bytes() == before


def test_very_many_faults_are_counted(locales: Path, sheet: Path, capsys: Capture) -> None:
    book = load_workbook(sheet)
    book[TEXTS].delete_rows(2, 100)
    book.save(sheet)
    capsys.readouterr()
    assert import_texts(sheet, None, locales) == 1
    lines = capsys.readouterr().out.splitlines()
    assert (len(lines), lines[-2:]) == (52, ["and 50 more", "100 found; nothing was changed"])


def test_the_language_the_sheet_must_be(locales: Path, sheet: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert import_texts(sheet, "en", locales) == 1
    assert capsys.readouterr().out.startswith("How to!B1: this sheet is for 'tr', not for 'en'\n")


@pytest.mark.parametrize("language", ["", "nl", "xx", "../en"])
def test_a_sheet_in_no_language_of_ours(locales: Path, sheet: Path, capsys: Capture, language: str) -> None:
    fill(sheet, {"B1": language}, tab=GUIDE)
    capsys.readouterr()
    assert import_texts(sheet, None, locales) == 1
    assert capsys.readouterr().out.startswith(
        f"How to!B1: there is no catalog for '{language}'; there are en,"
    )


@pytest.mark.parametrize("language", ["nl", "xx", "../en"])
def test_a_language_there_is_not(sheet: Path, capsys: Capture, language: str) -> None:
    capsys.readouterr()
    assert main(["texts", "export", "--lang", language, "--out", str(sheet.with_name("new.xlsx"))]) == 2
    assert main(["texts", "import", str(sheet), "--lang", language]) == 2
    told = capsys.readouterr().err
    assert told.count(f"leeswijzer: there is no catalog for '{language}'; there are en, ") == 2
    assert not sheet.with_name("new.xlsx").exists()


def test_a_file_there_is_not(tmp_path: Path, capsys: Capture) -> None:
    assert main(["texts", "import", str(tmp_path / "nergens.xlsx")]) == 2
    assert "nergens.xlsx: No such file" in capsys.readouterr().err
    assert main(["texts", "import", str(tmp_path)]) == 2
    assert main(["texts", "export", "--lang", "tr", "--out", str(tmp_path / "nergens" / "tr.xlsx")]) == 2
    assert "tr.xlsx: No such file" in capsys.readouterr().err


def test_a_filled_sheet_is_not_written_over(
    sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    before = sheet.read_bytes()
    assert main(["texts", "export", "--lang", "tr", "--out", str(sheet)]) == 2
    assert "is there already; choose another name with --out" in capsys.readouterr().err
    assert sheet.read_bytes() == before
    monkeypatch.chdir(tmp_path)
    assert main(["texts", "export", "--lang", "tr"]) == 0
    assert (tmp_path / "leeswijzer-tr.xlsx").exists()


def test_a_catalog_that_cannot_be_written(locales: Path, sheet: Path, capsys: Capture) -> None:
    """Something stands where the new file is made, before it takes the place of the old one."""
    before = path_of(locales, "tr").read_bytes()
    path_of(locales, "tr").with_suffix(".po.new").mkdir()
    fill(sheet, {cell_of(sheet, "Hoe heet de leerkracht?"): "Öğretmenin adı?"})
    assert import_texts(sheet, "tr", locales) == 2
    assert "leeswijzer.po.new: Is a directory" in capsys.readouterr().err
    assert path_of(locales, "tr").read_bytes() == before


def test_a_broken_catalog_is_wrong_use(locales: Path, sheet: Path) -> None:
    path_of(locales, "tr").write_text('msgid "Ja?"\nhallo daar\n', encoding="utf-8")
    with pytest.raises(CatalogBroken):
        import_texts(sheet, None, locales)


@pytest.mark.parametrize("words", [["texts"], ["texts", "export"], ["texts", "import"], ["texts", "mail"]])
def test_wrong_use(words: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: leeswijzer texts" in capsys.readouterr().err
