"""The buttons of a card: somebody was called, or all is done. How it stands is on the card alone."""

from dataclasses import dataclass
from datetime import datetime

from bot.actions import staff_chat
from bot.arrivals import Arrival
from bot.carrying import Carried
from bot.presenting import asked_by
from bot.referrals.cards import CALLED, DONE, PREFIX, card_slot, content
from bot.surroundings import Surroundings
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from storage import families
from storage.outbox import STAFF, Outgoing
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a card's button asks for."""

    reference: str
    state: str


def wanted(data: str) -> Pressed | None:
    """Read callback_data of a card; None for any other, and for what was forged."""
    match data.split(":"):
        case [prefix, reference, state] if prefix == PREFIX and state in (CALLED, DONE):
            return Pressed(reference, state)
        case _:
            return None


async def pressed(
    around: Surroundings, tx: Transaction, arrival: Arrival, button: Pressed, now: datetime
) -> Carried:
    """Carry a press out. Only in the chat that the card came to: the desk's own, or else the staff chat.
    Raises Refused."""
    texts = around.text(SOURCE)
    stored = await staff_chat.referral_card(asked_by(around, tx, arrival, now), button.reference)
    chats = around.desk_chats if stored is None else {around.desk_chat(stored.referral.desk)}
    if arrival.tap is None or arrival.chat_id not in chats:
        return Carried((), texts.plain(phrase("card_only_team")))
    if stored is None or not stored.referral.call:
        return Carried((), texts.plain(phrase("referral_gone")))
    family = (await families.load(tx, [stored.chat_id]))[stored.chat_id].family
    params = content(around, stored.referral, family.phone, family.language, button.state)
    edit = {"message_id": arrival.tap.message_id, **params}
    slot = card_slot(stored.referral.reference)
    return Carried((Outgoing(arrival.chat_id, "editMessageText", edit, STAFF, slot),))
