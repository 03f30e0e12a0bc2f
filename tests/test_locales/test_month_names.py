"""The file with names of months says what the CLDR says, and no language has the names of another."""

import pytest

from bot import month_names, shelf
from bot.catalogs import wordings
from dialogs.languages import NAMES


def test_the_file_is_up_to_date() -> None:
    assert shelf.months().read_text(encoding="utf-8") == month_names.text(), "run: leeswijzer locales"


@pytest.mark.parametrize("language", NAMES)
def test_all_twelve_are_there(language: str) -> None:
    assert set(wordings()[language].months.values()) == set(range(1, 13))


def test_after_chinese_frisian_is_still_frisian() -> None:
    """Babel keeps what it resolved in data that languages share (bot.cldr)."""
    month_names.names("zh_Hans")
    assert "三月" not in month_names.names("fy")
