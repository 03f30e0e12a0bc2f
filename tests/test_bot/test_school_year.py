"""The first of August through the whole program: midnight here, after an outage, beside a conversation."""

import logging
from datetime import UTC, datetime

import pytest

from bot.advancing import advance
from bot.app import build
from bot.moving import Moving
from bot.sandbox import Sandbox
from bot.settings import Settings
from bot.ticks import HOME, Ticks
from tests.test_bot.journeys import NL, arriving, plek3, studiebegeleiding
from tests.test_bot.talking import Parent, Program


def at(text: str) -> datetime:
    """A moment here, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=HOME).astimezone(UTC)


def group(program: Program) -> str:
    """That of the only child."""
    [row] = program.rows("children")
    return str(row[-1])


def reached(program: Program) -> int:
    """The school year up to which groups have advanced."""
    noted: dict[str, int] = dict(program.rows("counters"))
    return noted["school_year"]


async def tick(program: Program, moment: str) -> None:
    await Ticks(program.app.database, lambda: at(moment)).tick()


async def noted(program: Program, year: int) -> None:
    """As if the bot had last run in this school year."""
    async with program.app.database.write() as tx:
        change = "UPDATE counters SET last = ? WHERE name = 'school_year'"
        await tx.connection.exec_driver_sql(change, (year,))


@pytest.fixture
async def signed_up(parent: Parent) -> Parent:
    """A parent of one child, in groep 6, signed up in the school year 2026."""
    await parent.does(*arriving(NL, "plek3"), *plek3(NL), ":confirm", ":nothing")
    await noted(parent.program, 2026)
    return parent


async def test_it_begins_at_midnight_here(signed_up: Parent) -> None:
    program = signed_up.program
    await tick(program, "2027-07-31T23:59:59")
    assert (group(program), reached(program)) == ("groep6", 2026)
    await tick(program, "2027-08-01T00:00")
    assert (group(program), reached(program)) == ("groep7", 2027)
    await tick(program, "2027-08-01T00:01")
    await tick(program, "2028-07-31T12:00")
    assert group(program) == "groep7"


async def test_two_years_of_outage_and_restarts(signed_up: Parent, given: Settings) -> None:
    program = signed_up.program
    for _ in range(2):
        app = await build(given, clock=lambda: at("2028-11-05T12:00"))
        await app.ticks.tick()
        await app.close()
        assert (group(program), reached(program)) == ("groep8", 2028)


async def test_it_is_told_in_the_log_how_many(signed_up: Parent, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot.advancing")
    async with signed_up.program.app.database.write() as tx:
        await advance(tx, HOME, at("2027-08-01T06:00"))
        await advance(tx, HOME, at("2027-08-02T06:00"))
    assert caplog.messages == ["the school year 2027 begins: 1 children are in another group"]


async def test_the_sign_up_keeps_what_was_said(signed_up: Parent) -> None:
    before = signed_up.program.rows("intakes")
    await tick(signed_up.program, "2027-08-01T00:00")
    assert signed_up.program.rows("intakes") == before


async def test_a_parent_sees_the_group_of_now(signed_up: Parent) -> None:
    await tick(signed_up.program, "2027-08-01T00:00")
    heard = await signed_up.types("/mijngegevens")
    assert "Kind: Sam, geboren in maart 2016\nGroep of klas: 7️⃣ Groep 7" in heard[-1].text


async def test_what_is_confirmed_after_it_stays_as_confirmed(parent: Parent) -> None:
    """Groep 6 was said on 31 July, and confirmed with the summary before one's eyes in August."""
    program = parent.program
    await noted(program, 2026)
    heard = await parent.does(*arriving(NL, "plek3"), *plek3(NL))
    assert "Groep of klas: 6️⃣ Groep 6" in heard[-1].text
    async with program.app.database.write() as tx:
        await advance(tx, HOME, at("2027-08-01T00:00"))
    await parent.taps("confirm")
    assert group(program) == "groep6"


async def test_a_known_child_goes_on_with_the_new_group_in_a_conversation(signed_up: Parent) -> None:
    """Tips do not ask for it: a conversation that began in July does not bring the old one back."""
    program = signed_up.program
    await signed_up.does("/tips", ":tips", ":1", ":evening", ":once")
    async with program.app.database.write() as tx:
        await advance(tx, HOME, at("2027-08-01T00:00"))
    heard = await signed_up.does(":.skip", ":.skip")
    assert "Er komen voorleestips voor Sam" in heard[0].text
    assert group(program) == "groep7"


async def test_a_child_that_stays_in_its_group_is_put_right_at_the_next_sign_up(signed_up: Parent) -> None:
    program = signed_up.program
    async with program.app.database.write() as tx:
        await advance(tx, HOME, at("2027-08-01T00:00"))
    assert group(program) == "groep7"
    rest = studiebegeleiding(NL)
    steps = rest[rest.index(":po") : rest.index(NL.phone)]
    await signed_up.does(":studiebegeleiding", ":parent", ":1", *steps, ":other", "020 7654321", ":nl")
    await signed_up.does(":.skip", ":confirm")
    assert group(program) == "groep6"


async def test_the_demo_comes_past_it(sandbox: Sandbox, given: Settings) -> None:
    """The clock of the demo is moved over a 1 August, in the steps in which it moves."""
    sandbox.passes((at("2030-07-31T20:30") - datetime.fromtimestamp(sandbox.now(), UTC)).total_seconds())

    def now() -> datetime:
        return datetime.fromtimestamp(sandbox.now(), UTC)

    async with Program(sandbox, given) as program:
        await program.parent().does(*arriving(NL, "plek3"), *plek3(NL), ":confirm", ":nothing")
        await noted(program, 2029)
    program.app = await build(given, clock=now)
    try:
        moving = Moving(program.app, sandbox)
        await moving.to(at("2030-07-31T23:30"))
        assert group(program) == "groep6"
        await moving.to(at("2030-08-01T00:30"))
        assert group(program) == "groep7"
    finally:
        await program.app.close()
