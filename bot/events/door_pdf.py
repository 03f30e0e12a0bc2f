"""The list for the door on paper: a box to tick before each family, first names in any script."""

import re
from collections.abc import Iterable

from bot.actions.event_door import Guest
from bot.events.door import DoorList
from bot.posters.fonts import faces
from bot.posters.sheet import Sheet
from bot.posters.words import ACCENT, HEIGHT, MARGIN, WIDTH, Words, plain
from dialogs.languages import SOURCE

KIND = "application/pdf"
_TOP = 20.0
_ROW, _BOX = 10.0, 5.0
_NAMES_AT, _COUNT_AT = MARGIN + 14, WIDTH - MARGIN - 24
_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("ti", re.compile("[\u1200-\u139f\u2d80-\u2ddf]")),
    ("zh_Hans", re.compile("[\u3400-\u9fff]")),
)
"""By a letter of it: a language that is written in this script."""
_PICTOGRAM = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff] ?")


def pdf(door: DoorList) -> bytes:
    """As many pages of A4 as it takes. Raises FontMissing for letters that no font here has."""
    every = [door.name(guest) for guest in (*door.coming, *door.waiting)]
    with Sheet(faces({_language(name) for name in every})) as sheet:
        y = _head(sheet, door)
        y = _guests(sheet, door, door.coming, y)
        if door.waiting:
            y = _room(sheet, door, y + _ROW)
            y = sheet.write(plain(door.waiting_title, 14, bold=True, colour=ACCENT), y)
            _guests(sheet, door, door.waiting, y + 2)
        return sheet.done()


def _head(sheet: Sheet, door: DoorList) -> float:
    y = sheet.write(plain(door.title, 12, colour=ACCENT), _TOP)
    title, *rest = (_PICTOGRAM.sub("", line) for line in door.about)
    y = sheet.write(plain(title, 22, bold=True), y + 1)
    for line in rest:
        y = sheet.write(plain(line, 12), y + 1)
    y = sheet.write(plain(door.total, 12, bold=True), y + 2)
    return _headings(sheet, door, y + 6)


def _headings(sheet: Sheet, door: DoorList, y: float) -> float:
    here, who, many = door.headings
    sheet.write(plain(here, 10, colour=ACCENT), y)
    sheet.write(plain(who, 10, x=_NAMES_AT, colour=ACCENT), y)
    return sheet.write(plain(many, 10, x=_COUNT_AT, width=24, colour=ACCENT, align="R"), y) + 2


def _guests(sheet: Sheet, door: DoorList, guests: Iterable[Guest], y: float) -> float:
    for guest in guests:
        y = _room(sheet, door, y)
        _line(sheet, door.name(guest), guest.children, y)
        y += _ROW
    return y


def _line(sheet: Sheet, name: str, children: int, y: float) -> None:
    sheet.pdf.set_draw_color(*ACCENT)
    sheet.pdf.set_line_width(0.4)
    sheet.pdf.rect(MARGIN, y, _BOX, _BOX)
    width = _COUNT_AT - _NAMES_AT - 4
    words = Words(name, _language(name), 13, x=_NAMES_AT, width=width, align="L")
    sheet.write(sheet.in_one_line(words), y)
    sheet.write(plain(str(children), 13, x=_COUNT_AT, width=24, bold=True, align="R"), y)
    sheet.pdf.set_line_width(0.1)
    sheet.pdf.line(MARGIN, y + _ROW - 2, WIDTH - MARGIN, y + _ROW - 2)


def _room(sheet: Sheet, door: DoorList, y: float) -> float:
    """Where the next row goes: on a new page when this one is full."""
    if y + _ROW <= HEIGHT - MARGIN:
        return y
    sheet.pdf.add_page()
    return _headings(sheet, door, _TOP)


def _language(name: str) -> str:
    return next((language for language, letters in _SCRIPTS if letters.search(name)), SOURCE)
