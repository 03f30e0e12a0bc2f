"""The buttons of a card: only the staff chat may press them."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.actions import staff_chat
from bot.arrivals import Arrival
from bot.carrying import Carried
from bot.presenting import asked_by
from bot.surroundings import Surroundings
from bot.talks.card import DONE, TAKE
from bot.talks.closing import given_back
from bot.talks.naming import PREFIX
from bot.talks.taking import taken
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from storage.transaction import Transaction

_NUMBER = re.compile(r"[0-9]{1,18}")
"""What fits in 64 bits: a longer one was forged."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a card's button asks for."""

    number: int
    what: str


def wanted(data: str) -> Press | None:
    """Read callback_data of such a button; None for anything else, and for what was forged."""
    match data.split(":"):
        case [prefix, number, what] if (
            prefix == PREFIX and _NUMBER.fullmatch(number) and what in (TAKE, DONE)
        ):
            return Press(int(number), what)
        case _:
            return None


async def pressed(
    around: Surroundings, tx: Transaction, arrival: Arrival, press: Press, now: datetime
) -> Carried:
    """Carry a press out. Who presses 'take' has it from now on, also where a colleague had it. Raises
    Refused."""
    texts = around.text(SOURCE)
    door = staff_chat.end_talk if press.what == DONE else staff_chat.take_talk
    one = await door(asked_by(around, tx, arrival, now), press.number)
    if arrival.chat_id != around.staff_chat:
        return Carried((), texts.plain(phrase("card_only_team")))
    if one is None or one.closed_at:
        return Carried((), texts.plain(phrase("talk_is_over")))
    if press.what == DONE:
        return Carried(tuple(await given_back(around, tx, one, now)), texts.plain(phrase("talk_given_back")))
    if one.taken_at and one.taken_by == arrival.name:
        return Carried((), texts.plain(phrase("card_already")))
    return Carried(tuple(await taken(around, tx, one, arrival.name, now)))
