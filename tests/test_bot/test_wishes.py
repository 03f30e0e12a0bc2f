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

BOOKS = Plan(days=(2,), streams=(("1", "tips"),), likes=("books",))


async def kept(program: Program, *given: Plan) -> None:
    """A family for each plan."""
    new = {1000 + place: Family(consent=NOW.date(), plan=plan) for place, plan in enumerate(given)}
    async with program.app.database.write() as tx:
        await families.create(tx, new, NOW)


async def counted(program: Program, *given: Plan) -> Wishes:
    """What is told of families with these plans."""
    await kept(program, *given)
    async with program.app.database.read() as tx:
        return await count_wishes(tx)


async def test_only_answers_that_enough_families_gave(program: Program) -> None:
    stopped, books = replace(SINGS, streams=()), replace(SINGS, likes=("books",), hard=(), season="")
    wishes = await counted(program, *[SINGS] * 6, *[stopped] * 9, *[books] * 4, BOOKS, Plan())
    assert wishes == Wishes(
        11, {"tips.likes": {"singing": 6, "books": 5}, "tips.hard": {"time": 6}, "tips.season": {"fewer": 6}}
    )


async def test_of_few_families_nothing_is_told(program: Program) -> None:
    assert await counted(program, *[SINGS] * 4) == Wishes(0, {})


async def test_an_answer_that_all_but_a_few_gave_is_not_told(program: Program) -> None:
    wishes = await counted(program, *[SINGS] * 16, *[BOOKS] * 4)
    assert wishes.answers == {"tips.likes": {}, "tips.hard": {}, "tips.season": {}}


async def test_who_gave_none_of_several_answers_is_not_told_of_either(program: Program) -> None:
    """To each of two questions eight said one thing and eight another, so four said neither."""
    ramadan = replace(SINGS, season="ramadan")
    wishes = await counted(program, *[SINGS] * 8, *[ramadan] * 8, *[BOOKS] * 4)
    assert len(wishes.answers["tips.season"]) == 1


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
