"""A coordinator takes a report along, for the municipality: what leaves the bot stands in the trail."""

from bot.actions.acting import COORDINATOR, Asking, action
from bot.figures.reading import Figures, read


@action("figures.report", COORDINATOR, on="about")
async def take_report(asking: Asking, about: str) -> Figures:
    """Everything that may be shown, as of yesterday. `about` is for the trail: the period and the form.
    Raises Undecipherable."""
    return await read(asking.tx, asking.library, asking.zone, asking.now)
