"""Nobody answers: the parent is told once, staff are reminded; and no conversation stays open for ever."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.campaigning import Campaigning
from bot.sandbox import Sandbox
from bot.settings import Settings
from tests.test_bot.helping import Staff, asking
from tests.test_bot.journeys import NL, arriving
from tests.test_bot.talking import Parent, Program

ZONE = ZoneInfo("Europe/Amsterdam")
FRIDAY = datetime(2026, 11, 20, 14, 0, tzinfo=ZONE).astimezone(UTC)
"""The library of the tests is open on Fridays, and on Mondays it is not."""
TUESDAY = datetime(2026, 11, 24, 14, 1, tzinfo=ZONE).astimezone(UTC)
LATE = "Nog niemand heeft je antwoord gegeven"


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings) -> AsyncIterator[Program]:
    """The program, on a Friday afternoon."""
    async with Program(sandbox, given, clock=lambda: FRIDAY) as running:
        yield running


@pytest.fixture
def staff(program: Program) -> Staff:
    return Staff(program)


@pytest.fixture
async def writer(parent: Parent) -> Parent:
    await parent.does(*arriving(NL))
    await asking(parent)
    return parent


async def look(program: Program, when: datetime) -> None:
    app = program.app
    await Campaigning(app.database, app.outbox, app.turns.around).send_due(when)
    await program.rest()


async def test_after_a_working_day_the_parent_hears_it_once(
    writer: Parent, staff: Staff, program: Program
) -> None:
    for too_early in (FRIDAY + timedelta(hours=20), TUESDAY - timedelta(minutes=5)):
        await look(program, too_early)
        assert await writer.hears() == []
    await look(program, TUESDAY)
    [heard] = await writer.hears()
    assert LATE in heard.text
    assert "020 000 00 00" in heard.text
    assert "Voorbeeldplein 1" in heard.text
    assert "De ouder wacht al een dag" in staff.group.last.text
    await writer.types("Hallo?")
    await look(program, TUESDAY + timedelta(days=3))
    assert await writer.hears() == []


async def test_the_reminder_can_be_answered(writer: Parent, staff: Staff, program: Program) -> None:
    await look(program, TUESDAY)
    await writer.hears()
    await staff.answers("Sorry, wij zijn er nu!")
    assert (await writer.hears())[0].text.endswith("Sorry, wij zijn er nu!")


async def test_who_was_answered_is_not_told(writer: Parent, staff: Staff, program: Program) -> None:
    await staff.answers("Wij bellen je.")
    await writer.hears()
    await look(program, TUESDAY)
    assert await writer.hears() == []


async def test_a_new_question_is_a_new_wait(writer: Parent, staff: Staff, program: Program) -> None:
    await look(program, TUESDAY)
    await staff.answers("Wij bellen je.")
    await writer.hears()
    await writer.types("Wanneer dan?")
    await look(program, TUESDAY + timedelta(days=1))
    assert LATE in (await writer.hears())[0].text


async def test_not_at_night(writer: Parent, program: Program) -> None:
    await look(program, TUESDAY.replace(hour=22))
    assert await writer.hears() == []


async def test_nobody_is_left_with_silence_for_ever(writer: Parent, staff: Staff, program: Program) -> None:
    await staff.answers("Tot ziens!")
    await writer.hears()
    await look(program, FRIDAY + timedelta(days=15))
    [heard] = await writer.hears()
    assert "Ik ben er weer" in heard.text
    assert await writer.types("hallo") != []
    await look(program, FRIDAY + timedelta(days=30))
    assert program.rows("conversations") == []
    assert [row for row in program.rows("sent_slots") if row[0].startswith("talk:")] == []
