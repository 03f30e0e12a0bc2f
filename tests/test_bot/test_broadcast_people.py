"""Who stands behind a letter to many: who may let it go, and what becomes of it when they leave the team."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from functools import partial

import pytest

from bot.actions.acting import Refused
from bot.actions.broadcast_draft import aim, choose_otherwise, write
from bot.actions.broadcast_look import page
from bot.actions.broadcast_send import Start, approve, start
from bot.actions.broadcast_steer import pause
from bot.broadcasting.showing import Showing
from bot.broadcasting.starting import begin_due
from bot.sandbox import Sandbox
from bot.settings import Settings
from dialogs.audience import EVERYBODY
from storage.broadcasts import SENT, WAITING_APPROVAL
from tests.test_bot.lettering import (
    LANGUAGES,
    NOON,
    becomes,
    begun,
    does,
    heard,
    homes_of,
    opened,
    stored,
    written,
)
from tests.test_bot.talking import Parent, Program, until
from tests.test_bot.teaming import leaves, team_member

MANY = 51
"""Families: more than one person writes to alone."""
LATER = NOON + timedelta(hours=2)


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings) -> AsyncIterator[Program]:
    slow = given.model_copy(update={"rate_total": 60.0})
    async with Program(sandbox, slow, clock=lambda: NOON) as running:
        yield running


@pytest.fixture
async def joke(program: Program, sandbox: Sandbox) -> Parent:
    return opened(sandbox, await team_member(program, "Joke", "coordinator"))


async def its_moment_comes(program: Program) -> None:
    async with program.app.database.write() as tx:
        await begin_due(tx, program.app.turns.around, LATER)
    program.app.feeder.came([])


async def test_to_many_only_with_a_second_person(program: Program, sandbox: Sandbox, joke: Parent) -> None:
    emma = await team_member(program, "Emma", "admin")
    desk = await team_member(program, "Bram", "desk:taalhuis")
    homes = await homes_of(program, MANY, LANGUAGES)
    number = await written(program, joke)
    assert await does(program, joke, partial(start, number=number)) is Start.APPROVAL
    assert await does(program, joke, partial(approve, number=number)) is Start.OWN
    with pytest.raises(Refused):
        await does(program, desk, partial(approve, number=number))
    assert (await stored(program, number)).state == WAITING_APPROVAL
    assert not await does(program, joke, partial(write, number=number, language="nl", text="Iets anders."))
    assert await does(program, emma, partial(approve, number=number)) is Start.SENDING
    assert (await stored(program, number)).approved_by == emma.person.user_id
    assert await does(program, emma, partial(approve, number=number)) is Start.GONE
    await becomes(program, number, SENT)
    assert len(heard(homes)) == MANY


async def test_who_asked_to_send_a_colleagues_letter_does_not_approve_it(
    program: Program, joke: Parent
) -> None:
    emma = await team_member(program, "Emma", "coordinator")
    await homes_of(program, MANY, LANGUAGES)
    number = await written(program, joke)
    assert await does(program, emma, partial(start, number=number)) is Start.APPROVAL
    seen = [await does(program, who, partial(page, number=number)) for who in (emma, joke)]
    assert [one.may_approve for one in seen if one] == [False, True]
    assert await does(program, emma, partial(approve, number=number)) is Start.OWN
    assert await does(program, joke, partial(approve, number=number)) is Start.SENDING
    await becomes(program, number, SENT)


@pytest.mark.parametrize(
    "changing",
    [
        partial(write, language="nl", text="Donderdag is er taart."),
        partial(choose_otherwise, otherwise="nothing"),
        partial(aim, audience=EVERYBODY),
    ],
)
async def test_who_changed_a_draft_last_is_in_its_row(
    program: Program, joke: Parent, changing: Callable[..., Awaitable[bool]]
) -> None:
    emma = await team_member(program, "Emma", "coordinator")
    number = await written(program, joke)
    assert (await stored(program, number)).asked_by == joke.person.user_id
    assert await does(program, emma, partial(changing, number=number))
    assert (await stored(program, number)).asked_by == emma.person.user_id


async def test_a_letter_of_who_left_the_team_waits_for_a_colleague(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 4, LANGUAGES)
    number = await written(program, joke)
    await does(program, joke, partial(start, number=number, at=LATER))
    await leaves(program, joke)
    await its_moment_comes(program)
    assert (await stored(program, number)).state == WAITING_APPROVAL
    assert heard(homes) == []
    emma = await team_member(program, "Emma", "coordinator")
    assert await does(program, emma, partial(approve, number=number), LATER) is Start.SENDING
    await becomes(program, number, SENT)
    assert len(heard(homes)) == 4


async def test_a_letter_that_a_colleague_approved_goes_without_its_writer(
    program: Program, sandbox: Sandbox, joke: Parent
) -> None:
    """Who approved it stands behind it, and is shown how far it is."""
    emma = opened(sandbox, await team_member(program, "Emma", "coordinator"))
    await homes_of(program, MANY, LANGUAGES)
    number = await written(program, joke)
    await does(program, joke, partial(start, number=number, at=LATER))
    assert await does(program, emma, partial(approve, number=number)) is Start.SCHEDULED
    await leaves(program, joke)
    await its_moment_comes(program)
    await becomes(program, number, SENT)
    await until(lambda: any("✅ Klaar" in one.text for one in emma.person.chat.messages))
    assert joke.person.chat.messages == []


async def test_who_left_while_it_goes_is_shown_nothing_more_of_it(program: Program, joke: Parent) -> None:
    emma = await team_member(program, "Emma", "coordinator")
    await homes_of(program, 40, LANGUAGES)
    number = await begun(program, joke)
    await until(lambda: joke.person.chat.messages)
    await leaves(program, joke)
    await does(program, emma, partial(pause, number=number))
    app = program.app
    again = Showing(app.database, app.outbox, app.turns.around)
    async with app.database.read() as tx:
        await again.look(tx)
    await again.show(NOON)
    await program.rest()
    assert "Pauze" not in joke.person.chat.messages[0].text


async def test_who_left_the_team_approves_nothing(program: Program, joke: Parent) -> None:
    emma = await team_member(program, "Emma", "coordinator")
    await homes_of(program, MANY, LANGUAGES)
    number = await written(program, joke)
    await does(program, joke, partial(start, number=number))
    await leaves(program, emma)
    with pytest.raises(Refused):
        await does(program, emma, partial(approve, number=number))
