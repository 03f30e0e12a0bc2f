"""One thing that is counted, once: a child in a programme, a parent, a place that somebody got."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Thing:
    """Counts in `figure`, on `day` or the first day after it that is not closed. `what` says within the
    family what it is, so that it counts once: of a number that grows, what came to it. `classes` by way of
    dividing: each thing of a figure has one in each."""

    family_id: int
    what: str
    figure: str
    day: date
    classes: Mapping[str, str] = field(default_factory=dict)
    number: int = 1
