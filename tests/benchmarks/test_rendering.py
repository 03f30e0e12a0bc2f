"""The group `rendering` measures one and the same message, and runs without a trace in the checkout."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot import locales
from bot.catalogs import wording
from bot.shelf import folder
from bot.texts import FIRST_STRONG, POP, Texts
from tests.benchmarks.certificate import Certificate
from tests.benchmarks.checkout import checkout
from tests.benchmarks.contestants import OURS
from tests.benchmarks.field import Field
from tests.benchmarks.groups import GROUPS, rendering
from tests.benchmarks.message import show, told
from tests.benchmarks.side_by_side import LANGUAGES, ours
from tests.benchmarks.stock import Stock

NO_TLS = Certificate(Path(), Path())


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """A folder of catalogs with the Arabic one, as gettext wants it."""
    made = tmp_path / "ar" / "LC_MESSAGES" / "leeswijzer.mo"
    made.parent.mkdir(parents=True)
    made.write_bytes(locales.compiled("ar"))
    return tmp_path


def _labels(message: dict[str, Any]) -> list[tuple[str, str]]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [(_bare(button["text"]), button["callback_data"]) for row in rows for button in row]


def _bare(words: str) -> str:
    """Without isolates, which the stock way does not know."""
    return words.replace(FIRST_STRONG, "").replace(POP, "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1, 2, 3, 11, 100, 249])
def test_both_say_the_same(language: str, number: int, compiled: Path) -> None:
    one = json.loads(ours(show(told(number), language), Texts(wording(language))))
    other = json.loads(Stock(language, compiled).message(told(number)))
    assert _bare(one["text"]) == other["text"]
    assert f"Noor &amp; Sam {number}" in one["text"]
    assert _labels(one) == _labels(other)
    assert {key: one[key] for key in ("message_id", "parse_mode")} == {
        key: other[key] for key in ("message_id", "parse_mode")
    }


def test_dutch_stands_beside_arabic_only() -> None:
    messages = {
        language: json.loads(ours(show(told(1), language), Texts(wording(language))))
        for language in LANGUAGES
    }
    beside = {language: "🇳🇱 Nederlands" in dict(_labels(made)) for language, made in messages.items()}
    assert beside == {"ar": True, "nl": False}


def test_a_checkout_has_catalogs_of_its_own() -> None:
    with checkout(compiled=True) as ready, checkout(compiled=False) as raw:
        assert (ready / "locales" / "ar" / "LC_MESSAGES" / "leeswijzer.mo").exists()
        assert (raw / "locales" / "ar" / "LC_MESSAGES" / "leeswijzer.po").exists()
        assert not list((raw / "locales").rglob("*.mo"))
        assert folder() not in ((ready / "locales").resolve(), (raw / "locales").resolve())
    assert not ready.exists()


def test_the_group_gives_its_figures() -> None:
    entries = {entry.name: entry for entry in rendering.run(Field(OURS, {}, NO_TLS, rounds=1), messages=3)}
    assert GROUPS["rendering"] is rendering.run
    assert list(entries) == [
        "render.ar.stock",
        "render.nl.stock",
        "start.catalogs",
        "memory.catalogs",
        "start.catalogs.uncompiled",
        "memory.catalogs.uncompiled",
    ]
    assert all(entry.value is not None for entry in entries.values())
    assert [name for name, entry in entries.items() if entry.ratio] == ["render.ar.stock", "render.nl.stock"]


def test_peers_alone_leave_ours_out() -> None:
    entries = rendering.run(Field(None, {}, NO_TLS, rounds=1), messages=3)
    assert all(entry.value is None for entry in entries)
    assert entries[0].peer
