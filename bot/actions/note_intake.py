"""A coordinator notes something about an intake, in their own words."""

from bot.actions.acting import COORDINATOR, Asking, action
from storage import intake_notes, intakes
from storage.intake_notes import Note


@action("intake.note", COORDINATOR, on="reference")
async def note_intake(asking: Asking, reference: str, text: str) -> bool:
    """Keep a note; False where there is nothing to keep, or no such intake (any more)."""
    if not text or reference not in await intakes.by_reference(asking.tx, [reference]):
        return False
    await intake_notes.add(asking.tx, reference, Note(asking.now, asking.who, text))
    return True
