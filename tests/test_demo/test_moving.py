"""The program beside a clock that is moved: nothing stale or skipped, each message as if it were then."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.app import App, build
from bot.moving import Moving
from bot.sandbox import Message, Person, Sandbox
from bot.settings import settings
from storage.crypto import new_key

ZONE = ZoneInfo("Europe/Amsterdam")
EVENING = (18, 30)
DAYS = (0, 2, 4)


def now(sandbox: Sandbox) -> datetime:
    return datetime.fromtimestamp(sandbox.now(), UTC)


@asynccontextmanager
async def program(sandbox: Sandbox, folder: Path) -> AsyncIterator[App]:
    """The program, by the sandbox's clock."""
    file = f"sqlite+aiosqlite:///{folder / 'bot.db'}"
    given = settings(
        _env_file=None,
        token="1:demo",
        api_url=sandbox.url,
        database_url=file,
        keys=new_key("t"),
        rate_private=50,
    )
    app = await build(given, clock=lambda: now(sandbox))
    running = asyncio.create_task(app.run())
    yield app
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await app.close()


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as started:
        yield started


@pytest.fixture
async def moving(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Moving]:
    async with program(sandbox, tmp_path) as app:
        yield Moving(app, sandbox)


@pytest.fixture
async def parent(sandbox: Sandbox, moving: Moving) -> Person:
    """Whose child gets tips from tomorrow on, three times a week after dinner."""
    person = sandbox.person("Amina", language_code="nl")
    born = f"maart {now(sandbox).year - 5}"
    begin = ("/start voorleestips", ":nl", ":yes", ":tips")
    await _does(moving, person, *begin, "Sam", born, ":evening", ":thrice", ":.skip", ":.skip")
    return person


async def _does(moving: Moving, person: Person, *steps: str) -> None:
    """Several acts: ':id' taps a button, all else is typed. What is said to each is heard already."""
    for step in steps:
        await (person.taps(_newest(person, step)) if step.startswith(":") else person.types(step))
        await moving.to(datetime.min.replace(tzinfo=UTC))
    await person.hears()


def _newest(person: Person, ending: str) -> str:
    return next(
        one for message in reversed(person.chat.messages) for one in message.data if one.endswith(ending)
    )


def _when(message: Message) -> datetime:
    return datetime.fromtimestamp(message.date, ZONE)


def _evenings(first: date, last: date) -> list[date]:
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in days if day.weekday() in DAYS]


async def test_each_tip_comes_at_its_own_moment(sandbox: Sandbox, moving: Moving, parent: Person) -> None:
    began = now(sandbox).astimezone(ZONE)
    night = datetime.combine(began.date() + timedelta(days=56), datetime.max.time(), ZONE)
    await moving.to(night)
    heard = await parent.hears(24)
    assert [(_when(one).hour, _when(one).minute) for one in heard] == [EVENING] * 24
    assert [_when(one).date() for one in heard] == _evenings(began.date() + timedelta(days=1), night.date())
    assert all(one.text.startswith("📖 Voor Sam") for one in heard)
    assert now(sandbox) >= night


async def test_the_program_ends_on_the_way(sandbox: Sandbox, moving: Moving, parent: Person) -> None:
    goal = now(sandbox) + timedelta(weeks=8)
    under_way = asyncio.create_task(moving.to(goal))
    await parent.hears(1)
    await moving.end()
    assert now(sandbox) < goal
    await under_way


async def test_what_a_parent_does_later_is_later_for_the_program_too(
    sandbox: Sandbox, moving: Moving, parent: Person
) -> None:
    await moving.to(now(sandbox) + timedelta(days=30))
    await _does(moving, parent, "/tips", ":pause", ":fortnight")
    paused = now(sandbox)
    await moving.to(paused + timedelta(days=21))
    first = (await parent.hears())[0]
    assert _when(first).date() >= paused.astimezone(ZONE).date() + timedelta(days=14)
