"""A report on paper, as a workbook and as pictures: the same numbers in all of them."""

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import load_workbook
from PIL import Image

from bot.figures import chart, paper, workbook
from bot.figures.command import make_report
from bot.figures.report import Report, Row, Table, shown_as
from storage.database import Database
from tests.test_bot import figure_samples as samples
from tests.test_bot.figure_samples import NAMES, reported


@pytest.fixture
async def filled(file: Path, keys: str) -> AsyncIterator[Database]:
    async with samples.library_of(file, keys) as database:
        yield database


def words_on_paper(report: Report) -> str:
    """Every word of the PDF, without spaces."""
    document = pypdfium2.PdfDocument(paper.pdf(report, NAMES))
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return "".join(text.split())


async def test_paper_workbook_and_captions_have_the_same_numbers(filled: Database) -> None:
    report = await reported(filled)
    book = load_workbook(io.BytesIO(workbook.xlsx(report, NAMES)))
    text = words_on_paper(report)
    tables = [table for table in report.tables if table.rows]
    assert [sheet.title for sheet in book.worksheets[1:]] == [table.title for table in tables]
    for sheet, table in zip(book.worksheets[1:], tables, strict=True):
        cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        assert cells == [[row.label, row.now or "–", row.before or "–"] for row in table.rows]
        for row in table.rows:
            assert f"{row.label}{shown_as(row.now)}{shown_as(row.before)}".replace(" ", "") in text
        assert table.means.replace(" ", "") in text


async def test_a_small_group_has_no_name_anywhere(file: Path, keys: str) -> None:
    async with samples.library_of(file, keys) as database:
        async with database.write() as tx:
            speaking = "UPDATE families SET language = CASE WHEN id <= 3 THEN 'so' ELSE 'nl' END"
            await tx.connection.exec_driver_sql(speaking)
        report = await reported(database, "2025")
    text, book = words_on_paper(report), load_workbook(io.BytesIO(workbook.xlsx(report, NAMES)))
    assert "Kinderenperleeftijd" in text
    assert "Somalisch" not in text
    assert all(
        cell.value != "Somalisch" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
    )


def test_a_picture_has_a_bar_for_each_number_and_none_for_what_is_hidden() -> None:
    rows = (Row("Totaal", 45, 30), Row("Turks", 40, 30, 1), Row("Arabisch", 0, 0, 1))
    table = Table("reached", "languages", "Kinderen per taal", "De taal.", rows, whole=True)
    picture = Image.open(io.BytesIO(chart.png(table, "Jaar 2026", "Jaar 2025"))).convert("L")
    dark = _dark(picture)
    hidden = Table("reached", "languages", "", "", (rows[0], Row("Turks", 0, 30, 1), rows[2]), whole=True)
    assert dark > 5 * _dark(Image.open(io.BytesIO(chart.png(hidden, "Jaar 2026", "Jaar 2025"))).convert("L"))


def _dark(picture: Image.Image) -> int:
    """How many dots have the grey of the bars."""
    return sum(picture.histogram()[66:71])


def test_of_a_long_table_the_totals_are_drawn() -> None:
    rows = tuple(Row(f"Balie {number}", 20, 0, number % 2) for number in range(30))
    assert len(chart.drawn(Table("desks", "desks", "", "", rows))) == 14


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        ({"year": "26"}, 2, "'26' is no year; write it like 2026"),
        ({"month": "2026-13"}, 2, "'2026-13' is no month; write it like 2026-11"),
        ({}, 2, "which period?"),
        ({"year": "2031"}, 1, "2031 has not begun"),
        ({"school_year": "2019"}, 1, "of 2019-2020 there is nothing that may be shown"),
    ],
)
def test_the_command_says_why_there_is_no_report(
    given: dict[Any, str],
    code: int,
    says: str,
    file: Path,
    keys: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _set(monkeypatch, file, keys)
    assert make_report(given, tmp_path / "out") == code
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_command_writes_both_files(
    file: Path, keys: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set(monkeypatch, file, keys)
    asyncio.run(_fill(file, keys))
    assert make_report({"year": "2025", "school_year": None, "month": "2025-09"}, tmp_path / "out") == 0
    names = ["cijfers-2025-09.pdf", "cijfers-2025-09.xlsx", "cijfers-2025.pdf", "cijfers-2025.xlsx"]
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == names


async def _fill(file: Path, keys: str) -> None:
    async with samples.library_of(file, keys, 80):
        return


def _set(monkeypatch: pytest.MonkeyPatch, file: Path, keys: str) -> None:
    values = {"TOKEN": "1:demo", "KEYS": keys, "DATABASE_URL": f"sqlite+aiosqlite:///{file}"}
    for name, value in values.items():
        monkeypatch.setenv(f"LEESWIJZER_{name}", value)
