"""An event that is called off: whoever has a letter about it and whoever said yes hears it once, by whichever
carer can be reached."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from bot.actions import event_cancel
from bot.actions.acting import Asking
from bot.broadcasting import correcting
from bot.events.notices import to_all
from bot.sandbox import Sandbox
from bot.settings import Settings
from dialogs.events import Event
from dialogs.phrases import phrase
from storage import carers
from storage.broadcasts import SENT
from storage.carers import Carer
from tests.test_bot import eventing
from tests.test_bot.eventing import held, talk
from tests.test_bot.lettering import NOON, becomes, does, homes_of, invited, opened, statuses
from tests.test_bot.talking import Parent, Program
from tests.test_bot.teaming import team_member

WEDNESDAY = date(2026, 12, 2)
OFF = "gaat niet door"


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings) -> AsyncIterator[Program]:
    async with Program(sandbox, given, clock=lambda: NOON) as running:
        yield running


@pytest.fixture
async def joke(program: Program, sandbox: Sandbox) -> Parent:
    return opened(sandbox, await team_member(program, "Joke", "coordinator"))


async def called_off(program: Program, joke: Parent, event: Event) -> set[int]:
    """The event is cancelled; the families that hear so as a notice."""

    async def cancel(asking: Asking) -> set[int]:
        assert await event_cancel.cancel(asking, event.number)
        around = program.app.turns.around
        hear = await correcting.cancel(asking.tx, around, event.number, asking.now, asking.who)
        assert not await to_all(asking.tx, around, event, phrase("event_cancelled"), asking.now, but=hear), (
            "some hear it beside the notice"
        )
        return hear

    return await does(program, joke, cancel)


def told(*people: Parent) -> list[bool]:
    """Of each whether the last message says that the event is off; each hears it once at most."""
    heard = [[OFF in one.text for one in person.person.chat.messages] for person in people]
    assert all(sum(each) <= 1 for each in heard)
    return [any(each) for each in heard]


@pytest.mark.parametrize("how", ["wants no letters", "has left", "blocked", "blocked, unseen"])
async def test_who_comes_hears_that_it_is_off_by_whichever_carer(
    program: Program, joke: Parent, sandbox: Sandbox, how: str
) -> None:
    """Amina has the letter and said yes; Omar joined her later."""
    (home,) = await homes_of(program, 1)
    (event,) = await held(program, talk(WEDNESDAY))
    number = await invited(program, joke, event)
    await becomes(program, number, SENT)
    amina, omar = Parent(program, home.parent), opened(sandbox, program.parent("Omar"))
    await amina.does(f":/komen:{event.number}", ":1")
    async with program.app.database.write() as tx:
        await carers.save(tx, {omar.person.user_id: (home.number, Carer())})
        if how == "wants no letters":
            await carers.save(tx, {home.parent.user_id: (home.number, Carer(receives=False))})
        if how == "has left":
            await carers.leave(tx, {home.parent.user_id: omar.person.user_id})
    if how == "blocked":
        await home.parent.blocks()
        await program.rest()
    if how == "blocked, unseen":
        sandbox.fail(
            "sendMessage",
            status=403,
            description="Forbidden: bot was blocked by the user",
            chat_id=home.parent.user_id,
        )
    assert await called_off(program, joke, event) == {home.number}
    await becomes(program, number + 1, SENT)
    assert told(amina, omar) == ([True, False] if how == "wants no letters" else [False, True])


async def test_who_said_yes_without_a_letter_hears_it_too(program: Program, joke: Parent) -> None:
    first, second = await homes_of(program, 2)
    (event,) = await held(program, talk(WEDNESDAY))
    async with program.app.database.write() as tx:
        await carers.save(tx, {second.parent.user_id: (second.number, Carer(receives=False))})
    number = await invited(program, joke, event)
    await becomes(program, number, SENT)
    amina, bilal = Parent(program, first.parent), Parent(program, second.parent)
    await eventing.invited(bilal, event)
    await bilal.does(f":/komen:{event.number}", ":1")
    assert await called_off(program, joke, event) == {first.number, second.number}
    await becomes(program, number + 1, SENT)
    assert told(amina, bilal) == [True, True]


async def test_who_wants_no_letters_and_did_not_say_yes_is_named(program: Program, joke: Parent) -> None:
    (home,) = await homes_of(program, 1)
    (event,) = await held(program, talk(WEDNESDAY))
    number = await invited(program, joke, event)
    await becomes(program, number, SENT)
    async with program.app.database.write() as tx:
        await carers.save(tx, {home.parent.user_id: (home.number, Carer(receives=False))})
    await called_off(program, joke, event)
    await becomes(program, number + 1, SENT)
    assert await statuses(program, number + 1) == {("left_out", "stopped"): 1}
