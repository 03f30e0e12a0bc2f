"""The coordinator's buttons: who may press, what it does, and what the parent hears."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot.actions.change_status import (
    ALLOWED,
    Changed,
    Full,
    Gone,
    Noted,
    Unchanged,
    WhichGroup,
    change_status,
)
from bot.actions.open_intake import open_intake
from bot.arrivals import Arrival
from bot.cards import PREFIX, STEPS, content, slot
from bot.carrying import Carried
from bot.presenting import asked_by
from bot.surroundings import Surroundings
from bot.telling import News, in_line, news
from dialogs.phrases import phrase
from storage.intakes import StoredIntake
from storage.outbox import STAFF, Outgoing
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Press:
    """What a card's button asks for."""

    reference: str
    status: str


def press(data: str) -> Press | None:
    """Read callback_data of a card; None for anything else, and for what was forged."""
    match data.split(":"):
        case [prefix, reference, status] if prefix == PREFIX and status in ALLOWED:
            return Press(reference, status)
        case _:
            return None


async def pressed(
    around: Surroundings, tx: Transaction, arrival: Arrival, wanted: Press, now: datetime
) -> Carried:
    """Carry a press out. Only in the staff chat, and only by who has the role: a button that was forwarded
    does nothing but say so, and so does one of an old card that is no step of the group (any more). Raises
    Refused."""
    asking = asked_by(around, tx, arrival, now)
    here = arrival.chat_id == around.staff_chat
    if not here or wanted.status not in STEPS:
        await open_intake(asking, wanted.reference)
        return _toast(around, "card_close_in_team" if here else "card_only_team")
    outcome = await change_status(asking, wanted.reference, wanted.status)
    match outcome:
        case Gone():
            return _toast(around, "card_gone")
        case Unchanged():
            return _toast(around, "card_already")
        case Noted():
            return _toast(around, "card_noted")
        case Full():
            return _toast(around, "card_full")
        case WhichGroup():
            return _toast(around, "card_which_group")
        case Changed(stored, place):
            told = await news(around, tx, [News(stored, told_of(stored, place))])
            return Carried((_card(around, arrival, stored), *told))
        case _:
            assert_never(outcome)


def told_of(stored: StoredIntake, place: int) -> str:
    """What the parent hears of how the intake stands now."""
    return in_line(place) if place else stored.intake.status


def _toast(around: Surroundings, name: str) -> Carried:
    return Carried((), around.text("nl").plain(phrase(name)))


def _card(around: Surroundings, arrival: Arrival, stored: StoredIntake) -> Outgoing:
    params = content(around.text("nl"), around.trees, stored.intake, stored.child, stored.language)
    message_id = arrival.tap.message_id if arrival.tap else 0
    edit = {"message_id": message_id, **params}
    return Outgoing(arrival.chat_id, "editMessageText", edit, STAFF, slot(stored.intake.reference))
