"""Phone numbers, typed and shared."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.errors import InputRejected
from dialogs.phones import phone_number, readable, shared_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("06 12345678", "+31612345678"),
        ("06-12 34 56 78", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("+31 (0)6 12345678", "+31612345678"),
        ("٠٦١٢٣٤٥٦٧٨", "+31612345678"),
        ("+90 532 123 45 67", "+905321234567"),
        ("020 624 1111", "+31206241111"),
    ],
)
def test_a_number_is_read(text: str, number: str) -> None:
    assert phone_number(text) == number


@pytest.mark.parametrize("text", ["", "06", "hallo", "123", "+0", "9" * 40, "\0", "+١"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(InputRejected) as caught:
        phone_number(text)
    assert caught.value.how.source.startswith("Dit nummer begrijp ik niet")


@pytest.mark.parametrize(
    ("text", "number"),
    [("31612345678", "+31612345678"), ("+31612345678", "+31612345678"), ("0612345678", "+31612345678")],
)
def test_a_shared_number_may_miss_its_plus(text: str, number: str) -> None:
    assert shared_number(text) == number


def test_a_number_to_read_aloud() -> None:
    assert readable("+31612345678") == "+31 6 12345678"


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    with suppress(InputRejected):
        assert phone_number(text).startswith("+")
