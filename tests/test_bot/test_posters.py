"""A poster as it comes out: its words read back, its code compared and read, its letters looked up."""

import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.catalogs import wordings
from bot.posters import fonts
from bot.posters.aim import by_referrer, to_desk
from bot.posters.breaking import broken
from bot.posters.code import modules
from bot.posters.picture import png
from bot.posters.refusals import FontMissing, NotWhole, TooMuchText
from bot.posters.saying import said
from bot.posters.sheet import Sheet
from dialogs.facts import Wording
from dialogs.languages import NAMES
from dialogs.phrases import words
from tests.test_bot.poster_reading import (
    ARABIC,
    BOT,
    DESKS,
    DUTCH,
    LIBRARY,
    WIDTH,
    code,
    longer,
    need_fonts,
    poster,
    sides,
    text,
)

LINK = f"https://t.me/{BOT}?start=naar_taalhuis"
TAALHUIS = DESKS.by_id["taalhuis"]
LONGEST = max((desk for desk in DESKS.by_id.values() if desk.what), key=lambda desk: len(desk.what[0]))


@pytest.fixture(scope="module")
def two() -> bytes:
    """In Arabic and Dutch."""
    need_fonts("ar")
    return poster(ARABIC, DUTCH)


def test_all_that_a_family_needs_stands_on_it(two: bytes) -> None:
    found = text(two)
    for wanted in (
        "Taalhuis",
        "Nederlands leren",
        "Kies je taal.",
        LIBRARY.name,
        LINK.removeprefix("https://"),
    ):
        assert wanted in found
    assert found.count("Liever bellen? 020 000 00 00") == 1
    assert TAALHUIS.what[0] in found
    assert "{" not in found


def test_a_language_that_runs_to_the_left_has_its_words_whole_and_begins_on_the_right(two: bytes) -> None:
    found = text(two)
    words_found = [sorted(word) for word in found.split()]
    for translation in ARABIC.texts.values():
        for word in translation.removeprefix("🗣️ ").replace("{phone}", "").split():
            assert sorted(word) in words_found, word
    assert sides(two, "تعلم الهولندية")[1] == pytest.approx(WIDTH - 42.5, abs=6)
    assert sides(two, "الخدمة مجانية")[0] > WIDTH / 2 > sides(two, "Het is gratis")[1]


def test_in_a_language_that_runs_to_the_left_the_steps_do_too_but_not_the_phone_number() -> None:
    need_fonts("ar")
    only = poster(ARABIC)
    scan, choose, tap = (sides(only, word)[0] for word in ("امسح", "اختر", "اضغط"))
    assert scan > choose > tap
    assert sides(only, "020")[1] < sides(only, "000")[0]


def test_the_picture_shows_the_code_module_by_module(two: bytes) -> None:
    picture = png(two)
    assert Image.open(BytesIO(picture)).size == (1654, 2339)
    matrix = modules(LINK)
    assert code(picture, len(matrix)) == matrix


@pytest.mark.parametrize("dirt", [0, 160], ids=["clean", "with a stain"])
def test_a_decoder_reads_the_code(two: bytes, dirt: int) -> None:
    zxing = pytest.importorskip("zxingcpp")
    picture = Image.open(BytesIO(png(two)))
    left, top = picture.width // 2, picture.height // 2
    picture.paste("white", (left, top, left + dirt, top + dirt))
    assert [found.text for found in zxing.read_barcodes(picture)] == [LINK]


def test_a_poster_of_a_professional_has_their_own_link() -> None:
    need_fonts("nl")
    found = text(poster(DUTCH, leads=by_referrer(LIBRARY, "regenboog")))
    assert f"t.me/{BOT}?start=ref_regenboog" in found
    assert "Studiebegeleiding" in found


def test_a_professional_may_send_families_to_a_person() -> None:
    need_fonts("nl")
    leads = by_referrer(LIBRARY, "balie")
    assert leads.payload == "ref_balie"
    assert "Hulp" in text(poster(DUTCH, leads=leads))


def test_the_number_on_it_is_that_of_the_desk_if_it_has_its_own() -> None:
    desk = LIBRARY.desks["taalhuis"].model_copy(update={"phone": "020 000 00 09"})
    own = LIBRARY.model_copy(update={"desks": {**LIBRARY.desks, "taalhuis": desk}})
    assert to_desk(own, "taalhuis", "west").phone == "020 000 00 09"
    assert to_desk(LIBRARY, "taalhuis", "west").phone == "020 000 00 01"
    assert to_desk(LIBRARY, "taalhuis", "centrum").phone == LIBRARY.phone


def test_a_place_is_named_with_its_own_phone() -> None:
    need_fonts("nl")
    found = text(poster(DUTCH, leads=to_desk(LIBRARY, "taalhuis", "west")))
    assert "Bibliotheek West, Molenstraat 12, Voorbeeldstad" in found
    assert "Liever bellen? 020 000 00 01" in found


def test_long_texts_shrink_and_then_are_too_much() -> None:
    need_fonts("nl")
    leads = to_desk(LIBRARY, next(name for name, desk in DESKS.by_id.items() if desk is LONGEST))
    assert LONGEST.what[0] in text(poster(DUTCH, longer(LONGEST, 1), leads=leads))
    with pytest.raises(TooMuchText):
        poster(DUTCH, longer(LONGEST, 12), leads=leads)


def test_without_a_font_for_pictograms_the_title_takes_their_place(tmp_path: Path) -> None:
    need_fonts("nl")
    face = fonts.faces(["nl"])[0]
    for file in (face.regular, face.bold):
        (tmp_path / file.name).symlink_to(file)
    assert sides(poster(DUTCH, folders=[tmp_path]), "Nederlands leren")[0] < 50
    if fonts.emoji():
        assert sides(poster(DUTCH), "Nederlands leren")[0] > 100


def test_a_language_that_is_not_whole_is_refused() -> None:
    with pytest.raises(NotWhole) as refused:
        said(Wording("ti", {TAALHUIS.label: "🗣️ ቋንቋ"}), TAALHUIS, LIBRARY.phone)
    assert refused.value.missing == [
        TAALHUIS.what[0],
        *(words(f"poster_{name}") for name in ("scan", "choose", "tap", "free", "call")),
    ]
    assert str(refused.value).startswith("ti: 6 sentences are not translated yet, such as 'Hier leer")
    assert refused.value.code == 1


@pytest.mark.parametrize("language", NAMES)
def test_the_desk_with_the_most_words_fits_in_every_language(language: str) -> None:
    need_fonts(language)
    words_of = wordings()[language]
    here = [name for name, desk in DESKS.by_id.items() if name in LIBRARY.desks and desk.what]
    most = max(here, key=lambda name: len(words_of.of(DESKS.by_id[name].what[0])))
    leads = to_desk(LIBRARY, most)
    found = text(poster(words_of, leads=leads))
    assert all(part in found for part in LIBRARY.phone.split())
    assert f"t.me/{BOT}?start=naar_{most}" in found


@pytest.mark.parametrize("language", NAMES)
def test_the_font_of_a_language_has_every_letter_that_its_catalog_uses(language: str) -> None:
    need_fonts(language)
    texts = wordings()[language].texts
    written = " ".join(texts.values() if texts else (*TAALHUIS.what, LIBRARY.name))
    letters = {sign for sign in written if unicodedata.category(sign)[0] in "LNP" and sign not in "⃣"}
    with Sheet(fonts.faces([language])) as sheet:
        sheet.need(language, "".join(letters))
        with pytest.raises(FontMissing):
            sheet.need(language, "\U00013000")


@pytest.mark.parametrize(
    ("language", "package"),
    [("nl", "fonts-noto-core"), ("ti", "fonts-noto-core"), ("zh_Hans", "fonts-noto-cjk")],
)
def test_a_font_that_is_missing_is_named_with_its_package(
    tmp_path: Path, language: str, package: str
) -> None:
    with pytest.raises(FontMissing) as refused:
        poster(Wording(language, longer(TAALHUIS, 1).texts), folders=[tmp_path])
    assert str(refused.value).endswith(f"apt install {package}")


def test_chinese_lines_end_between_signs_but_not_before_a_full_stop() -> None:
    lines = broken("用手机扫描。Telegram 会打开。（免费）", 7, len).split("\n")
    assert lines == ["用手机扫描。", "Telegram", "会打开。（免", "费）"]
    assert broken("我们会帮助您。", 6, len) == "我们会帮助\n您。"
