"""What parents told, in totals, for the staff chat."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.actions.count_wishes import Wishes, count_wishes
from bot.sandbox import Group, Person, Sandbox
from dialogs.facts import Family
from dialogs.plan import Plan
from storage import families, plans
from tests.test_bot.talking import Program

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
SINGS = Plan(days=(2,), streams=(("1", "tips"),), likes=("singing",), hard=("time",), season="fewer")


async def kept(program: Program, *given: Plan) -> None:
    """A family for each plan."""
    new = {1000 + place: Family(consent=NOW.date(), plan=plan) for place, plan in enumerate(given)}
    async with program.app.database.write() as tx:
        await families.create(tx, new, NOW)


async def test_only_answers_that_enough_families_gave(program: Program) -> None:
    stopped, books = replace(SINGS, streams=()), replace(SINGS, likes=("books",), hard=(), season="")
    await kept(program, *[SINGS] * 5, *[stopped] * 9, *[books] * 4, Plan())
    async with program.app.database.read() as tx:
        wishes = await count_wishes(tx)
    fives = {"tips.likes": {"singing": 5}, "tips.hard": {"time": 5}, "tips.season": {"fewer": 5}}
    assert wishes == Wishes(9, fives)


async def test_page_after_page(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "AT_ONCE", 2)
    await kept(program, *[SINGS] * 5)
    async with program.app.database.read() as tx:
        assert [plan async for plan in plans.every(tx)] == [SINGS] * 5


async def test_the_team_asks_for_them(program: Program, sandbox: Sandbox) -> None:
    person, group = _team(sandbox)
    await kept(program, *[SINGS] * 6)
    await person.types("/wensen", chat=group)
    await program.rest()
    shown = group.messages[-1].text
    assert shown.startswith("📊 6 gezinnen krijgen berichten.")
    assert "🎵 Zingen: 6" in shown
    assert "⏸️ Minder berichten: 6" in shown
    assert "minder dan 5 gezinnen" in shown


async def test_a_parent_gets_no_totals(program: Program) -> None:
    parent = program.parent()
    heard = await parent.types("/wensen")
    assert not any("gezinnen" in one.text for one in heard)


def _team(sandbox: Sandbox) -> tuple[Person, Group]:
    assert sandbox.staff_person
    assert sandbox.staff
    return sandbox.staff_person, sandbox.staff
