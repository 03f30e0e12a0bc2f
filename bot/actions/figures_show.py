"""A coordinator looks at figures, or takes them along: numbers of everybody, and of nobody to be known by."""

from bot.actions.acting import COORDINATOR, Asking, action
from bot.figures.reading import Figures, read


@action("figures.open", COORDINATOR, noted=False)
async def open_figures(asking: Asking) -> None:
    """Whoever may not look at figures is not asked of which period."""


@action("figures.show", COORDINATOR, noted=False)
async def show_figures(asking: Asking) -> Figures:
    """Everything that may be shown, as of yesterday. Raises Undecipherable."""
    return await read(asking.tx, asking.library, asking.zone, asking.now)
