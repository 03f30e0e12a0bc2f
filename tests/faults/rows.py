"""One line of the table for each case, and the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.faults.judging import Verdict
from tests.faults.program import Program

_HEAD = ("case", "kills", "messages", "lost", "astray", "twice", "at most", "file whole", "remarks")


@dataclass(frozen=True, slots=True)
class Row:
    """What one case came to. `twice` messages may be at most `allowed`; None: no promise (a peer).

    `astray` are questions that came although they should not have; `broken` kills left a broken file."""

    case: str
    kills: int = 0
    messages: int = 0
    lost: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()
    twice: int = 0
    allowed: int | None = 0
    broken: int = 0
    remarks: str = ""
    is_peer: bool = False

    @property
    def is_good(self) -> bool:
        """Whether the promise was kept: nothing lost or astray, no more twice than was under way."""
        kept = self.allowed is None or self.twice <= self.allowed
        return self.is_peer or (kept and not (self.lost or self.astray or self.broken))

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as words, in the order of the head."""
        counts = (self.kills, self.messages, len(self.lost), len(self.astray), self.twice)
        allowed = "-" if self.allowed is None else str(self.allowed)
        whole = "-" if self.is_peer else ("no" if self.broken else "yes")
        return (self.case, *map(str, counts), allowed, whole, self.remarks)


def row(case: str, program: Program, verdict: Verdict, remarks: str) -> Row:
    """A line from what was judged. A kill may double the one request that is under way in a busy chat."""
    return Row(
        case=case,
        kills=program.kills,
        messages=verdict.messages,
        lost=verdict.lost,
        astray=verdict.astray,
        twice=verdict.twice,
        allowed=program.busy,
        broken=program.broken,
        remarks=remarks,
    )


def table(rows: Sequence[Row]) -> str:
    """The lines as a table in Markdown, its columns aligned for reading as it is."""
    lines = [_HEAD, *(one.cells for one in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]

    def drawn(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"

    ruler = drawn(["-" * width for width in widths])
    return "\n".join([drawn(lines[0]), ruler, *map(drawn, lines[1:])])
