"""A small set of catalogs, a sheet of one of them, and a translator who writes in it."""

from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from openpyxl import Workbook, load_workbook

from bot.sheets.catalog_file import path_of, write_catalog
from bot.sheets.columns import TEXTS
from bot.sheets.exporting import workbook
from bot.sheets.importing import rows_of, take_in
from bot.sheets.reading import read_sheet
from dialogs.checking.sentences import sentences
from dialogs.source import read

TREE = """tree: welkom
start: a
a:
  say: 👋 Hoi {child.first_name}, met {library.name}
  ask: Ja?
  choices:
    yes: ✅ Ja
    no: Nee
  next: end
"""
PHRASES = "days:\n  one: Nog {count} dag.\n  other: Nog {count} dagen.\n"
SENTENCES = [
    *sentences(read("trees/welkom.yaml", TREE)),
    *sentences(read("phrases.yaml", PHRASES)),
]
HELLO, QUESTION, YES, NO = "👋 Hoi {child.first_name}, met {library.name}", "Ja?", "✅ Ja", "Nee"
DAYS = ("Nog {count} dag.", "Nog {count} dagen.")
Source = str | tuple[str, str]
Texts = dict[Source, str | tuple[str, ...]]
STANDING: Mapping[Source, tuple[str, str, int]] = {
    DAYS: ("phrases.days", "dialogs/phrases.yaml", 1),
    YES: ("welkom.a.choices.yes", "dialogs/trees/welkom.yaml", 7),
    NO: ("welkom.a.choices.no", "dialogs/trees/welkom.yaml", 8),
    HELLO: ("welkom.a.say.0", "dialogs/trees/welkom.yaml", 4),
    QUESTION: ("welkom.a.ask", "dialogs/trees/welkom.yaml", 5),
}
"""Not in the order of the sheet: there the question stands before its buttons."""
ENGLISH: Texts = {
    HELLO: "👋 Hi {child.first_name}, from {library.name}",
    QUESTION: "Yes?",
    YES: "✅ Yes",
    NO: "No",
    DAYS: ("{count} day to go.", "{count} days to go."),
}
TURKISH: Texts = {
    HELLO: "👋 Selam {child.first_name}, ben {library.name}",
    QUESTION: "Evet mi?",
    YES: "✅ Evet",
    DAYS: ("{count} gün kaldı.",),
}
"""Without 'Nee'; a noun after a number has one form."""


def put_catalog(folder: Path, language: str, texts: Texts) -> Path:
    """Write a catalog of all sentences with these texts; reviewed by an invented person."""
    catalog = Catalog(locale=language, project="leeswijzer", charset="utf-8", fuzzy=False)
    catalog.header_comment = "# Leeswijzer.\n# reviewed-by: Ayla Voorbeeld, 2026-11-01"
    for source, (comment, file, line) in STANDING.items():
        catalog.add(source, texts.get(source), locations=[(file, line)], auto_comments=[comment])
    path = path_of(folder, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_catalog(folder, language, catalog)
    return path


def exported(folder: Path, language: str) -> Path:
    """The sheet of a language, made of the catalogs in a folder."""
    path = folder / f"{language}.xlsx"
    workbook(language, rows_of(folder, language, SENTENCES)).save(path)
    return path


def fill(sheet: Path, cells: Mapping[str, str | int], tab: str = TEXTS) -> None:
    """Write in cells of a sheet, as a translator does."""
    book: Workbook = load_workbook(sheet)
    for cell, value in cells.items():
        book[tab][cell] = value
        if isinstance(value, str) and not value.startswith("=SUM"):
            book[tab][cell].data_type = "s"
    book.save(sheet)


def imported(folder: Path, language: str, sheet: Path) -> int:
    """Take a sheet in; how many texts changed."""
    return take_in(read_sheet(sheet), folder, language, SENTENCES)
