"""Who exactly gets a message to many, who does not although it is for them, and why. What is promised here is
what is sent: sending asks this again at its own moment."""

from collections import defaultdict
from datetime import UTC, datetime, time

from bot.actions.acting import COORDINATOR, Asking, action
from bot.leaving_out import SoFar, is_for, reason, recipients
from bot.recipients import REASONS, Counted, Letter, Reason, Recipient
from dialogs.audience import Audience
from dialogs.this_week import monday
from storage import audiences
from storage import recipients as kept

_ANYTHING = Letter()


@action("audience.count", COORDINATOR, noted=False)
async def chosen(asking: Asking, audience: Audience, letter: Letter = _ANYTHING) -> Counted:
    """The recipients of a letter, and who is left out. Raises Refused, Undecipherable."""
    return await counted(asking, audience, letter)


async def counted(asking: Asking, audience: Audience, letter: Letter = _ANYTHING) -> Counted:
    """The same for who was at the door already: a letter that goes at a moment is counted again then."""
    going: list[Recipient] = []
    left: defaultdict[Reason, list[int]] = defaultdict(list)
    today, so_far = asking.today, await _so_far(asking, letter)
    async for homes in audiences.pages(asking.tx, monday(today), answers=bool(audience.places)):
        for home in homes:
            wanted = is_for(audience, home, asking.library, today)
            why = reason(audience, letter, so_far, home, today) if wanted else None
            if wanted is None:
                left["place_unknown"].append(home.id)
            elif why:
                left[why].append(home.id)
            elif wanted:
                going += recipients(home, letter)
    return Counted(tuple(going), {one: tuple(left[one]) for one in REASONS if one in left})


async def _so_far(asking: Asking, letter: Letter) -> SoFar:
    """The week begins at midnight in the library's zone."""
    began = datetime.combine(monday(asking.today), time(), asking.zone).astimezone(UTC)
    already = await kept.have(asking.tx, letter.event) if letter.event is not None else frozenset[int]()
    return SoFar(already, await kept.had(asking.tx, began))
