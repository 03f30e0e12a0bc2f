"""The coordinator's buttons: who may press, what it does, and what the parent hears."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot.actions.change_status import ALLOWED, Changed, Gone, Unchanged, change_status
from bot.arrivals import Arrival
from bot.cards import PREFIX, content, slot
from bot.carrying import Carried
from bot.surroundings import Surroundings
from bot.telling import message
from dialogs.facts import Family
from dialogs.phrases import phrase
from storage import families
from storage.intakes import StoredIntake
from storage.outbox import REPLY, STAFF, Outgoing
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
    """Carry a press out. Only the staff chat may: a button that was forwarded does nothing but say so."""
    texts = around.text("nl")
    if arrival.chat_id != around.staff_chat:
        return Carried((), texts.plain(phrase("card_only_team")))
    outcome = await change_status(tx, wanted.reference, wanted.status, arrival.person_id, now)
    match outcome:
        case Gone():
            return Carried((), texts.plain(phrase("card_gone")))
        case Unchanged():
            return Carried((), texts.plain(phrase("card_already")))
        case Changed(stored):
            told = await _told(around, tx, stored, wanted.status)
            return Carried((_card(around, arrival, stored), told))
        case _:
            assert_never(outcome)


def _card(around: Surroundings, arrival: Arrival, stored: StoredIntake) -> Outgoing:
    params = content(around.text("nl"), around.trees, stored.intake, stored.child, stored.language)
    message_id = arrival.tap.message_id if arrival.tap else 0
    edit = {"message_id": message_id, **params}
    return Outgoing(arrival.chat_id, "editMessageText", edit, STAFF, slot(stored.intake.reference))


async def _told(around: Surroundings, tx: Transaction, stored: StoredIntake, status: str) -> Outgoing:
    """The parent hears it in the language they speak with us now."""
    kept = (await families.load(tx, [stored.chat_id])).get(stored.chat_id)
    family = kept.family if kept else Family(language=stored.language, intakes=(stored.intake,))
    params = message(around, family, stored.intake, status, family.language)
    return Outgoing(stored.chat_id, "sendMessage", params, REPLY)
