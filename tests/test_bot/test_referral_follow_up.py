"""Three weeks later, once: how did it go? By day, to who can be reached, and never about a stranger's way."""

from datetime import datetime, timedelta

import pytest

from tests.test_bot.journeys import NL, plek3
from tests.test_bot.referring import SENT, ZONE, asked, asked_at, due, tick
from tests.test_bot.talking import Parent, Program

SIGN_UP = [":tips", "Sam", "maart 2020", ":evening", ":thrice", ":.skip", ":.skip"]


@pytest.fixture
async def sent(parent: Parent) -> Parent:
    """A parent who goes to the Taalhuis in the centre."""
    await parent.does(*SENT)
    return parent


async def test_it_is_asked_once_three_weeks_later_by_day(sent: Parent, program: Program) -> None:
    when = due(program)
    assert when.date() == datetime.now(ZONE).date() + timedelta(weeks=3)
    assert (when.hour, when.minute) == (10, 0)
    assert await tick(program, when - timedelta(minutes=1)) == 0
    await asked(sent)
    [message] = await sent.hears()
    assert message.text == "👋 Een tijdje geleden wees ik je de weg naar Taalhuis. Hoe ging het?"
    assert await tick(program, when + timedelta(days=90)) == 0


async def test_after_an_outage_it_is_still_asked_but_not_at_night(sent: Parent, program: Program) -> None:
    when = due(program) + timedelta(days=40)
    assert await tick(program, when.replace(hour=22)) == 0
    assert await tick(program, when.replace(hour=9)) == 1


async def test_it_helped(sent: Parent, program: Program) -> None:
    await asked(sent)
    heard = await sent.does(":/hoe_ging_het", ":helped")
    assert any("Wat fijn" in message.text for message in heard)
    counts = {row[4]: row[5] for row in program.rows("referral_counts")}
    assert counts == {"made": 1, "helped": 1}
    assert asked_at(program) == [None]
    again = await sent.types("/hoe_ging_het")
    assert "niets te vragen" in again[0].text


async def test_later_is_once_more_and_then_never(sent: Parent, program: Program) -> None:
    first = await asked(sent)
    await sent.does(":/hoe_ging_het", ":not_gone", ":time", ":again")
    counted = {row[4]: row[5] for row in program.rows("referral_counts")}
    assert counted == {"made": 1, "not_gone": 0, "hindrance_time": 1}
    assert due(program).date() >= datetime.now(ZONE).date() + timedelta(weeks=2)
    await tick(program, first + timedelta(weeks=3))
    await sent.does(":/hoe_ging_het", ":not_gone", ":time")
    assert asked_at(program) == [None]
    counts = {row[4]: row[5] for row in program.rows("referral_counts")}
    assert counts == {"made": 1, "not_gone": 1, "hindrance_time": 2}


async def test_who_cannot_be_reached_is_not_asked(sent: Parent, program: Program) -> None:
    when = due(program)
    await sent.person.blocks()
    await program.rest()
    assert await tick(program, when + timedelta(minutes=1)) == 0
    assert asked_at(program) == [None]
    await sent.person.unblocks()
    assert await tick(program, when + timedelta(days=1)) == 0


async def test_two_on_one_day_are_asked_on_two(sent: Parent, program: Program) -> None:
    await sent.does(":done", "/start naar_klik_tik", ":yes")
    when = due(program) + timedelta(minutes=1)
    assert await tick(program, when) == 1
    assert await tick(program, when) == 0
    assert await tick(program, when + timedelta(days=1)) == 1


async def test_a_sign_up_that_is_under_way_is_there_again_afterwards(program: Program) -> None:
    parent = program.parent()
    await parent.does(*SENT, ":done", "/start plek3", *plek3(NL)[:3])
    asked_before = parent.person.chat.messages[-1].text
    assert await tick(program, due(program) + timedelta(minutes=1)) == 2  # the other is about the sign-up
    heard = await parent.does(":/hoe_ging_het", ":not_gone", ":far", ":nothing")
    assert heard[-1].text == asked_before
    heard = await parent.does(*plek3(NL)[3:])
    assert "Sam" in heard[-1].text
