"""A coordinator moves an intake on: taken, contacted, placed, waiting list, closed."""

from dataclasses import dataclass, replace
from datetime import datetime

from storage import intakes
from storage.intakes import StoredIntake
from storage.transaction import Transaction

ALLOWED = frozenset({"taken", "contacted", "placed", "waiting_list", "closed"})


@dataclass(frozen=True, slots=True)
class Changed:
    """It is done; the intake as it is now, with who signed up and for which child."""

    stored: StoredIntake


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It stood like this already, or somebody has closed it."""

    stored: StoredIntake


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such intake: the family had everything deleted."""

    reference: str


async def change_status(
    tx: Transaction, reference: str, status: str, by: int, now: datetime
) -> Changed | Unchanged | Gone:
    """Move one intake to a status and write it in its history. `by` is the staff person's id; the caller has
    checked that this person is staff. Raises ValueError for a status that staff cannot give."""
    if status not in ALLOWED:
        raise ValueError(status)
    stored = (await intakes.by_reference(tx, [reference])).get(reference)
    if stored is None:
        return Gone(reference)
    if stored.intake.status in (status, "withdrawn", "closed"):
        return Unchanged(stored)
    await intakes.change(tx, reference, status, str(by), now)
    return Changed(replace(stored, intake=replace(stored.intake, status=status)))
