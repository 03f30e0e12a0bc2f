"""A coordinator takes an intake on, or gives it to a colleague."""

from collections.abc import Sequence

from bot.actions.acting import COORDINATOR, Asking, action, permits
from storage import intakes, team


@action("intake.colleagues", COORDINATOR, noted=False)
async def colleagues(asking: Asking) -> Sequence[tuple[int, str]]:
    """The others who may have an intake: chat id and name ('' where that is not known), by name."""
    names = await team.names(asking.tx)
    found = await team.load(asking.tx)
    may = [chat for chat, held in found.items() if permits((COORDINATOR,), held) and chat != asking.who]
    return sorted(((chat, names.get(chat, "")) for chat in may), key=lambda one: (one[1].casefold(), one[0]))


@action("intake.assign", COORDINATOR, on="reference")
async def assign_intake(asking: Asking, reference: str, to: int) -> bool:
    """This colleague looks after the intake; False where the intake is gone, or who it is for left."""
    held = await team.roles(asking.tx, to)
    if not permits((COORDINATOR,), held) or not await intakes.by_reference(asking.tx, [reference]):
        return False
    await intakes.assign(asking.tx, reference, to, str(asking.who), asking.now)
    return True
