"""A session goes to JSON and back unchanged, also through what an earlier or later release left out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.session import Session, dump, load

names = st.text(max_size=12)
values = st.one_of(st.text(max_size=30), st.lists(names, max_size=4).map(tuple))
frames = st.lists(names, max_size=4).map(tuple)
sessions = st.builds(
    Session,
    turn=st.integers(0, 2**40),
    revision=names,
    language=names,
    frames=frames,
    answers=st.dictionaries(names, values, max_size=6),
    trail=st.lists(frames, max_size=5).map(tuple),
    draft=frames,
    aside=frames,
    replay=st.booleans(),
    last_tap=names,
)


@given(sessions)
def test_there_and_back_is_the_same(session: Session) -> None:
    assert load(dump(session)) == session


def test_an_empty_session_is_small() -> None:
    assert dump(Session()) == "{}"
    assert load("{}") == Session()


@pytest.mark.parametrize("text", ["[]", "3", '"x"', "null", "", "{"])
def test_what_is_no_session(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own error is a ValueError with words of its own
        load(text)


def test_a_field_of_a_later_release_is_passed_over() -> None:
    assert load(json.dumps({"turn": 3, "mood": "good"})) == Session(turn=3)
