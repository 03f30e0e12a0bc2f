"""Who stands before the door of the actions when a group's message or button arrives."""

from datetime import datetime

from bot.actions.acting import Asking
from bot.arrivals import Arrival
from bot.surroundings import Surroundings
from storage.transaction import Transaction


def asked_by(around: Surroundings, tx: Transaction, arrival: Arrival, now: datetime) -> Asking:
    """The person counts, and not the chat: who left the team may still sit in its chat."""
    return Asking(tx, arrival.person_id, now, around.library, around.zone)
