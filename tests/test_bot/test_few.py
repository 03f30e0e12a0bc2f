"""A small number is neither shown nor to be worked out of the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.few import FEWEST, enough, parts_shown


def test_a_number_that_is_not_small_is_shown_in_its_order() -> None:
    assert list(enough({"tired": 5, "busy": 4, "far": 9}).items()) == [("tired", 5), ("far", 9)]


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({"helped": 10, "open": 10}, {"helped": 10, "open": 10}),
        ({"helped": 10, "open": 0}, {"helped": 10}),
        ({"helped": 10, "not_gone": 2, "open": 8}, {"helped": 10}),
        ({"helped": 10, "not_gone": 3, "solved": 2, "open": 5}, {"helped": 10, "open": 5}),
        ({"helped": 4, "not_helped": 4, "not_gone": 4}, {}),
        ({"helped": 6, "open": 2}, {}),
    ],
)
def test_a_small_part_takes_another_with_it(parts: dict[str, int], shown: dict[str, int]) -> None:
    assert parts_shown(parts) == shown


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 30)))
def test_what_is_not_shown_of_a_whole_is_nothing_or_enough(parts: dict[str, int]) -> None:
    shown = parts_shown(parts)
    assert all(number >= FEWEST for number in shown.values())
    rest = sum(parts.values()) - sum(shown.values())
    assert rest == 0 or rest >= FEWEST or not shown
