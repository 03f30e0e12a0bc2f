"""What was typed against what the buttons say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.matching import best, plain, same, western_digits

GROUPS = [("groep3", "Groep 3"), ("groep4", "Groep 4"), ("other", "Een andere groep")]
WAYS = [("parent", "👧 Voor mijn kind"), ("pupil", "🙂 Voor mijzelf")]
LANGUAGES = [("nl", "Nederlands"), ("tr", "Türkçe"), ("ar", "العربية")]


@pytest.mark.parametrize(
    ("typed", "labels", "meant"),
    [
        ("Groep 3", GROUPS, "groep3"),
        ("groep3", GROUPS, "groep3"),
        ("4", GROUPS, "groep4"),
        ("٤", GROUPS, "groep4"),
        ("5", GROUPS, None),
        ("een andere", GROUPS, "other"),
        ("groep", GROUPS, None),
        ("👧", WAYS, "parent"),
        ("voor mijn kind!", WAYS, "parent"),
        ("voor", WAYS, None),
        ("mijzelf", WAYS, "pupil"),
        ("voor mijzelv", WAYS, "pupil"),
        ("2", WAYS, "pupil"),
        ("3", WAYS, None),
        ("0", WAYS, None),
        ("TURKCE", LANGUAGES, "tr"),
        ("turkce", LANGUAGES, "tr"),
        ("العربيه", LANGUAGES, "ar"),
        ("", LANGUAGES, None),
        ("   ", LANGUAGES, None),
        ("🙂🙂", LANGUAGES, None),
    ],
)
def test_the_button_that_was_meant(typed: str, labels: list[tuple[str, str]], meant: str | None) -> None:
    assert best(typed, labels) == meant


def test_two_that_are_as_near_are_none() -> None:
    assert best("kat", [("a", "kar"), ("b", "kas")]) is None
    assert best("anders", [("a", "Anders"), ("b", "anders")]) is None


@pytest.mark.parametrize(
    ("text", "letters"),
    [("İstanbul", "istanbul"), ("ılık", "ilik"), ("Één, twéé!", "een twee"), ("٣/٢", "3 2"), ("👋", "")],
)
def test_plain_letters(text: str, letters: str) -> None:
    assert plain(text) == letters


def test_western_digits_keep_the_rest() -> None:
    assert western_digits("+٣١ a۶") == "+31 a6"


def test_the_same_to_the_eye() -> None:
    assert same("Klaar!", "✅ klaar")
    assert not same("", "")


@given(st.text(max_size=60))
def test_plain_twice_is_plain_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=60), st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=6))
def test_only_what_is_offered_is_meant(text: str, labels: list[tuple[str, str]]) -> None:
    assert best(text, labels) in {None, *(choice for choice, _ in labels)}
