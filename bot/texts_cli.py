"""`leeswijzer texts export` and `texts import`: a language to a translator and back."""

import sys
from pathlib import Path

from bot import shelf
from bot.extracting import content
from bot.sheets.columns import GUIDE, LANGUAGE
from bot.sheets.exporting import workbook
from bot.sheets.faults import Fault, SheetRefused
from bot.sheets.importing import rows_of, take_in
from bot.sheets.reading import read_sheet
from dialogs.checking.sentences import Sentence, sentences

FINE, FOUND, WRONG_USE = 0, 1, 2
_SHOWN = 50


def export_texts(language: str, out: Path | None, folder: Path | None = None) -> int:
    """Write the sheet of a language. A file that is there already is never written over: it may hold days
    of a translator's work. Raises CatalogBroken."""
    if language not in shelf.translated():
        return _wrong_use(_unknown(language))
    rows = rows_of(folder or shelf.folder(), language, _sentences(language))
    target = out or Path(f"leeswijzer-{language}.xlsx")
    try:
        with target.open("xb") as file:
            workbook(language, rows).save(file)
    except FileExistsError:
        return _wrong_use(f"{target} is there already; choose another name with --out")
    except OSError as error:
        return _wrong_use(f"{error.filename}: {error.strerror}")
    to_do = sum(1 for row in rows if not row.text)
    print(f"{target}: {len(rows)} texts, {to_do} to do")
    return FINE


def import_texts(file: Path, language: str | None, folder: Path | None = None) -> int:
    """Take a filled sheet in, for the language it says it is; `language` makes sure. Raises CatalogBroken."""
    if language is not None and language not in shelf.translated():
        return _wrong_use(_unknown(language))
    try:
        sheet = read_sheet(file)
        named = sheet.language if language is None else language
        if named not in shelf.translated():
            raise SheetRefused([Fault(f"{GUIDE}!{LANGUAGE}", _unknown(named))])
        changed = take_in(sheet, folder or shelf.folder(), named, _sentences(named))
    except OSError as error:
        return _wrong_use(f"{error.filename}: {error.strerror}")
    except SheetRefused as refused:
        return _refuse(refused)
    print(f"{named}: {changed} {'text' if changed == 1 else 'texts'} changed")
    return FINE


def _refuse(refused: SheetRefused) -> int:
    for fault in refused.faults[:_SHOWN]:
        print(fault)
    if len(refused.faults) > _SHOWN:
        print(f"and {len(refused.faults) - _SHOWN} more")
    print(f"{len(refused.faults)} found; nothing was changed")
    return FOUND


def _sentences(language: str) -> list[Sentence]:
    return [sentence for source in content(language) for sentence in sentences(source)]


def _unknown(language: str) -> str:
    return f"there is no catalog for '{language}'; there are {', '.join(shelf.translated())}"


def _wrong_use(problem: str) -> int:
    print(f"leeswijzer: {problem}", file=sys.stderr)
    return WRONG_USE
