"""The staff's card: Dutch, within Telegram's length whatever was told, its buttons' data readable again."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.change_status import ALLOWED
from bot.cards import STEPS, content
from bot.catalogs import wordings
from bot.family_messages import Turned, wanted
from bot.staff import Press, press
from bot.texts import Texts
from dialogs.facts import Child, Intake
from dialogs.languages import NAMES
from dialogs.loading import shipped

NL, TREES = Texts(wordings()["nl"]), shipped()
WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1)


def intake(note: str, status: str = "new") -> Intake:
    answers = (
        ("plek3.school", note[:100]),
        ("plek3.likes", ("music", "reading")),
        ("plek3.note", note[:500]),
    )
    return Intake("P3-2222", "plek3", "1", status, date(2026, 11, 21), interest=True, answers=answers)


@given(name=WORDS.map(lambda words: words[:40]), note=WORDS)
def test_whatever_was_told_the_card_is_within_the_limit(name: str, note: str) -> None:
    said = content(NL, TREES, intake(note * 300), Child("1", name, "2016-03"), "tr")
    assert len(said["text"].encode("utf-16-le")) // 2 <= 4096
    assert said["text"].startswith("<b>📥 P3-2222 · Plek 3</b>\n⭐ Interesse")


def test_it_tells_what_was_answered_in_dutch() -> None:
    said = content(NL, TREES, intake("Zij leest graag."), Child("1", "Işıl", "2016-03"), "tr")
    assert said["text"].split("\n")[3:] == [
        "Aangemeld op 21 november 2026",
        "Kind: Işıl, geboren in maart 2016",
        "Spreekt met ons: 🗣️ Turks",
        "School: Zij leest graag.",
        "Vindt leuk: 🎵 Muziek en dans en 📖 Lezen en verhalen",
        "Nog iets: Zij leest graag.",
    ]


@pytest.mark.parametrize("language", NAMES)
def test_staff_read_the_language_by_its_dutch_name(language: str) -> None:
    said = content(NL, TREES, intake("x"), None, language)
    assert re.search(r"^Spreekt met ons: 🗣️ [A-Z]\w+", said["text"], re.MULTILINE)


def test_the_buttons_are_the_other_steps_and_can_be_read_again() -> None:
    said = content(NL, TREES, intake("x", "taken"), None, "nl")
    data = [button["callback_data"] for row in said["reply_markup"]["inline_keyboard"] for button in row]
    *steps, turn = data
    assert [press(one) for one in steps] == [Press("P3-2222", step) for step in STEPS if step != "taken"]
    assert wanted(turn) == Turned("P3-2222", "back")
    assert all(len(one.encode()) <= 64 for one in data)


def test_closing_is_no_step_of_one_tap() -> None:
    """It wants a reason, and the parent hears of it."""
    said = content(NL, TREES, intake("x"), None, "nl")
    assert "closed" in ALLOWED
    assert not [row for row in said["reply_markup"]["inline_keyboard"] if "closed" in str(row)]


def test_what_is_over_has_no_buttons() -> None:
    for status in ("closed", "withdrawn"):
        assert "reply_markup" not in content(NL, TREES, intake("x", status), None, "nl")


@given(data=st.text(max_size=64))
def test_nothing_else_is_a_press(data: str) -> None:
    assert press(data) is None
    assert press(f"intake:SB-2222:{data}") is None or data in ALLOWED
