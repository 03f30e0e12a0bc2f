"""Encryption at rest: only the right key opens a value, and only in its own place."""

import base64
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.crypto import KeyMalformed, KeyMissing, Keyring, Undecipherable, new_key

PLACE = "families:12:phone"
KEY = new_key("k1")
RING = Keyring.parse(KEY)


@given(text=st.text(), place=st.text(min_size=1))
@settings(deadline=None)
def test_what_was_sealed_comes_back(text: str, place: str) -> None:
    assert RING.reveal(RING.seal(text, place), place) == text


@given(place=st.sampled_from(["families:13:phone", "families:12:home_language", "carers:12:phone", ""]))
def test_a_value_does_not_open_in_another_place(place: str) -> None:
    with pytest.raises(Undecipherable) as caught:
        RING.reveal(RING.seal("+31600000001", PLACE), place)
    assert caught.value.place == place


@given(at=st.integers(0, 44), flip=st.integers(1, 255))
@settings(deadline=None)
def test_no_byte_can_be_changed(at: int, flip: int) -> None:
    stored = bytearray(RING.seal("+31600000001", PLACE))
    stored[at % len(stored)] ^= flip
    with pytest.raises(Undecipherable):
        RING.reveal(bytes(stored), PLACE)


@given(stored=st.binary(max_size=80))
@settings(deadline=None)
def test_rubbish_is_undecipherable(stored: bytes) -> None:
    with pytest.raises(Undecipherable):
        RING.reveal(stored, PLACE)


@pytest.mark.parametrize("length", range(44))
def test_a_cut_value_is_undecipherable(length: int) -> None:
    with pytest.raises(Undecipherable):
        RING.reveal(RING.seal("+31600000001", PLACE)[:length], PLACE)


def test_the_same_text_looks_different_each_time() -> None:
    assert len({RING.seal("Yusuf", PLACE) for _ in range(100)}) == 100


def test_the_first_key_seals_and_all_open() -> None:
    old = RING.seal("Yusuf", PLACE)
    both = Keyring.parse(f"{new_key('k2')}, {KEY}")
    assert both.reveal(old, PLACE) == "Yusuf"
    fresh = both.seal("Yusuf", PLACE)
    with pytest.raises(Undecipherable) as caught:
        RING.reveal(fresh, PLACE)
    assert (caught.value.key_id, both.primary) == ("k2", "k2")


def test_another_key_under_the_same_name_does_not_open() -> None:
    with pytest.raises(Undecipherable):
        Keyring.parse(new_key("k1")).reveal(RING.seal("Yusuf", PLACE), PLACE)


@pytest.mark.parametrize("setting", ["", "  ", "\n"])
def test_without_a_key_there_is_no_keyring(setting: str) -> None:
    with pytest.raises(KeyMissing):
        Keyring.parse(setting)


def _key_of(size: int) -> str:
    return "k1:" + base64.urlsafe_b64encode(os.urandom(size)).decode()


@pytest.mark.parametrize(
    ("setting", "entry"),
    [
        ("k1", 1),
        ("k1:", 1),
        (":" + KEY.split(":")[1], 1),
        (_key_of(16), 1),
        (_key_of(33), 1),
        (KEY.replace("k1", "k 1"), 1),
        (KEY + ",", 2),
        (KEY + ",k2:short", 2),
        (f"{KEY},{new_key('k1')}", 2),
    ],
    ids=["no colon", "no key", "no name", "too short", "too long", "a space", "empty", "a word", "twice"],
)
def test_a_malformed_key_is_named_by_its_number_and_never_shown(setting: str, entry: int) -> None:
    with pytest.raises(KeyMalformed) as caught:
        Keyring.parse(setting)
    assert caught.value.entry == entry
    assert repr(caught.value) == f"KeyMalformed(entry={entry})"
    assert str(caught.value) == str(entry)


def test_padding_is_welcome() -> None:
    assert Keyring.parse(KEY + "=").reveal(RING.seal("Elif", PLACE), PLACE) == "Elif"


def test_no_key_in_the_repr() -> None:
    secret = KEY.split(":")[1]
    assert repr(RING) == "Keyring(primary='k1')"
    assert secret not in repr(RING) + str(RING)
