"""A child that has a place, and those who tell how it goes."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.sandbox import Message
from storage import intakes, measure_answers
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.referring import tick
from tests.test_bot.talking import Parent, Program

ZONE = ZoneInfo("Europe/Amsterdam")
PARENT = [":great", ":good", ":some", ":little", ":.skip"]
CHILD = [":here", ":great", ":.skip", ":some"]
SIGN_UP = [*arriving(NL, "plek3"), *plek3(NL), ":confirm"]


def reference(program: Program) -> str:
    """The number of the newest sign-up."""
    return str(program.rows("intakes")[-1][0])


async def placed(parent: Parent) -> str:
    """The parent signs up, and the child gets a place; the number of the sign-up."""
    await parent.does(*SIGN_UP)
    which = reference(parent.program)
    await moved(parent.program, which, "placed")
    return which


async def moved(program: Program, which: str, status: str) -> None:
    """A coordinator gives a sign-up another status."""
    async with program.app.database.write() as tx:
        await intakes.change(tx, which, status, "1", datetime.now(UTC))


def later(days: int, hour: int = 10, minute: int = 1) -> datetime:
    """So many days from today, local."""
    today = datetime.now(ZONE).replace(hour=hour, minute=minute, second=0, microsecond=0)
    return today + timedelta(days=days)


async def invited(parent: Parent, days: int) -> Message:
    """What comes by itself so many days from now, and nothing else does."""
    assert await tick(parent.program, later(days)) == 1
    [message] = await parent.hears()
    return message


async def told(program: Program) -> dict[tuple[str, int], dict[str, int]]:
    """What was told, by who and round."""
    async with program.app.database.read() as tx:
        return {(one.who, one.round): dict(one.answers) for one in await measure_answers.measured(tx)}


def code(messages: list[Message]) -> str:
    """What the teacher's link opens the bot with."""
    found = [match[1] for match in (re.search(r"start=(school_\w+)", one.text) for one in messages) if match]
    return found[-1]
