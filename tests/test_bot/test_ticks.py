"""The clock: what nobody finished and old update numbers are let go of; the time is given."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox import Sandbox
from bot.settings import Settings
from bot.ticks import Ticks
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.talking import Program


async def tick(program: Program, later: timedelta) -> None:
    await Ticks(program.app.database, lambda: datetime.now(UTC) + later).tick()


@pytest.mark.parametrize(
    ("steps", "kept", "gone"),
    [
        (["/start"], timedelta(hours=23), timedelta(hours=25)),
        (["/start", ":nl", ":no"], timedelta(hours=23), timedelta(hours=25)),
        (arriving(NL, "plek3"), timedelta(days=13, hours=23), timedelta(days=14, hours=1)),
    ],
    ids=["before consent", "consent refused", "consent"],
)
async def test_an_unfinished_conversation_is_kept_so_long(
    program: Program, steps: list[str], kept: timedelta, gone: timedelta
) -> None:
    parent = program.parent()
    await parent.does(*steps)
    await tick(program, kept)
    assert len(program.rows("sessions")) == 1
    await tick(program, gone)
    assert program.rows("sessions") == []


async def test_every_answer_counts_anew(program: Program) -> None:
    parent = program.parent()
    await parent.does("/start")
    before = program.rows("sessions")[0][2]
    await parent.does(":nl")
    assert program.rows("sessions")[0][2] > before


async def test_who_comes_back_later_is_known_and_begins_at_the_menu(program: Program) -> None:
    parent = program.parent()
    await parent.does(*arriving(NL, "plek3"), *plek3(NL), ":confirm", ":nothing", ":studiebegeleiding")
    await tick(program, timedelta(days=15))
    heard = await parent.types("Hallo?")
    assert heard[-1].text == "Wat wil je doen?"
    assert "📋 Mijn aanmeldingen" in heard[-1].labels


async def test_an_old_button_after_that_shows_the_menu(program: Program) -> None:
    parent = program.parent()
    await parent.does(*arriving(NL), ":plek3")
    message, data = parent.person.chat.messages[1].message_id, "0:yes"
    await tick(program, timedelta(days=15))
    await parent.person.taps_old(message, data)
    assert (await parent.hears())[-1].text == "Wat wil je doen?"


async def test_old_update_numbers_go_after_eight_days(program: Program) -> None:
    await program.parent().types("/start")
    await tick(program, timedelta(days=7, hours=23))
    assert len(program.rows("seen")) == 1
    await tick(program, timedelta(days=8, minutes=1))
    assert program.rows("seen") == []


async def test_a_tick_that_fails_does_no_harm(
    sandbox: Sandbox, given: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> datetime:
        raise OSError("the clock stands still")

    async with Program(sandbox, given) as program:
        await Ticks(program.app.database, broken)._safely()
        assert "a tick failed" in caplog.text
        assert "👋 Welkom" in (await program.parent().types("/start"))[-1].text
