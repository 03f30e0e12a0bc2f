"""On Monday at nine the chat of the team hears what needs attention, once."""

from datetime import datetime, timedelta

import pytest

from bot.quiet import QUIET_FROM
from bot.weekly_attention import nudge
from storage.outbox import STAFF, Outgoing
from tests.test_bot.attending import monday, undelivered
from tests.test_bot.talking import STAFF as STAFF_CHAT
from tests.test_bot.talking import Program

HELLO = Outgoing(7, "sendMessage", {"text": "Hallo"})


async def said(program: Program, now: datetime) -> list[str]:
    """What the chat of the team hears at a moment (UTC)."""
    async with program.app.database.write() as tx:
        rows = await nudge(tx, program.app.turns.around, now)
    assert {row.outgoing.chat_id for row in rows} <= {STAFF_CHAT}
    assert {row.outgoing.lane for row in rows} <= {STAFF}
    return [row.outgoing.params["text"] for row in rows]


async def test_on_monday_from_nine_once_a_week(program: Program) -> None:
    await undelivered(program, HELLO, HELLO)
    assert await said(program, monday(9) - timedelta(minutes=1)) == []
    (words,) = await said(program, monday(9))
    lines = words.split("\n")
    assert lines[:2] == ["🔔 Dit vraagt aandacht.", "✉️ Niet aangekomen: 2"]
    assert "/aandacht" in lines[-1]
    assert "In te spreken" not in words
    assert await said(program, monday(9) + timedelta(minutes=1)) == []
    assert await said(program, monday(9) + timedelta(days=1)) == []
    assert len(await said(program, monday(9) + timedelta(weeks=1))) == 1


async def test_where_nothing_is_to_be_done_nothing_is_said(program: Program) -> None:
    assert await said(program, monday(9)) == []


@pytest.mark.parametrize("days", range(1, 7))
async def test_not_on_another_day(program: Program, days: int) -> None:
    await undelivered(program, HELLO)
    assert await said(program, monday(9) + timedelta(days=days)) == []


async def test_late_on_monday_it_is_still_said_but_not_at_night(program: Program) -> None:
    await undelivered(program, HELLO)
    assert await said(program, monday(QUIET_FROM.hour)) == []
    assert len(await said(program, monday(QUIET_FROM.hour - 1))) == 1


async def test_at_a_tick_it_arrives_in_the_chat(program: Program) -> None:
    await undelivered(program, HELLO)
    async with program.app.database.write() as tx:
        rows = await nudge(tx, program.app.turns.around, monday(9))
    program.app.outbox.put(rows)
    await program.rest()
    staff = program.sandbox.staff
    assert staff
    assert staff.last.text.startswith("🔔 Dit vraagt aandacht.")
