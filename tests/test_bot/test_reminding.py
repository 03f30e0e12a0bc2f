"""A sign-up that was begun and left: one reminder a day later, by day, and the question comes back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.campaigning import Campaigning
from bot.reminding import moment
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.talking import Parent, Program

ZONE = ZoneInfo("Europe/Amsterdam")
HELLO = "👋 Je was bezig met een aanmelding"


def in_three_days(hour: int) -> datetime:
    """A moment when every reminder is due."""
    day = datetime.now(ZONE) + timedelta(days=3)
    return day.replace(hour=hour, minute=0).astimezone(UTC)


async def send(program: Program, when: datetime) -> None:
    app = program.app
    await Campaigning(app.database, app.outbox, app.turns.around).send_due(when)
    await program.rest()


@pytest.mark.parametrize(
    ("left", "reminded"),
    [
        ("2026-11-20T12:00", "2026-11-21T12:00"),
        ("2026-11-20T21:00", "2026-11-22T10:00"),
        ("2026-11-20T03:00", "2026-11-21T10:00"),
        ("2026-03-28T12:00", "2026-03-29T13:00"),
    ],
)
def test_a_day_later_but_never_at_night(left: str, reminded: str) -> None:
    local = datetime.fromisoformat(left).replace(tzinfo=ZONE)
    expected = datetime.fromisoformat(reminded).replace(tzinfo=ZONE)
    assert moment(local.astimezone(UTC), ZONE) == expected.astimezone(UTC)


async def test_one_reminder_and_the_question_comes_back(parent: Parent, program: Program) -> None:
    await parent.does(*arriving(NL, "plek3"), *plek3(NL)[:3])
    asked = parent.person.chat.messages[-1].text
    await send(program, in_three_days(12))
    [message] = await parent.hears()
    assert message.text.startswith(HELLO)
    [again] = await parent.taps(".again")
    assert again.text == asked
    await send(program, in_three_days(13))
    assert [one for one in await parent.hears() if one.text.startswith(HELLO)] == []


async def test_not_at_night_and_not_before_a_day_is_over(parent: Parent, program: Program) -> None:
    await parent.does(*arriving(NL, "plek3"), *plek3(NL)[:3])
    await send(program, in_three_days(22))
    await send(program, datetime.now(UTC) + timedelta(hours=1))
    assert await parent.hears() == []


@pytest.mark.parametrize(
    "steps", [["/start", ":nl"], ["/start", ":nl", ":no"], [*arriving(NL, "plek3"), "/start"]]
)
async def test_who_told_nothing_yet_is_left_alone(parent: Parent, program: Program, steps: list[str]) -> None:
    await parent.does(*steps)
    await send(program, in_three_days(12))
    assert await parent.hears() == []


async def test_a_finished_sign_up_is_not_reminded_of(parent: Parent, program: Program) -> None:
    await parent.does(*arriving(NL, "plek3"), *plek3(NL), ":confirm")
    await send(program, in_three_days(12))
    assert await parent.hears() == []
