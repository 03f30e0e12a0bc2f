"""A filled sheet beside the rows it was made from: which texts changed, and everything that is wrong."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.sheets.cleaning import clean
from bot.sheets.columns import FIRST_ROW, GUIDE, LANGUAGE, Column
from bot.sheets.faults import Fault, SheetRefused
from bot.sheets.reading import Line, Sheet
from bot.sheets.rows import Row, mark
from bot.sheets.wording import problems

Pairs = Sequence[tuple[Line, Row]]


def changes(sheet: Sheet, language: str, rows: Sequence[Row]) -> dict[Row, str]:
    """The new text of each row whose text is another than the catalog's. Raises SheetRefused with all
    faults."""
    if sheet.language != language:
        named = f"this sheet is for '{sheet.language}', not for '{language}'"
        raise SheetRefused([Fault(f"{GUIDE}!{LANGUAGE}", named)])
    by_key = {row.key: row for row in rows}
    pairs = [(line, by_key[line.key]) for line in sheet.lines if line.key in by_key]
    if faults := [*_of_rows(sheet.lines, by_key), *_of_texts(pairs), *_half_plurals(pairs)]:
        raise SheetRefused(faults)
    return {row: line.text for line, row in pairs if _is_changed(line, row)}


def _is_changed(line: Line, row: Row) -> bool:
    """What the translator left alone keeps what the catalog says now, which may be newer than the sheet."""
    return mark(line.text) not in (line.mark, row.mark)


def _of_rows(lines: Sequence[Line], by_key: Mapping[str, Row]) -> Iterator[Fault]:
    times = Counter(line.key for line in lines)
    known = {clean(row.dutch) for row in by_key.values()}
    for line in lines:
        row = by_key.get(line.key)
        if row is None:
            yield _unknown(line, known)
        elif line.dutch != clean(row.dutch):
            yield Fault(line.cell(Column.DUTCH), f"the Dutch was changed; it is “{row.dutch}”")
        elif times[line.key] > 1:
            yield Fault(line.cell(Column.KEY), "this row stands here twice")
    for number, row in enumerate(by_key.values(), start=FIRST_ROW):
        if row.key not in times:
            yield Fault(f"{Column.WHERE}{number}", f"the row of “{row.dutch}” is missing")


def _unknown(line: Line, known: set[str]) -> Fault:
    if line.dutch in known:
        return Fault(line.cell(Column.KEY), "the hidden key of this row was changed")
    return Fault(line.cell(Column.DUTCH), "this Dutch sentence is not known; export a new sheet")


def _of_texts(pairs: Pairs) -> Iterator[Fault]:
    for line, row in pairs:
        for problem in _problems(line, row):
            yield Fault(line.cell(Column.TEXT), problem)


def _problems(line: Line, row: Row) -> Iterator[str]:
    if not line.text:
        if row.text:
            yield f"the text is gone; it was “{row.text}”"
        return
    if line.kind != "s":
        yield "this is a formula, a number or a date; make it text (a ' in front)"
        return
    if _is_changed(line, row) and line.mark != row.mark:
        yield f"changed in the catalog as well, after this sheet was made: “{row.text}”; export a new sheet"
    yield from problems(row, line.text)


def _half_plurals(pairs: Pairs) -> Iterator[Fault]:
    filled = {row.id for line, row in pairs if row.form is not None and line.text}
    for line, row in pairs:
        if row.id in filled and row.form is not None and not line.text and not row.text:
            yield Fault(
                line.cell(Column.TEXT), "the other numbers of this sentence have a text; this one too"
            )
