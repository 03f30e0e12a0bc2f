"""The figures as they may be shown: the only way from the closed days to any table, chart or file."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.figures import kinds
from bot.figures.hiding import Block, Days, Piece, blocks, pieces, rounded
from bot.figures.periods import Period
from storage.figures import Closing, DayCount

FEWEST_MESSAGES = 50
"""Messages come in larger pieces than people: who knows how many a child gets, could divide by that."""


@dataclass(frozen=True, slots=True)
class Divided:
    """A total in groups. What is not divided (yet) is `open`."""

    total: int
    groups: Mapping[str, int]
    open: int


@dataclass(frozen=True)
class Shown:
    """All that may be shown as of the closing of the day `closed`."""

    closed: date
    days: Mapping[str, Days]
    _pieces: dict[str, Sequence[Piece]] = field(default_factory=dict)
    _blocks: dict[tuple[str, str], Sequence[Block]] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The figures of which there is anything at all."""
        return sorted(self.days)

    def total(self, name: str, period: Period) -> int:
        """How many in a period: nobody, or enough."""
        return sum(one.total for one in self.pieces(name) if period.has(one.day))

    def divided(self, name: str, way: str, period: Period) -> Divided:
        """The same divided in a way, by the terms that lie wholly in the period."""
        total = self.total(name, period)
        groups = _sum(self.blocks(name, way), period)
        return Divided(total, groups, total - sum(groups.values()))

    def rounded(self, name: str, way: str, group: str, period: Period) -> int:
        """One group of it, of each of those terms to the nearest five."""
        return _sum(rounded(self.pieces(name), way, group, self.closed), period)[group]

    def pieces(self, name: str) -> Sequence[Piece]:
        """The pieces of a figure, in the order of time."""
        if name not in self._pieces:
            self._pieces[name] = self._of_several(name) if name in kinds.SEVERAL else self._of_one(name)
        return self._pieces[name]

    def blocks(self, name: str, way: str) -> Sequence[Block]:
        """The same divided in a way."""
        if (name, way) not in self._blocks:
            self._blocks[name, way] = blocks(self.pieces(name), way, self.closed)
        return self._blocks[name, way]

    def _of_several(self, name: str) -> list[Piece]:
        every = (piece for one in kinds.SEVERAL[name] for piece in self.pieces(one))
        return sorted(every, key=lambda one: one.day)

    def _of_one(self, name: str) -> list[Piece]:
        days = self.days.get(name, ())
        if name == kinds.SENT:
            return pieces(self._once_there_are_children(days), fewest=FEWEST_MESSAGES)
        wholes = kinds.whole_of(name)
        whole = [piece for one in wholes for piece in self.pieces(one)]
        return pieces(days, whole if wholes else None)

    def _once_there_are_children(self, days: Days) -> Days:
        """Messages about nobody would tell that there are a few."""
        children = self.pieces(kinds.TIPS)
        return [(max(day, children[0].day), count) for day, count in days] if children else ()


def shown(closings: Mapping[date, Closing], closed: date) -> Shown:
    """What may be shown of these days, up to and including `closed`; they may be in any order."""
    days: dict[str, list[tuple[date, DayCount]]] = {}
    for day in sorted(closings):
        for name, count in closings[day].items() if day <= closed else ():
            days.setdefault(name, []).append((day, count))
    return Shown(closed, days)


def _sum(found: Sequence[Block], period: Period) -> Counter[str]:
    """The groups of the terms that are wholly in a period: of one across its edge nobody may know how much is
    on this side."""
    groups: Counter[str] = Counter()
    for one in found:
        if period.has(one.first) and period.has(one.last):
            groups.update(one.groups)
    return groups
