"""About which child is asked, and what: looked up at each step, so that a forged button shows nothing."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.facts import Child
from dialogs.measures import ROUNDS, Measure, shipped
from storage import families, intakes, measures
from storage.measures import Key
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Asked:
    """A round about a sign-up that can be answered now: of which family and child, with which questions."""

    key: Key
    family_id: int
    child: Child
    measure: Measure


def key_of(about: str) -> Key | None:
    """The round that a button is about; None for what is none."""
    reference, _, number = about.partition(":")
    return Key(reference, int(number)) if number in map(str, ROUNDS) else None


async def asked(tx: Transaction, about: str, now: datetime, chat_id: int) -> Asked | None:
    """What a button is about, when it is of this carer's own family and still counts (now in UTC)."""
    key, home = key_of(about), (await families.load(tx, [chat_id])).get(chat_id)
    found = await opened(tx, key, now) if key and home else None
    return found if found and home and found.family_id == home.id else None


async def opened(tx: Transaction, key: Key, now: datetime) -> Asked | None:
    """A round, while answers count; None when it is not there or over."""
    if not await measures.is_open(tx, key, now):
        return None
    found = (await intakes.by_reference(tx, [key.reference])).get(key.reference)
    measure = shipped().get(found.intake.programme) if found else None
    if found is None or found.child is None or measure is None:
        return None
    return Asked(key, found.family_id, found.child, measure)
