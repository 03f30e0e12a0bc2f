"""Holding a letter up while it goes, letting it go on, stopping it, and changing what it says."""

from dataclasses import replace

from bot.actions.acting import COORDINATOR, Asking, action
from bot.broadcasting import letters
from dialogs.languages import SOURCE
from storage import broadcasts, recipients
from storage.broadcasts import (
    BEGUN,
    CANCELLED,
    DRAFT,
    LETTER,
    PAUSED,
    SCHEDULED,
    SENDING,
    STOPPED,
    WAITING_APPROVAL,
    Broadcast,
)


@action("broadcast.pause", COORDINATOR, on="number")
async def pause(asking: Asking, number: int) -> bool:
    """Nothing of it goes until it goes on; what is under way arrives. Whether it was sending. Raises
    Refused."""
    return await _become(asking, number, PAUSED, (SENDING,))


@action("broadcast.go_on", COORDINATOR, on="number")
async def go_on(asking: Asking, number: int) -> bool:
    """It goes again, from where it was. Whether it was paused. Raises Refused."""
    return await _become(asking, number, SENDING, (PAUSED,))


@action("broadcast.stop", COORDINATOR, on="number")
async def stop(asking: Asking, number: int) -> bool:
    """Who does not have it yet does not get it. Whether it could be stopped. Raises Refused."""
    stopped = await _become(asking, number, STOPPED, (SENDING, PAUSED))
    if stopped:
        await recipients.leave_out(asking.tx, number, STOPPED)
    return stopped


@action("broadcast.drop", COORDINATOR, on="number")
async def drop(asking: Asking, number: int) -> bool:
    """It does not go at all. Whether it had not begun yet. Raises Refused."""
    return await _become(asking, number, CANCELLED, (DRAFT, WAITING_APPROVAL, SCHEDULED))


@action("broadcast.correct", COORDINATOR, on="number")
async def correct(asking: Asking, number: int, language: str, text: str) -> bool:
    """Other own words in a language: what was sent is changed, and who waits gets these. Only languages that
    it has already: who was left out for a language stays so. Whether it is a letter that has begun. Raises
    Refused."""
    one = (await broadcasts.load(asking.tx, [number])).get(number)
    if one is None or one.state not in BEGUN or one.kind != LETTER or one.event is not None or not text:
        return False
    own = letters.load(one.letter)
    if language not in own.texts and language != SOURCE:
        return False
    await broadcasts.rewrite(
        asking.tx, number, letters.dump(replace(own, texts={**own.texts, language: text}))
    )
    await broadcasts.renew(asking.tx, [number])
    return True


async def _become(asking: Asking, number: int, state: str, before: tuple[str, ...]) -> bool:
    one: Broadcast | None = (await broadcasts.load(asking.tx, [number])).get(number)
    if one is None or one.state not in before:
        return False
    ended = asking.now if state in (STOPPED, CANCELLED) else None
    await broadcasts.save(asking.tx, [replace(one, state=state, ended_at=ended)])
    return True
