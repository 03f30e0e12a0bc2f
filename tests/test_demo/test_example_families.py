"""The demo with families who signed up already: each as if its parent had tapped it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.example_families import settle, signed_up
from bot.sandbox import Sandbox
from bot.settings import library
from dialogs.languages import NAMES
from dialogs.loading import shipped
from storage import intakes
from storage.intake_filters import Filters
from tests.test_demo.test_moving import now, program

DAY = date(2026, 11, 21)


@pytest.mark.parametrize("language", list(NAMES))
def test_each_family_is_whole(language: str) -> None:
    trees, shelf = shipped(), library(None)
    for number in range(5):
        family = signed_up(trees, shelf, language, number, DAY)
        [child], [intake] = family.children, family.intakes
        assert (family.consent, family.language, intake.status) == (DAY, language, "new")
        assert child.first_name in dict(intake.answers).values()
        assert family.phone


async def test_forty_of_them_wait_the_first_for_four_weeks(tmp_path: Path) -> None:
    async with Sandbox() as sandbox, program(sandbox, tmp_path) as app:
        await settle(app, sandbox, 40)
        async with app.database.read() as tx:
            found = await intakes.every(tx, Filters())
        assert len({one.intake.reference for one in found}) == 40
        assert {one.language for one in found} == set(NAMES)
        days = [(now(sandbox).date() - one.intake.day) for one in found]
        assert days == sorted(days, reverse=True)
        assert timedelta(weeks=4) <= days[0] <= timedelta(days=29)
        await app.api.call("sendMessage", {"chat_id": found[0].chat_id, "text": "Dag"})
