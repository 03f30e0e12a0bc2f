"""The year as a table: what was counted, and how often each thing happened that never should."""

from collections import Counter
from dataclasses import dataclass

from dialogs.content import Content
from tests.test_year.households import BELOW, Household
from tests.test_year.judge import Fault, Judge
from tests.test_year.running import GAPS, Year

NEVER = (
    "at night",
    "over the dose",
    "repeated",
    "out of its window",
    "invited in a holiday",
    "missed",
    "after a stop, in a pause or on another day",
    "at another hour",
)
"""The kinds of fault that the judge knows."""


@dataclass(frozen=True, slots=True)
class Result:
    """The counts of a year in their order, and every fault."""

    counts: tuple[tuple[str, int], ...]
    faults: tuple[Fault, ...]

    @property
    def table(self) -> str:
        """In Markdown."""
        found = Counter(fault.kind for fault in self.faults)
        rows = [*self.counts, *((f"**{kind}**", found[kind]) for kind in NEVER)]
        wide = max(len(name) for name, _ in rows)
        lines = [f"| {name:<{wide}} | {count:>6} |" for name, count in rows]
        return "\n".join([f"| {'what':<{wide}} | {'count':>6} |", f"| {'-' * wide} | {'-' * 5}: |", *lines])


def judged(homes: list[Household], year: Year, content: Content) -> Result:
    """What the judge says of all families."""
    judges = [Judge(number, home, year.received[number], content) for number, home in enumerate(homes)]
    for number, judge in enumerate(judges):
        judge.go(BELOW, [(child, day) for (one, child), day in year.ended.items() if one == number])
    every = [one for those in year.received.values() for one in those]
    counts = (
        ("families", len(homes)),
        ("children", sum(len(home.family.children) for home in homes)),
        ("languages", len({home.family.language for home in homes})),
        ("changes by parents", sum(len(home.acts) for home in homes)),
        ("answers under messages", year.answers),
        ("messages by themselves", len(every)),
        ("- tips", sum(one.item.is_tip for one in every)),
        ("- steps of BoekStart", sum(one.item.part == "step" for one in every)),
        ("- national moments", sum(one.item.part == "moment" for one in every)),
        ("- questions once a season", sum(one.item.part == "season" for one in every)),
        ("moments at which one was due", sum(judge.due for judge in judges)),
        ("outages of a day", sum(not gap.midst for gap in GAPS)),
        ("moments skipped in them", sum(judge.skipped for judge in judges)),
        ("waiting when ended in the middle of sending, sent after it", year.left),
    )
    return Result(counts, tuple(fault for judge in judges for fault in judge.faults))
