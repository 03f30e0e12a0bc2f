"""The first tab: how to fill the sheet, in English and in Dutch."""

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from bot.sheets.columns import GUIDE, LANGUAGE
from bot.sheets.putting import put
from dialogs.languages import NAMES

_LINES = (
    "1. Go to the tab 'Texts'. Write only in the yellow column D. Rows marked ⬜ have no text yet.",
    "2. Write as you would talk to a neighbour: short sentences, easy words.",
    "3. Keep what stands in braces, such as {child.first_name}, letter for letter. It may stand elsewhere.",
    "4. A text that begins with a pictogram keeps it: the same one, in front, with a space after it.",
    "5. Stay within the room in column E. No HTML, no signs of direction. Save as .xlsx and send it back.",
    "1. Ga naar het tabblad 'Texts'. Schrijf alleen in de gele kolom D. Een rij met ⬜ heeft nog geen tekst.",
    "2. Schrijf zoals je met een buur praat: korte zinnen, makkelijke woorden.",
    "3. Wat tussen haken staat, zoals {child.first_name}, blijft letter voor letter. De plaats mag anders.",
    "4. Begint een tekst met een plaatje, laat dat dan staan: hetzelfde, vooraan, met een spatie erachter.",
    "5. Blijf binnen de ruimte in kolom E. Geen HTML, geen richtingstekens. Bewaar als .xlsx en stuur terug.",
)


def write_guide(sheet: Worksheet, language: str) -> None:
    """Fill the tab. The language's code stands in it for the import to read."""
    sheet.title = GUIDE
    sheet.column_dimensions["A"].width = 100
    sheet.column_dimensions["B"].width = 12
    put(sheet["A1"], f"Leeswijzer · {NAMES[language]} · language / taal:").font = Font(bold=True)
    put(sheet[LANGUAGE], language).font = Font(bold=True)
    for number, line in enumerate(_LINES, start=3):
        put(sheet[f"A{number}"], line).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.protection.sheet = True
