"""Arabic and Persian: names, numbers, phone numbers and commands stand in the order they are read in."""

import pytest
from bidi import get_base_level, get_display

from bot.catalogs import wordings
from bot.keyboards import markup
from bot.texts import FIRST_STRONG, POP, RIGHT_TO_LEFT_MARK, Texts
from dialogs.languages import RIGHT_TO_LEFT
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Choice, Day, Hours, Month, Prompt, Text

KEPT = "Een aanmelding die niet af is, wissen wij na 14 dagen. Alles wissen kan altijd met /verwijder."
REFERENCE, PHONE, LATIN, ARABIC = "SB-7K4F", "+31 6 12345678", "Noor de Vries", "نور"


def seen(text: str) -> str:
    """The letters from left to right as a screen shows them (Unicode Annex 9), isolates gone."""
    shown = get_display(text, base_dir="R")
    return str(shown).translate({ord(FIRST_STRONG): None, ord(POP): None})


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
@pytest.mark.parametrize("status", ["taken", "contacted", "placed", "waiting_list", "closed"])
def test_a_reference_a_phone_number_and_a_name_keep_their_order(language: str, status: str) -> None:
    told = phrase(f"told_{status}", child=LATIN, reference=REFERENCE, phone=PHONE)
    said = Texts(wordings()[language]).html(told)
    holes = {"reference": REFERENCE, "phone": PHONE, "child": LATIN}
    for name, value in holes.items():
        if f"{{{name}}}" in told.source:
            assert f"{FIRST_STRONG}{value}{POP}" in said
            assert value in seen(said)


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
def test_without_isolates_a_phone_number_would_fall_apart(language: str) -> None:
    """What the isolates are for: this test fails when the check above could not."""
    told = phrase("told_contacted", child=ARABIC, reference=REFERENCE, phone=PHONE)
    bare = Texts(wordings()[language]).html(told).replace(FIRST_STRONG, "").replace(POP, "")
    assert PHONE not in seen(bare)


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
def test_an_arabic_name_runs_from_right_to_left_between_latin_ones(language: str) -> None:
    said = Texts(wordings()[language]).html(_intake_line(ARABIC))
    assert REFERENCE in seen(said)
    assert ARABIC[::-1] in seen(said)


@pytest.mark.parametrize("language", ["nl", "en", "pl"])
def test_an_arabic_name_in_a_text_from_left_to_right(language: str) -> None:
    said = Texts(wordings()[language]).html(_intake_line(ARABIC))
    assert f"{FIRST_STRONG}{ARABIC}{POP}" in said


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
def test_a_command_keeps_its_slash_in_front(language: str) -> None:
    said = Texts(wordings()[language]).html(Text(KEPT))
    assert f"{FIRST_STRONG}/verwijder{POP}" in said
    assert "/verwijder" in seen(said)


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
@pytest.mark.parametrize(
    ("arg", "whole"),
    [
        (Month(2016, 3), "2016"),
        (Day("2026-11-21"), "2026"),
        (phrase("voices_missing", count=77), "77"),
        (Hours("Tu-Fr 10:00-18:00"), "10:00"),
    ],
)
def test_figures_stay_whole(language: str, arg: Arg, whole: str) -> None:
    assert whole in seen(Texts(wordings()[language]).html(arg))


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
def test_buttons_with_a_persons_own_words(language: str) -> None:
    choices = (Choice("1", f"🧒 {LATIN}"), Choice("p", f"📱 {PHONE}"))
    made = markup(Prompt("a.b", choices=choices, stamp="1"), Texts(wordings()[language]))
    assert made is not None
    for row, value in zip(made["inline_keyboard"], (LATIN, PHONE), strict=True):
        assert value in seen(row[0]["text"])


@pytest.mark.parametrize("count", [0, 1, 2, 3, 11, 100])
def test_six_forms_in_arabic(count: int) -> None:
    """The form of each number is the one that the CLDR gives, which Babel wrote into the catalog."""
    said = Texts(wordings()["ar"]).html(phrase("voices_missing", count=count))
    assert f"{FIRST_STRONG}{count}{POP}" in said


def test_the_six_forms_are_chosen_apart() -> None:
    wording = wordings()["ar"]
    assert len({wording.form(count) for count in (0, 1, 2, 3, 11, 100)}) == 6


def _intake_line(name: str) -> Text:
    status, programme = phrase("status_placed"), phrase("programme_plek3")
    return phrase("intake_line", reference=REFERENCE, programme=programme, child=name, status=status)


BEGINS_LATIN = Text("💻 DigiD of de computer")
ONLY_NAMES = Text(
    "📍 {name}, {address}. {hours}", (("name", LATIN), ("address", LATIN), ("hours", Hours("We")))
)


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
@pytest.mark.parametrize("text", [BEGINS_LATIN, ONLY_NAMES])
def test_a_line_that_begins_with_a_dutch_name_runs_the_right_way(language: str, text: Text) -> None:
    said = Texts(wordings()[language]).plain(text)
    assert get_base_level(said) == 1


def test_a_line_in_another_language_runs_its_own_way() -> None:
    said = Texts(wordings()["ar"]).plain(Text("Dit is Nederlands"))
    assert RIGHT_TO_LEFT_MARK not in said
