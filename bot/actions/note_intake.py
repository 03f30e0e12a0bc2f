"""A coordinator notes something about an intake: in their own words, or that the family still waits."""

from bot.actions.acting import COORDINATOR, Asking, action
from storage import intake_notes, intakes, waiting
from storage.intake_notes import Note


@action("intake.note", COORDINATOR, on="reference")
async def note_intake(asking: Asking, reference: str, text: str) -> bool:
    """Keep a note; False where there is nothing to keep, or no such intake (any more)."""
    if not text or reference not in await intakes.by_reference(asking.tx, [reference]):
        return False
    await intake_notes.add(asking.tx, reference, Note(asking.now, asking.who, text))
    return True


@action("intake.still_waits", COORDINATOR, on="reference")
async def still_waits(asking: Asking, reference: str) -> bool:
    """The family said to a colleague that it still waits, which does what their own answer does; False for
    who is not in line (any more)."""
    if not await waiting.waiting_place(asking.tx, reference):
        return False
    await waiting.answered(asking.tx, reference, asking.now)
    await intakes.note(asking.tx, {reference: ""}, intakes.STAYS, str(asking.who), asking.now)
    return True
