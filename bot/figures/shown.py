"""The figures as they may be shown: the only way from the closed days to any table, chart or file."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.figures import kinds
from bot.figures.hiding import REST, Block, Days, Piece, blocks, of_group, pieces
from bot.figures.periods import Period
from storage.figures import Closing, DayCount


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
        """The same divided in a way."""
        return _inside(self.pieces(name), self.blocks(name, way), period)

    def within(self, name: str, way: str, group: str, finer: str, period: Period) -> Divided:
        """One group of it divided further."""
        inner = of_group(self.blocks(name, way), group)
        return _inside(inner, blocks(inner, finer, self.closed), period)

    def pieces(self, name: str) -> Sequence[Piece]:
        """The pieces of a figure, in the order of time."""
        if name not in self._pieces:
            days = self.days.get(name, ())
            self._pieces[name] = pieces(days, self._whole(name))
        return self._pieces[name]

    def _whole(self, name: str) -> Sequence[Piece] | None:
        wholes = kinds.whole_of(name)
        return [piece for one in wholes for piece in self._of(one)] if wholes else None

    def _of(self, whole: kinds.Whole) -> Sequence[Piece]:
        if not whole.way:
            return self.pieces(whole.name)
        return of_group(self.blocks(whole.name, whole.way), whole.group)

    def blocks(self, name: str, way: str) -> Sequence[Block]:
        """The same divided in a way."""
        if (name, way) not in self._blocks:
            self._blocks[name, way] = blocks(self.pieces(name), way, self.closed)
        return self._blocks[name, way]


def shown(closings: Mapping[date, Closing], closed: date) -> Shown:
    """What may be shown of these days, up to and including `closed`; they may be in any order."""
    days: dict[str, list[tuple[date, DayCount]]] = {}
    for day in sorted(closings):
        for name, count in closings[day].items() if day <= closed else ():
            days.setdefault(name, []).append((day, count))
    return Shown(closed, days)


def _inside(whole: Sequence[Piece], parts: Sequence[Block], period: Period) -> Divided:
    """Of the blocks those that are wholly in a period, and could be divided: of one that lies across its edge
    nobody may know how much of it is on this side."""
    total = sum(one.total for one in whole if period.has(one.first) and period.has(one.day))
    found: Counter[str] = Counter()
    for one in parts:
        if period.has(one.first) and period.has(one.day) and list(one.groups) != [REST]:
            found.update(one.groups)
    return Divided(total, found, total - sum(found.values()))
