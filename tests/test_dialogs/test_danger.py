"""The lists of danger: what is found in each language, and what only looks like it."""

import pytest

from dialogs.danger import from_source, is_danger, lists
from dialogs.errors import ContentError
from dialogs.languages import NAMES
from dialogs.matching import plain
from dialogs.source import read


def test_every_language_has_a_list() -> None:
    assert set(lists()) == set(NAMES)


@pytest.mark.parametrize("language", NAMES)
def test_each_entry_is_found_in_a_sentence(language: str) -> None:
    written = {one: f"... {one.replace('*', '')}!" for one in lists()[language].danger}
    assert [one for one, text in written.items() if not is_danger(text, language)] == []


@pytest.mark.parametrize("language", NAMES)
def test_what_is_harmless_is_passed_over(language: str) -> None:
    assert [one for one in lists()[language].harmless if is_danger(one, language)] == []


@pytest.mark.parametrize("language", NAMES)
def test_no_entry_is_a_short_word(language: str) -> None:
    """A word of three letters stands in too much that is harmless."""
    assert [one for one in lists()[language].danger if len(plain(one)) < 2] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Ik ben doodmoe van het werk"),
        ("nl", "Mijn vader is dood"),
        ("nl", "Hij slaat de bladzijde om"),
        ("en", "He beats everybody at chess"),
        ("tr", "Kızım kitap okumayı seviyor"),
        ("ar", "ابني يحب القراءة"),
        ("ti", "ውላደይ ምንባብ ይፈቱ"),
        ("zh_Hans", "请打我电话"),
        ("uk", "Він б'є у барабан"),
        ("es", "Este libro pega mucho"),
    ],
)
def test_a_near_miss(language: str, text: str) -> None:
    assert not is_danger(text, language)


@pytest.mark.parametrize("text", ["MIJN MAN SLAAT MIJ!!", "mijn  man\nslaat mij", "My husband hits me"])
def test_capitals_signs_and_dutch_or_english_in_any_language(text: str) -> None:
    assert is_danger(text, "ti")


def test_a_broken_list_names_its_line() -> None:
    with pytest.raises(ContentError) as caught:
        from_source(read("danger.yaml", "nl:\n  danger: []\n"))
    assert (caught.value.file, caught.value.line) == ("danger.yaml", 2)
