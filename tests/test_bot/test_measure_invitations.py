"""When it is asked how it goes: at the family's own hour, on a day without a tip, counted in the dose."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.measuring.inviting import invite
from bot.referrals.timing import on
from dialogs.facts import Child, Family, Intake
from dialogs.plan import Plan
from storage import carers, due, families, intakes
from storage.carers import Carer
from storage.outbox import Queued
from storage.transaction import Transaction
from tests.test_bot.talking import Program

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
"""A Saturday."""
PLAN = Plan(days=(0, 2, 4), streams=(("1", "tips"),))
CHILDREN = (Child("1", "Noor", "2016-03"), Child("2", "Sem", "2017-03"))
FAMILY = Family(consent=NOW.date(), language="nl", children=CHILDREN, plan=PLAN)
ONE = Intake("P3-2222", "plek3", "1", "new", NOW.date())
TWO = Intake("P3-3333", "plek3", "2", "new", NOW.date())


async def _family(tx: Transaction, family: Family = FAMILY, *made: Intake) -> int:
    """The id of a family (chat 77) of which these children got a place on NOW."""
    family_id = (await families.create(tx, {77: family}, NOW))[77]
    await intakes.add(tx, [(family_id, 77, one, "nl") for one in made or (ONE,)], NOW)
    for one in made or (ONE,):
        await intakes.change(tx, one.reference, "placed", "1", NOW)
    return family_id


async def _invited(program: Program, tx: Transaction, days: int) -> list[str]:
    """The buttons of what is queued so many days later, at the family's hour."""
    local = on(replace(PLAN, streams=()), (NOW + timedelta(days=days)).date(), ZONE)
    return [_button(one) for one in await invite(tx, program.app.turns.around, local)]


def _button(one: Queued) -> str:
    return str(one.outgoing.params["reply_markup"]["inline_keyboard"][0][0]["callback_data"])


async def test_it_takes_the_place_of_a_message_where_the_week_is_full(program: Program) -> None:
    async with program.app.database.write() as tx:
        family_id = await _family(tx)
        monday = on(replace(PLAN, streams=()), NOW.date() + timedelta(days=2), ZONE)
        await due.save(tx, {family_id: monday})
        assert await _invited(program, tx, 1) == ["0:/meting:P3-2222:0"]
        found = await due.due(tx, NOW + timedelta(weeks=2), 10)
    assert [one.at for one in found.values()] == [monday + timedelta(days=2)]


async def test_a_day_with_a_tip_is_passed_over(program: Program) -> None:
    async with program.app.database.write() as tx:
        await _family(tx, replace(FAMILY, plan=replace(PLAN, days=(5, 6))))
        assert await _invited(program, tx, 1) == []
        assert await _invited(program, tx, 2) == ["0:/meting:P3-2222:0"]


async def test_of_two_children_each_has_a_day(program: Program) -> None:
    async with program.app.database.write() as tx:
        await _family(tx, replace(FAMILY, plan=Plan()), ONE, TWO)
        assert await _invited(program, tx, 1) == ["0:/meting:P3-2222:0"]
        assert await _invited(program, tx, 1) == []
        assert await _invited(program, tx, 2) == ["0:/meting:P3-3333:0"]


@pytest.mark.parametrize("plan", [Plan(hushed=("1",)), Plan(paused_until="2026-12-20")])
async def test_who_wants_to_hear_nothing_is_not_asked(program: Program, plan: Plan) -> None:
    async with program.app.database.write() as tx:
        await _family(tx, replace(FAMILY, plan=plan))
        assert await _invited(program, tx, 1) == []


async def test_a_carer_who_gets_no_messages_is_not_asked(program: Program) -> None:
    async with program.app.database.write() as tx:
        family_id = await _family(tx)
        await carers.save(tx, {77: (family_id, Carer(receives=False))})
        assert await _invited(program, tx, 1) == []


async def test_after_a_long_outage_the_start_is_not_asked_any_more_but_later_is(program: Program) -> None:
    async with program.app.database.write() as tx:
        await _family(tx)
        assert await _invited(program, tx, 13 * 7) == ["0:/meting:P3-2222:1"]
    async with program.app.database.write() as tx:
        assert await _invited(program, tx, 30 * 7) == []


async def test_an_invitation_that_comes_too_late_is_not_sent(program: Program) -> None:
    async with program.app.database.write() as tx:
        await _family(tx)
        assert await invite(tx, program.app.turns.around, NOW) == []
        assert await _invited(program, tx, 5 * 7) == []
        assert await _invited(program, tx, 12 * 7) == ["0:/meting:P3-2222:1"]
