"""A report before it is a page, a workbook or a message: the same numbers for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from bot.figures.periods import Period

Topic = Literal["reached", "programmes", "waiting", "tips", "desks", "events", "changes"]
TOPICS: tuple[Topic, ...] = get_args(Topic)
HIDDEN = "–"
"""What stands for nobody, or too few."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label, how many in the period and in the one before it: 0 where nothing may be shown. A row of
    `depth` 1 is a part of the last one of depth 0 above it."""

    label: str
    now: int
    before: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`means` is the definition; `remarks` are sentences below it. Without rows there is nothing to show. The
    first row may be the `whole` of the others."""

    topic: Topic
    name: str
    title: str
    means: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about a period of a library, as of the closing of the day `closed`."""

    library: str
    period: Period
    closed: date
    tables: Sequence[Table]

    def about(self, topic: Topic) -> list[Table]:
        """The tables of a topic that have something to show."""
        return [table for table in self.tables if table.topic == topic and table.rows]


def shown_as(number: int) -> str:
    """A number as it is written everywhere."""
    return str(number) if number else HIDDEN
