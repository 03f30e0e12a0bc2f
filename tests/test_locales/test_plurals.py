"""Plural forms are those of the CLDR: each catalog tells numbers apart exactly where the CLDR does."""

import pytest
from babel import Locale

from bot.catalogs import wordings
from dialogs.checking.sentences import sentences
from dialogs.languages import NAMES, SOURCE
from dialogs.phrases import phrase, source
from dialogs.prompt import Text

COUNTED = range(1001)


@pytest.mark.parametrize("language", NAMES)
def test_the_forms_are_those_of_the_cldr(language: str) -> None:
    category, form = Locale.parse(language).plural_form, wordings()[language].form
    pairs = {(category(count), form(count)) for count in COUNTED}
    assert len(pairs) == len({name for name, _ in pairs}) == len({number for _, number in pairs})


def test_arabic_has_six() -> None:
    assert {wordings()["ar"].form(count) for count in COUNTED} == set(range(6))


@pytest.mark.parametrize("language", [language for language in NAMES if language != SOURCE])
def test_each_text_that_counts_has_all_forms(language: str) -> None:
    wording = wordings()[language]
    forms = {wording.form(count) for count in COUNTED}
    for many in (sentence.text for sentence in sentences(source()) if sentence.singular):
        assert len(wording.counted[many]) == len(forms)
        assert all("{count}" in text for text in wording.counted[many])


def test_a_text_that_counts_in_dutch() -> None:
    one, two = phrase("voices_missing", count=1), phrase("voices_missing", count=2)
    assert (one.source, one.count) == (two.source, 1)
    wording = wordings()[SOURCE]
    assert wording.counting(one.source, 1) == "🎙️ Nog {count} tekst heeft geen opname."
    assert wording.counting(two.source, 2) == "🎙️ Nog {count} teksten hebben geen opname."


def test_a_text_that_does_not_count_stays_as_it_is() -> None:
    assert wordings()["pl"].counting("Iets anders", 5) == "Iets anders"
    assert Text("Iets anders").count is None
