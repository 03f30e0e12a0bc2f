"""Text as spreadsheets give it back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sheets.cleaning import clean


@pytest.mark.parametrize(
    ("given_back", "meant"),
    [
        ("een\r\ntwee", "een\ntwee"),
        ("een\rtwee", "een\ntwee"),
        ("een_x000D_\ntwee", "een\ntwee"),
        ("een_x000d_twee", "een\ntwee"),
        ("een\u00a0twee\u202fdrie", "een twee drie"),
        ("  een \n twee\u00a0\n", "een\ntwee"),
        ("een\n\ntwee", "een\n\ntwee"),
        ("cafe\u0301", "café"),
        ("می\u200cخواهم 👨\u200d👩\u200d👧", "می\u200cخواهم 👨\u200d👩\u200d👧"),
        ("", ""),
    ],
)
def test_one_form_for_each_text(given_back: str, meant: str) -> None:
    assert clean(given_back) == meant


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)
