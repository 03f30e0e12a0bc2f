"""Posters made in memory, and read back: their text, where a word stands, and the code in the picture."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from bot.posters import fonts
from bot.posters.aim import Aim, to_desk
from bot.posters.command import drawn
from bot.posters.refusals import FontMissing
from bot.posters.saying import CALL, FREE, STEPS
from bot.settings import library
from dialogs.checking.translations import pictogram
from dialogs.desks import Desk, known
from dialogs.facts import Wording
from dialogs.phrases import words

LIBRARY, DESKS = library(None), known()
BOT = "Voorbeeld_bot"
WIDTH, HEIGHT = 595.28, 841.89
"""A4 in points."""
ARABIC = Wording(
    "ar",
    {
        DESKS.by_id["taalhuis"].label: "🗣️ تعلم الهولندية",
        DESKS.by_id["taalhuis"].what[0]: "هنا تتعلم القراءة والكتابة. للجميع من عمر 18 سنة.",
        words("poster_scan"): "امسح الرمز بهاتفك.",
        words("poster_choose"): "اختر لغتك.",
        words("poster_tap"): "اضغط على زر.",
        words("poster_free"): "الخدمة مجانية.",
        words("poster_call"): "اتصل بنا: {phone}",
    },
)
DUTCH = Wording("nl")


def need_fonts(*languages: str) -> None:
    """Skips a test that looks at letters which no font on this machine has."""
    try:
        fonts.faces(languages)
    except FontMissing as error:
        pytest.skip(str(error))


def longer(desk: Desk, times: int) -> Wording:
    """English in which each text is the Dutch so many times."""
    sources = [desk.label, desk.what[0], *(words(name) for name in (*STEPS, FREE, CALL))]
    repeated = {source: " ".join([source.removeprefix(pictogram(source))] * times) for source in sources}
    return Wording("en", repeated)


def poster(*spoken: Wording, leads: Aim | None = None, folders: Sequence[Path] = fonts.FOLDERS) -> bytes:
    """The PDF of a poster to the Taalhuis, or elsewhere."""
    return drawn(leads or to_desk(LIBRARY, "taalhuis"), LIBRARY, spoken, BOT, folders)


def text(pdf: bytes) -> str:
    """All words of the only page, with single spaces between them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        found = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    return " ".join(found.split())


def sides(pdf: bytes, word: str) -> tuple[float, float]:
    """Where a word begins and ends on its line, in points from the left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        at = page.search(word).get_next()
        assert at is not None, f"{word} is not on the page"
        boxes = [page.get_charbox(index) for index in range(at[0], at[0] + at[1])]
    finally:
        document.close()
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def code(png: bytes, size: int) -> list[list[int]]:
    """The code as the picture shows it, read in the middle of each of `size` by `size` modules: the only
    thing in the middle of the page that is quite black."""
    picture = Image.open(BytesIO(png)).convert("L")
    middle = picture.crop((0, int(picture.height * 0.3), picture.width, int(picture.height * 0.7)))
    black = middle.point(lambda level: 255 if level < 5 else 0)
    left, top, right, bottom = black.getbbox() or pytest.fail("there is no code")
    one, other = (right - left) / size, (bottom - top) / size
    return [
        [
            1 if black.getpixel((int(left + (column + 0.5) * one), int(top + (row + 0.5) * other))) else 0
            for column in range(size)
        ]
        for row in range(size)
    ]
