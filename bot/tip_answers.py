"""What a parent does with a tip: it went well, it did not, the same in Dutch, or an answer to a step."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot import tip_sounds
from bot.arrivals import Arrival
from bot.carrying import Carried
from bot.surroundings import Surroundings
from bot.tip_messages import DID, DID_NOT, DUTCH, OWN, PREFIX, message
from dialogs.campaigns import Item, Season, TipDue
from dialogs.facts import Child, Family
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.progress import Progress
from dialogs.prompt import Text
from dialogs.readings import easier
from dialogs.steps import Moment, Step
from storage import families
from storage import progress as kept
from storage.outbox import Outgoing
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button under a tip: about which child and item, and what it says."""

    child: str
    item: str
    what: str


def wanted(data: str) -> Pressed | None:
    """Read callback_data of a tip; None for any other button."""
    match data.split(":"):
        case [prefix, child, item, what] if prefix == PREFIX:
            return Pressed(child, item, what)
        case _:
            return None


async def pressed(
    around: Surroundings, tx: Transaction, arrival: Arrival, button: Pressed, now: datetime
) -> Carried:
    """Carry a button out. Forged ones, and those of what is gone from the content, do nothing."""
    stored = (await families.load(tx, [arrival.chat_id])).get(arrival.chat_id)
    child = next((one for one in stored.family.children if one.key == button.child), None) if stored else None
    if stored is None or child is None:
        return Carried(())
    family = stored.family
    item, own = around.content.said(button.item, family.language or SOURCE)
    if item is None:
        return Carried(())
    if button.what in (DUTCH, OWN):
        language = SOURCE if button.what == DUTCH else own
        return Carried((_edited(around, arrival, family, child, item, language, answered=False),))
    if button.what in tip_sounds.WAYS:
        heard = tip_sounds.voices(around, arrival.chat_id, family, item, button.what, own)
        return Carried(heard, "" if heard else around.text(own).plain(phrase("no_recording")))
    had = (await kept.load(tx, [stored.id])).get(stored.id, {})
    after, says, toast = _answer(item, button.what, had.get(child.key, Progress()), now)
    if after is None:
        return Carried(())
    await kept.save(tx, {stored.id: {**had, child.key: after}})
    told = _told(around, arrival, button, item, says, own) if says else None
    shown = _edited(around, arrival, family, child, item, own, answered=True)
    return Carried((shown, told) if told else (shown,), around.text(own).plain(toast) if toast else "")


def _answer(
    item: Item, what: str, before: Progress, now: datetime
) -> tuple[Progress | None, Text | None, Text | None]:
    """The progress after an answer (none for nonsense), what is said to it, and the line over the chat."""
    match item:
        case TipDue(set=one) if what == DID:
            return before.with_opinion(one.id, one.theme, 1), None, phrase("tip_thanks")
        case TipDue(set=one) if what == DID_NOT:
            return before.with_opinion(one.id, one.theme, -1), Text(one.easier), None
        case Step(answers=answers) if what in answers:
            ended = before
            for step in answers[what].ends:
                ended = ended.with_step(step, now.date().isoformat())
            return ended, Text(answers[what].say), None
        case TipDue() | Step() | Moment() | Season():
            return None, None, None
        case _:
            assert_never(item)


def _edited(
    around: Surroundings,
    arrival: Arrival,
    family: Family,
    child: Child,
    item: Item,
    language: str,
    answered: bool,
) -> Outgoing:
    params = message(around, family, child, item, language, answered)
    message_id = arrival.tap.message_id if arrival.tap else 0
    return Outgoing(arrival.chat_id, "editMessageText", {"message_id": message_id, **params})


def _told(
    around: Surroundings, arrival: Arrival, button: Pressed, item: Item, says: Text, language: str
) -> Outgoing:
    """What an answer brings; what is easier can be heard too."""
    texts = easier(item) if button.what == DID_NOT else {}
    data = f"{PREFIX}:{button.child}:{button.item}:{tip_sounds.LISTEN_EASIER}"
    listen = list(tip_sounds.button(around, texts, language, data))
    below = {"reply_markup": {"inline_keyboard": [listen]}} if listen else {}
    params = {"text": around.text(language).html(says), "parse_mode": "HTML", **below}
    return Outgoing(arrival.chat_id, "sendMessage", params)
