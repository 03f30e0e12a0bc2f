"""What is wrong with a sheet, by the address of the cell."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """`cell` is an address in the texts, such as 'D14', or with its tab, 'How to!B1'; '' is the file."""

    cell: str
    problem: str

    def __str__(self) -> str:
        """One line for who mends it."""
        return f"{self.cell}: {self.problem}" if self.cell else self.problem


@dataclass(eq=False)
class SheetRefused(Exception):
    """A sheet that is not taken: nothing was changed."""

    faults: Sequence[Fault]

    def __str__(self) -> str:
        """All faults, a line each."""
        return "\n".join(str(fault) for fault in self.faults)
