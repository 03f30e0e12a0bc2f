"""Writing a letter to many: what it says, what who reads no such language gets, and for whom it is."""

from dataclasses import replace

from bot.actions.acting import COORDINATOR, Asking, action
from bot.broadcasting import letters
from bot.broadcasting.letters import Otherwise, Own
from dialogs import audience as form
from dialogs.audience import EVERYBODY, Audience
from dialogs.languages import SOURCE
from storage import broadcasts
from storage.broadcasts import DRAFT, Broadcast


@action("broadcast.draft", COORDINATOR)
async def draft(asking: Asking, own: Own, event: int | None = None) -> int:
    """A new letter, with own words or about an event; its number. Raises Refused."""
    number = await broadcasts.reserve(asking.tx)
    words = letters.dump(own)
    for_all = form.dump(EVERYBODY)
    new = Broadcast(number, DRAFT, asking.who, words, for_all, asking.now, event=event, asked_by=asking.who)
    await broadcasts.add(asking.tx, new)
    return number


@action("broadcast.write", COORDINATOR, on="number")
async def write(asking: Asking, number: int, language: str, text: str) -> bool:
    """The words of a draft in a language; '' takes a translation out. Whether it is a draft still. Raises
    Refused."""
    one = await drafted(asking, number)
    if one is None or (language == SOURCE and not text):
        return False
    own = letters.load(one.letter)
    texts = {**own.texts, language: text} if text else {k: v for k, v in own.texts.items() if k != language}
    await _rewrite(asking, one, replace(own, texts=texts))
    return True


@action("broadcast.otherwise", COORDINATOR, on="number")
async def choose_otherwise(asking: Asking, number: int, otherwise: Otherwise) -> bool:
    """What who reads a language without words gets. Whether it is a draft still. Raises Refused."""
    one = await drafted(asking, number)
    if one is None:
        return False
    await _rewrite(asking, one, replace(letters.load(one.letter), otherwise=otherwise))
    return True


async def _rewrite(asking: Asking, one: Broadcast, own: Own) -> None:
    await broadcasts.rewrite(asking.tx, one.number, letters.dump(own))
    await broadcasts.save(asking.tx, [replace(one, asked_by=asking.who)])


@action("broadcast.aim", COORDINATOR, on="number")
async def aim(asking: Asking, number: int, audience: Audience) -> bool:
    """For whom it is. Whether it is a draft still. Raises Refused."""
    one = await drafted(asking, number)
    if one is None:
        return False
    await broadcasts.save(asking.tx, [replace(one, audience=form.dump(audience), asked_by=asking.who)])
    return True


async def drafted(asking: Asking, number: int) -> Broadcast | None:
    """The letter, if it may still be written."""
    one = (await broadcasts.load(asking.tx, [number])).get(number)
    return one if one and one.state == DRAFT else None
