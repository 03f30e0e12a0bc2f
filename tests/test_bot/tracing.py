"""Numbers that remember whom they count, and the exact solving of what can be worked out of them."""

from collections.abc import Iterable, Sequence
from typing import Self

PRIME = 2**61 - 1
"""Solving is done modulo this: nobody's group is found by luck, and none is missed."""


class Traced(int):
    """A number of people with who they are. Sums and differences know too: whoever subtracts what is not a
    part gets people who count less than not at all."""

    who: dict[int, int]

    def __new__(cls, who: Iterable[int] | dict[int, int]) -> Self:
        """`who`: ids of people, or how often each counts."""
        counts = who if isinstance(who, dict) else dict.fromkeys(who, 1)
        made = super().__new__(cls, sum(counts.values()))
        made.who = {one: count for one, count in counts.items() if count}
        return made

    def __add__(self, other: int) -> "Traced":
        return self._with(other, 1)

    __radd__ = __add__

    def __sub__(self, other: int) -> "Traced":
        return self._with(other, -1)

    def _with(self, other: int, sign: int) -> "Traced":
        theirs = other.who if isinstance(other, Traced) else self._last(other)
        assert sign < 0 or isinstance(other, Traced) or not other, "a number that nobody knows the people of"
        found = dict(self.who)
        for one, count in theirs.items():
            found[one] = found.get(one, 0) + sign * count
        return Traced(found)

    def _last(self, number: int) -> dict[int, int]:
        """Those who go when some have to: the same ones wherever they are counted."""
        there = sorted((one for one, count in self.who.items() if count > 0), reverse=True)
        nobody = {-1: number - len(there)} if number > len(there) else {}
        return dict.fromkeys(there[:number], 1) | nobody


class Solver:
    """All sums and differences of some numbers: which groups of people can be told from them exactly."""

    def __init__(self, numbers: Iterable[Traced]) -> None:
        """Gaussian elimination over the people in them."""
        self._rows: dict[int, dict[int, int]] = {}
        for number in {frozenset(one.who.items()) for one in numbers}:
            left = self._reduced(dict(number))
            if left:
                first = min(left)
                inverse = pow(left[first], -1, PRIME)
                self._rows[first] = {one: count * inverse % PRIME for one, count in left.items()}

    def tells(self, group: Sequence[int]) -> bool:
        """Whether some sum and difference of the numbers is exactly how many are in the group."""
        return not self._reduced(dict.fromkeys(group, 1))

    def _reduced(self, row: dict[int, int]) -> dict[int, int]:
        row = {one: count % PRIME for one, count in row.items()}
        done: set[int] = set()
        while todo := [one for one in row if one in self._rows and one not in done]:
            first = min(todo)
            factor = row[first]
            for one, count in self._rows[first].items():
                row[one] = (row.get(one, 0) - factor * count) % PRIME
                if not row[one]:
                    del row[one]
            done.add(first)
        return row
