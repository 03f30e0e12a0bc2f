"""Words in one language: escaped for HTML, and readable where two directions of writing meet."""

import html
import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogs import wordings
from bot.texts import FIRST_STRONG, POP, Texts
from dialogs.languages import NAMES, RIGHT_TO_LEFT
from dialogs.matching import plain
from dialogs.months import typed_month
from dialogs.phrases import phrase
from dialogs.prompt import Day, Hours, Lines, Listed, Month, Text

TEXTS = {language: Texts(wording) for language, wording in wordings().items()}
WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cf"]), max_size=60)
LANGUAGES = st.sampled_from(sorted(TEXTS))
NL = TEXTS["nl"]
HELLO = Text("Dag {name}, <b>& tot {day}</b>", (("name", "Bo & <i>Co</i>"), ("day", Day("2026-11-21"))))


def test_both_the_sentence_and_its_values_are_escaped() -> None:
    assert NL.html(HELLO) == (
        "Dag Bo &amp; &lt;i&gt;Co&lt;/i&gt;, &lt;b&gt;&amp; tot 21 november 2026&lt;/b&gt;"
    )
    assert NL.plain(HELLO) == "Dag Bo & <i>Co</i>, <b>& tot 21 november 2026</b>"


@given(language=LANGUAGES, value=WORDS)
def test_whatever_somebody_is_called_it_is_no_markup(language: str, value: str) -> None:
    said = TEXTS[language].html(phrase("child_line", name=value, month=Month(2016, 3)))
    parsed = ElementTree.fromstring(f"<x>{said}</x>")  # noqa: S314 - our own text
    assert len(parsed) == 0
    assert value in re.sub(r"\r\n?", "\n", html.unescape(said)) or "\r" in value


@given(language=LANGUAGES, value=WORDS)
def test_isolates_are_closed_and_stand_around_the_value(language: str, value: str) -> None:
    said = TEXTS[language].plain(phrase("thanks_phone", phone=value))
    assert said.count(FIRST_STRONG) == said.count(POP)
    if language in RIGHT_TO_LEFT and value:
        assert f"{FIRST_STRONG}{value}{POP}" in said


@given(value=WORDS)
def test_a_value_is_never_read_as_a_sentence_with_places_to_fill(value: str) -> None:
    inner = Text("{a}", (("a", value), ("b", "geheim")))
    assert NL.plain(inner).strip(FIRST_STRONG + POP) == value


@pytest.mark.parametrize(("value", "isolated"), [("يوسف", True), ("משה", True), ("Sam", False), ("", False)])
def test_in_dutch_only_what_runs_the_other_way_is_isolated(value: str, isolated: bool) -> None:
    assert NL.plain(value) == (f"{FIRST_STRONG}{value}{POP}" if isolated else value)


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
@pytest.mark.parametrize("value", ["Sam", "+31 6 12345678", "SB-7K4F", "ياسمين", "نیلوفر"])
def test_in_arabic_and_persian_every_value_is_isolated(language: str, value: str) -> None:
    assert TEXTS[language].plain(value) == f"{FIRST_STRONG}{value}{POP}"


@pytest.mark.parametrize("language", NAMES)
def test_a_command_in_a_sentence_keeps_its_slash_in_front(language: str) -> None:
    said = TEXTS[language].html(Text("Typ /help of a/b"))
    isolated = f"{FIRST_STRONG}/help{POP}"
    assert said == f"Typ {isolated if language in RIGHT_TO_LEFT else '/help'} of a/b"


@pytest.mark.parametrize(
    ("language", "month", "alone", "day"),
    [
        ("nl", "maart 2016", "maart", "21 november 2026"),
        ("en", "March 2016", "March", "November 21, 2026"),
        ("tr", "Mart 2016", "Mart", "21 Kasım 2026"),
        ("ar", "مارس 2016", "مارس", "21 نوفمبر 2026"),
        ("pl", "marzec 2016", "marzec", "21 listopada 2026"),
        ("uk", "березень 2016\u202fр.", "березень", "21 листопада 2026\u202fр."),
        ("ti", "መጋቢት 2016", "መጋቢት", "ሕዳር 21, 2026"),
        ("so", "Maarso 2016", "Maarso", "Noofeembar 21, 2026"),
        ("fa", "مارس 2016", "مارس", "21 نوامبر 2026"),
        ("es", "marzo de 2016", "marzo", "21 de noviembre de 2026"),
        ("zh_Hans", "2016年3月", "三月", "2026年11月21日"),
        ("fy", "Maart 2016", "Maart", "21 Novimber 2026"),
    ],
)
def test_dates_are_written_as_the_language_does(language: str, month: str, alone: str, day: str) -> None:
    texts = TEXTS[language]
    assert texts.plain(Month(2016, 3)) == month
    assert texts.plain(Month(0, 3)) == alone
    assert texts.plain(Day("2026-11-21")) == day


@pytest.mark.parametrize("language", NAMES)
def test_a_month_may_be_typed_as_it_is_shown(language: str) -> None:
    """The example under a month that was not understood is itself understood."""
    months = wordings()[language].months
    for number in range(1, 13):
        shown = TEXTS[language].plain(Month(2016, number))
        assert typed_month(shown, months, date(2026, 11, 21)) == f"2016-{number:02d}", shown
        assert months[plain(TEXTS[language].plain(Month(0, number)))] == number


def test_lists_lines_and_hours() -> None:
    assert NL.plain(Listed(("a", "b", "c"))) == "a, b en c"
    assert NL.plain(Lines(("a", Listed(("b", "c"))))) == "a\nb en c"
    assert NL.html(Listed(("<", "&"))) == "&lt; en &amp;"
    assert NL.plain(Hours("Tu-Fr 13:00-17:30; Sa 10:00-17:00")) == "di-vr 13:00-17:30; za 10:00-17:00"
    assert TEXTS["tr"].plain(Hours("Mo 13:00-17:30")) == "Pzt 13:00-17:30"


def test_a_place_without_a_value_stays_empty_and_a_sentence_without_values_stays_whole() -> None:
    assert NL.plain(Text("Dag {name}!", (("other", "x"),))) == "Dag !"
    assert NL.plain(Text("Dag {name}!")) == "Dag {name}!"


def test_an_unknown_sentence_is_said_in_dutch() -> None:
    assert TEXTS["tr"].plain(Text("Dit is nergens vertaald.")) == "Dit is nergens vertaald."
