"""Everything that can be sent by itself, and how a button names it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from dialogs import steps, tips
from dialogs.campaigns import Item, Season, TipDue, messages
from dialogs.facts import Reading, Readings
from dialogs.holidays import Holidays
from dialogs.languages import SOURCE
from dialogs.readings import readings
from dialogs.steps import Campaigns, Moment, Step
from dialogs.tips import PARTS, Tips

_SEASON = re.compile(r"season\.\d{4}-[1-4]")


@dataclass(frozen=True)
class Content:
    """Tips, and calls at an age or a date; `others` is what can be said of them in each language in which
    that is not all (dialogs.whole_content)."""

    tips: Tips = field(default_factory=lambda: Tips(()))
    calls: Campaigns = field(default_factory=lambda: Campaigns((), ()))
    others: Mapping[str, "Content"] = field(default_factory=dict)

    def in_language(self, language: str) -> "Content":
        """What a family that reads this language can be sent."""
        return self.others.get(language, self)

    def closing(self, closed: Holidays) -> "Content":
        """The same, with the days on which a library holds no events."""
        others = {language: one.closing(closed) for language, one in self.others.items()}
        return replace(self, calls=replace(self.calls, closed=closed), others=others)

    @cached_property
    def readings(self) -> Readings:
        """What of it can be read aloud."""
        own = readings(self.tips, self.calls)
        return {SOURCE: own} | {one: readings(said.tips, said.calls) for one, said in self.others.items()}

    def reading(self, name: str, language: str) -> Reading | None:
        """A text as it is read aloud in a language; None for what is gone."""
        return self.readings.get(language, self.readings[SOURCE]).get(name)

    def said(self, name: str, language: str) -> tuple[Item | None, str]:
        """An item by the name that a button carries, and the language in which it can be said to a family
        that reads this one: Dutch where it is not whole in it."""
        if (item := self.in_language(language).item(name)) is not None:
            return item, language
        return self.item(name), SOURCE

    def as_read(self, item: Item, language: str) -> tuple[Item, str]:
        """What was chosen for a family, for a carer of it who reads this language: see `said`."""
        if not self.others:
            return item, language
        found, said = self.said(name_of(item, len(PARTS)), language)
        if isinstance(item, TipDue) and isinstance(found, TipDue):
            return replace(item, set=found.set), said
        return found or item, said

    def item(self, name: str) -> Item | None:
        """An item by the name that a button carries; None for what is gone from the content."""
        parts = name.split(".")
        if len(parts) == 4 and parts[2].isdecimal() and parts[3].isdecimal():
            return self._tip(parts[0], parts[1], int(parts[2]), int(parts[3]))
        if _SEASON.fullmatch(name):
            return Season(name)
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
