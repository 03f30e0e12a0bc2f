"""What else the bot sends by itself takes the place of a message, where the week is full."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.dose import make_room
from dialogs.facts import Child, Family
from dialogs.plan import Plan, next_slot
from storage import due, families
from tests.test_bot.talking import Program

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.mark.parametrize(("days", "passed"), [((0, 2, 4), 1), ((0, 3), 0), ((), 0)])
async def test_a_full_week_passes_over_one(program: Program, days: tuple[int, ...], passed: int) -> None:
    plan = Plan(days=days, streams=(("1", "tips"),))
    family = Family(consent=NOW.date(), children=(Child("1", "Noor", "2025-03"),), plan=plan)
    slots = [next_slot(plan, NOW.astimezone(ZONE))]
    slots.append(next_slot(plan, slots[0]) if slots[0] else None)
    async with program.app.database.write() as tx:
        ids = await families.create(tx, {77: family}, NOW)
        await due.save(tx, {ids[77]: slots[0].astimezone(UTC) if slots[0] else None})
        home = (await families.load(tx, [77]))[77]
        await make_room(tx, [home], NOW, ZONE)
        found = await due.due(tx, NOW + timedelta(weeks=2), 10)
    wanted = slots[passed]
    assert [one.at for one in found.values()] == ([wanted.astimezone(UTC)] if wanted else [])
