"""`when` and `unless`: what holds for which values."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dialogs import conditions
from dialogs.conditions import Condition
from dialogs.draw import draw, in_words
from dialogs.facts import Value
from dialogs.loading import from_texts


def holds(raw: dict[str, Any], **values: Value) -> bool:
    """Whether a condition holds for a_b = value given as a_b."""
    return Condition.model_validate(raw).holds(lambda path: values.get(path.replace(".", "_"), ""))


@pytest.mark.parametrize(
    ("raw", "value", "expected"),
    [
        ({"a.b": "x"}, "x", True),
        ({"a.b": "x"}, "y", False),
        ({"a.b": "x"}, "", False),
        ({"a.b": {"in": ["x", "y"]}}, "y", True),
        ({"a.b": {"in": ["x"]}}, ("z", "x"), True),
        ({"a.b": {"not_in": ["x"]}}, ("z", "x"), False),
        ({"a.b": {"not_in": ["x"]}}, "", True),
        ({"a.b": {"known": "yes"}}, "", False),
        ({"a.b": {"known": "no"}}, "", True),
        ({"a.b": {"known": "yes"}}, ("x",), True),
        ({"a.b": {"at_least": "8"}}, "8", True),
        ({"a.b": {"at_least": "8"}}, "7", False),
        ({"a.b": {"at_least": "8"}}, "", False),
        ({"a.b": {"below": "8"}}, "07", True),
        ({"a.b": {"below": "8"}}, "eight", False),
        ({"a.b": {"below": "8"}}, ("1",), False),
        ({"any": [{"a.b": "x"}, {"a.b": "y"}]}, "y", True),
        ({"any": [{"a.b": "x"}, {"a.b": "y"}]}, "z", False),
        ({"a.b": {"known": "yes"}, "any": [{"a.b": "x"}]}, "z", False),
        ({}, "", True),
    ],
)
def test_what_holds(raw: dict[str, Any], value: Value, expected: bool) -> None:
    assert holds(raw, a_b=value) == expected


def test_all_paths_must_hold() -> None:
    raw = {"a.b": "x", "c.d": "y"}
    assert holds(raw, a_b="x", c_d="y")
    assert not holds(raw, a_b="x", c_d="z")


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate({"a.b": {"atleast": 3}})


@given(st.integers(-5, 200), st.integers(-5, 200), st.integers(0, 200))
def test_an_interval_is_half_open(low: int, high: int, number: int) -> None:
    assert conditions.Test(at_least=low, below=high).holds(str(number)) == (low <= number < high)


def test_a_condition_in_words() -> None:
    raw = {"child.age": {"at_least": 8, "below": 19}, "any": [{"a.b": "x"}, {"c.d": {"known": "no"}}]}
    words = "child.age is 8 or more and is under 19 and (a.b is x or c.d is not known)"
    assert in_words(Condition.model_validate(raw)) == words


def test_a_tree_is_drawn() -> None:
    text = """tree: t
start: a
a:
  ask: Hoe "oud"?
  choices:
    x: {label: Jong, go: b}
  next:
    - unless: {child.age: {not_in: ["3"]}}
      jump: t
    - go: end
b:
  call: t
  next: end
"""
    assert draw(from_texts({"t.yaml": text}), "t").splitlines() == [
        "flowchart TD",
        "  begin(( )) --> n_a",
        "  end_(( ))",
        '  n_a{{"Hoe #quot;oud#quot;?"}}',
        '  n_a -->|"Jong"| n_b',
        '  n_a -->|"unless child.age is not 3"| to_t(["t"])',
        "  n_a --> end_",
        '  n_b[["t"]]',
        "  n_b --> end_",
    ]
