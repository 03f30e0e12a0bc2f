"""A BSN is found in whatever was typed, and other numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn

from dialogs.bsn import holds_bsn


@pytest.mark.parametrize(
    "text",
    [
        "111222333",
        "zijn bsn is 1112.22.333.",
        "111 222 333",
        "111-222-333 van Sam",
        "١١١٢٢٢٣٣٣",
        "a111222333b",
        "1 1 1 2 2 2 3 3 3",
    ],
)
def test_a_bsn_is_found(text: str) -> None:
    assert holds_bsn(text)


@pytest.mark.parametrize("text", ["", "06 12345678", "+31111222333", "123456789", "1112223334", "12-03-2016"])
def test_other_numbers_are_not_one(text: str) -> None:
    assert not holds_bsn(text)


@given(st.integers(10_000_000, 999_999_999), st.sampled_from(["", "Sam ", "nr: "]))
def test_only_the_eleven_test_counts(number: int, before: str) -> None:
    digits = f"{number:09d}"
    assert holds_bsn(f"{before}{digits}") == bsn.is_valid(digits)
