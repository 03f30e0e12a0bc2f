"""The wheel is built and installed once for all its tests."""

from pathlib import Path

import pytest

from tests.test_wheel.installing import Installed, build, install


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, installed far from here."""
    return install(wheel, tmp_path_factory.mktemp("installed"))
