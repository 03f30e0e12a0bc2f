"""The fixtures of the whole program, as the tests of the bot have them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.test_year.office import Office
from tests.test_year.opening import opened


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """The program beside a sandbox, early on the first day."""
    async with opened(tmp_path) as running:
        yield running
