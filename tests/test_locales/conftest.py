"""Catalogs in a folder of the test's own."""

from pathlib import Path

import pytest

from tests.test_locales.sheets import ENGLISH, TURKISH, exported, put_catalog


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """English whole, Turkish but for one sentence, Arabic, Persian and Chinese empty."""
    put_catalog(tmp_path, "en", ENGLISH)
    put_catalog(tmp_path, "tr", TURKISH)
    for language in ("ar", "fa", "zh_Hans"):
        put_catalog(tmp_path, language, {})
    return tmp_path


@pytest.fixture
def sheet(folder: Path) -> Path:
    """The Turkish sheet."""
    return exported(folder, "tr")
