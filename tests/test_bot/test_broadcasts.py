"""A letter to many: each family once, within bounds, held up and let go, and every one accounted for."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from bot.actions.broadcast_steer import go_on, pause, stop
from bot.broadcasting.feeding import FULL
from bot.sandbox import Sandbox
from bot.settings import Settings
from storage import broadcasts
from storage.broadcasts import PAUSED, SENT, STOPPED
from tests.test_bot.lettering import (
    CAKE,
    LANGUAGES,
    NOON,
    approved,
    becomes,
    begun,
    does,
    heard,
    homes_of,
    opened,
    reads,
    statuses,
    stored,
)
from tests.test_bot.queueing import dead_letters
from tests.test_bot.talking import Parent, Program, until
from tests.test_bot.teaming import team_member


@pytest.fixture
def slow(given: Settings) -> Settings:
    """So slow that something can happen in the middle."""
    return given.model_copy(update={"rate_total": 60.0})


@pytest.fixture
async def program(sandbox: Sandbox, slow: Settings) -> AsyncIterator[Program]:
    async with Program(sandbox, slow, clock=lambda: NOON) as running:
        yield running


@pytest.fixture
async def joke(program: Program, sandbox: Sandbox) -> Parent:
    return opened(sandbox, await team_member(program, "Joke", "coordinator"))


async def test_each_family_gets_it_once_in_its_own_language_or_dutch(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 40, LANGUAGES)
    number = await begun(program, joke)
    await becomes(program, number, SENT)
    assert [reads(home) for home in homes] == [
        [CAKE.texts.get(home.language, CAKE.texts["nl"])] for home in homes
    ]
    assert await statuses(program, number) == {("sent", ""): 40}


async def test_who_has_no_words_gets_nothing_where_that_was_chosen(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 8, LANGUAGES)
    number = await begun(program, joke, replace(CAKE, otherwise="nothing"))
    await becomes(program, number, SENT)
    assert {home.language for home in homes if reads(home)} == {"nl", "tr"}
    assert await statuses(program, number) == {("sent", ""): 4, ("left_out", "language"): 4}


async def test_no_more_than_a_few_stand_in_the_outbox(sandbox: Sandbox, given: Settings) -> None:
    quick = given.model_copy(update={"rate_total": 400.0})
    async with Program(sandbox, quick, clock=lambda: NOON) as program:
        joke = opened(sandbox, await team_member(program, "Joke", "coordinator"))
        emma = await team_member(program, "Emma", "admin")
        homes = await homes_of(program, FULL + 150, LANGUAGES)
        number = await approved(program, joke, emma)
        most = 0
        while (await stored(program, number)).state != SENT:
            most = max(most, program.app.outbox.letters)
            await asyncio.sleep(0.002)
    assert FULL / 2 < most <= FULL
    assert Counter(len(reads(home)) for home in homes) == {1: FULL + 150}


async def test_held_up_nothing_goes_until_it_goes_on(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 50, LANGUAGES)
    number = await begun(program, joke)
    await until(lambda: len(heard(homes)) >= 10)
    assert await does(program, joke, partial(pause, number=number))
    await becomes(program, number, PAUSED)
    held = len(heard(homes))
    assert held < 50
    assert await statuses(program, number) == {("sent", ""): held, ("waiting", ""): 50 - held}
    assert program.rows("outbox") == []
    assert await does(program, joke, partial(go_on, number=number))
    await becomes(program, number, SENT)
    assert {len(reads(home)) for home in homes} == {1}


async def test_stopped_the_others_are_left_out(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 50, LANGUAGES)
    number = await begun(program, joke)
    await until(lambda: len(heard(homes)) >= 10)
    assert await does(program, joke, partial(stop, number=number))
    await becomes(program, number, STOPPED)
    came = len(heard(homes))
    assert await statuses(program, number) == {("sent", ""): came, ("left_out", "stopped"): 50 - came}
    assert not await does(program, joke, partial(go_on, number=number))


async def test_a_restart_goes_on_by_itself(sandbox: Sandbox, slow: Settings) -> None:
    async with Program(sandbox, slow, clock=lambda: NOON) as program:
        joke = opened(sandbox, await team_member(program, "Joke", "coordinator"))
        homes = await homes_of(program, 50, LANGUAGES)
        number = await begun(program, joke)
        await until(lambda: len(heard(homes)) >= 10)
    assert len(heard(homes)) < 50
    async with Program(sandbox, slow, clock=lambda: NOON) as program:
        await becomes(program, number, SENT)
    assert {len(reads(home)) for home in homes} == {1}


async def test_what_is_held_up_stays_so_over_a_restart(sandbox: Sandbox, slow: Settings) -> None:
    """Also where the program ended between the pause and the taking back."""
    async with Program(sandbox, slow, clock=lambda: NOON) as program:
        joke = opened(sandbox, await team_member(program, "Joke", "coordinator"))
        homes = await homes_of(program, 50, LANGUAGES)
        number = await begun(program, joke)
        await until(lambda: len(heard(homes)) >= 10)
    came = len(heard(homes))
    assert len(program.rows("outbox")) > 10
    async with Program(sandbox, slow, clock=lambda: NOON) as program, program.app.database.write() as tx:
        one = (await broadcasts.load(tx, [number]))[number]
        await broadcasts.save(tx, [replace(one, state=PAUSED)])
    soon = len(heard(homes))
    async with Program(sandbox, slow, clock=lambda: NOON) as program:
        await program.rest()
        assert len(heard(homes)) == soon
        assert soon - came < 20
        assert await statuses(program, number) == {("sent", ""): soon, ("waiting", ""): 50 - soon}


async def test_who_has_gone_is_told_from_who_was_refused(
    program: Program, sandbox: Sandbox, joke: Parent
) -> None:
    homes = await homes_of(program, 6, LANGUAGES)
    await homes[0].parent.deactivates()
    sandbox.fail("sendMessage", status=400, description="Bad Request: wrong", chat_id=homes[1].parent.user_id)
    number = await begun(program, joke)
    await becomes(program, number, SENT)
    assert await statuses(program, number) == {
        ("sent", ""): 4,
        ("unreachable", ""): 1,
        ("failed", "Wrong"): 1,
    }
    assert [one.outgoing.chat_id for one in await dead_letters(program.app)] == [homes[1].parent.user_id]


async def test_a_pause_that_telegram_asks_for_loses_nobody(
    program: Program, sandbox: Sandbox, joke: Parent
) -> None:
    homes = await homes_of(program, 12, LANGUAGES)
    for home in homes[::3]:
        sandbox.fail("sendMessage", status=429, retry_after=1, chat_id=home.parent.user_id)
    number = await begun(program, joke)
    await becomes(program, number, SENT)
    assert {len(reads(home)) for home in homes} == {1}


async def test_the_counts_stay_when_a_family_deletes_everything(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 5, LANGUAGES)
    number = await begun(program, joke)
    await becomes(program, number, SENT)
    first = Parent(program, homes[0].parent)
    await first.does("/verwijder", ":yes")
    assert len(program.rows("families")) == 4
    assert len(program.rows("broadcast_recipients")) == 4
    assert await statuses(program, number) == {("sent", ""): 5}


async def test_who_deletes_everything_while_it_stands_in_line_gets_nothing(
    sandbox: Sandbox, given: Settings
) -> None:
    quiet = given.model_copy(update={"rate_total": 6.0})
    async with Program(sandbox, quiet, clock=lambda: NOON) as program:
        joke = opened(sandbox, await team_member(program, "Joke", "coordinator"))
        homes = await homes_of(program, 30, LANGUAGES)
        number = await begun(program, joke)
        await until(lambda: program.app.outbox.letters > 10)
        last = next(home.parent for home in reversed(homes) if home.language == "nl")
        await last.types("/verwijder")
        await until(lambda: any(one.data for one in last.chat.messages))
        await last.taps(Parent(program, last).button("yes"))
        await until(lambda: len(program.rows("families")) == 29)
        assert program.app.outbox.letters > 2
        await becomes(program, number, SENT)
        assert await statuses(program, number) == {("sent", ""): 29, ("left_out", "deleted"): 1}
        assert CAKE.texts["nl"] not in {one.text for one in last.chat.heard}


async def test_who_deletes_everything_before_it_goes_is_a_named_exception(
    program: Program, joke: Parent
) -> None:
    homes = await homes_of(program, 50, LANGUAGES)
    number = await begun(program, joke)
    await does(program, joke, partial(pause, number=number))
    await becomes(program, number, PAUSED)
    last = Parent(program, homes[-1].parent)
    await last.does("/verwijder", ":yes")
    await does(program, joke, partial(go_on, number=number))
    await becomes(program, number, SENT)
    assert await statuses(program, number) == {("sent", ""): 49, ("left_out", "deleted"): 1}
