"""Everything that can be sent by itself, and how a button names it."""

from dataclasses import dataclass, field

from dialogs import steps, tips
from dialogs.campaigns import Item, TipDue, messages
from dialogs.steps import Campaigns, Moment, Step
from dialogs.tips import Tips


@dataclass(frozen=True, slots=True)
class Content:
    """Tips, and calls at an age or a date."""

    tips: Tips = field(default_factory=lambda: Tips(()))
    calls: Campaigns = field(default_factory=lambda: Campaigns((), ()))

    def item(self, name: str) -> Item | None:
        """An item by the name that a button carries; None for what is gone from the content."""
        parts = name.split(".")
        if len(parts) == 4 and parts[2].isdecimal() and parts[3].isdecimal():
            return self._tip(parts[0], parts[1], int(parts[2]), int(parts[3]))
        found: tuple[Step | Moment, ...] = (*self.calls.steps, *self.calls.moments)
        return next((one for one in found if one.id == name), None)

    def _tip(self, band: str, name: str, number: int, often: int) -> TipDue | None:
        sets = next((one.sets for one in self.tips.bands if one.band == band), ())
        found, spread = next((one for one in sets if one.id == name), None), messages(often)
        return TipDue(band, found, number, spread[number]) if found and number < len(spread) else None


def name_of(item: Item, often: int) -> str:
    """'baby.faces.0.3' for the first message of a set that comes in three; 'koffertje' for a step."""
    return f"{item.band}.{item.set.id}.{item.number}.{often}" if isinstance(item, TipDue) else item.id


def shipped() -> Content:
    """What comes with Leeswijzer. Raises ContentError."""
    return Content(tips.shipped(), steps.shipped())
