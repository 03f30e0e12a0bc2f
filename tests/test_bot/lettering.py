"""Letters to many as the team's actions make them, without the dialog before."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from bot.actions.acting import Asking
from bot.actions.broadcast_draft import aim, draft
from bot.actions.broadcast_send import Start, approve, start
from bot.actions.broadcast_steer import pause
from bot.broadcasting.letters import Otherwise, Own
from bot.sandbox import Message, Sandbox
from dialogs.audience import EVERYBODY, Audience
from dialogs.events import Event
from storage import broadcasts, recipients
from storage.broadcasts import PAUSED, Broadcast
from tests.test_bot.families_of_many import Home, settle
from tests.test_bot.talking import PATIENCE, Parent, Program, until

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
LANGUAGES = ("nl", "tr", "ar", "pl")
CAKE = Own({"nl": "Woensdag is er taart.", "tr": "Çarşamba günü pasta var."})
T = TypeVar("T")


class Hour:
    """The time, as it is set."""

    now = NOON

    def __call__(self) -> datetime:
        return self.now


def opened(sandbox: Sandbox, person: Parent) -> Parent:
    """Somebody who has written to the bot before, so that it may write back."""
    sandbox.world.accounts[person.person.user_id].started = True
    return person


async def does(
    program: Program, who: Parent, work: Callable[[Asking], Awaitable[T]], now: datetime = NOON
) -> T:
    """An action of the team in a transaction of its own; then the feeder hears of it, as after a turn."""
    around = program.app.turns.around
    async with program.app.database.write() as tx:
        done = await work(Asking(tx, who.person.user_id, now, around.library, around.zone))
    program.app.feeder.came([])
    return done


async def written(program: Program, who: Parent, own: Own = CAKE, audience: Audience = EVERYBODY) -> int:
    """A draft."""
    number = await does(program, who, lambda asking: draft(asking, own))
    await does(program, who, lambda asking: aim(asking, number, audience))
    return number


async def begun(program: Program, who: Parent, own: Own = CAKE) -> int:
    """A letter that goes."""
    number = await written(program, who, own)
    assert await does(program, who, lambda asking: start(asking, number)) is Start.SENDING
    return number


async def invited(program: Program, who: Parent, event: Event, otherwise: Otherwise = "dutch") -> int:
    """A letter that invites to an event, and goes."""
    number = await does(program, who, lambda asking: draft(asking, Own(otherwise=otherwise), event.number))
    assert await does(program, who, lambda asking: start(asking, number)) is Start.SENDING
    return number


async def approved(program: Program, who: Parent, second: Parent, own: Own = CAKE) -> int:
    """A letter that goes to more families than one person may write to."""
    number = await written(program, who, own)
    assert await does(program, who, lambda asking: start(asking, number)) is Start.APPROVAL
    assert await does(program, second, lambda asking: approve(asking, number)) is Start.SENDING
    return number


async def stored(program: Program, number: int) -> Broadcast:
    """As the database has it."""
    async with program.app.database.read() as tx:
        return (await broadcasts.load(tx, [number]))[number]


async def becomes(program: Program, number: int, state: str) -> Broadcast:
    """Wait until it is so, and all that is said of it was sent."""
    async with asyncio.timeout(PATIENCE):
        while (found := await stored(program, number)).state != state or found.correcting:  # noqa: ASYNC110 - nothing rings a bell
            await asyncio.sleep(0.01)
    await program.rest()
    return found


async def statuses(program: Program, number: int) -> Counter[tuple[str, str]]:
    """How many came to each status, for a reason; over all languages."""
    found: Counter[tuple[str, str]] = Counter()
    async with program.app.database.read() as tx:
        for one in await recipients.counts(tx, number):
            found[one.status, one.reason] += one.number
    return found


def heard(homes: Iterable[Home]) -> list[Message]:
    """What came to these families, as it was when it came."""
    return [one for home in homes for one in home.parent.chat.heard if not one.edited]


def reads(home: Home) -> list[str]:
    """What stands in the chat now."""
    return [one.text for one in home.parent.chat.messages]


async def held_up(program: Program, joke: Parent, number: int, homes: list[Home]) -> int:
    """It is paused on its way; how many have it."""
    await until(lambda: len(heard(homes)) >= 5)
    await does(program, joke, partial(pause, number=number))
    await becomes(program, number, PAUSED)
    assert len(heard(homes)) < len(homes)
    return len(heard(homes))


async def homes_of(program: Program, count: int, languages: Sequence[str] = ("nl",)) -> list[Home]:
    """So many families that can be written to."""
    return await settle(program.sandbox, program.app.database, count, languages, NOON)
