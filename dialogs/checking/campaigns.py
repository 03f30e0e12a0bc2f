"""Tips and calls as a whole: an age without a tip, names that stand twice, references to nothing."""

from collections.abc import Iterator, Mapping, Sequence

from dialogs.checking.finding import Finding, found
from dialogs.source import Source
from dialogs.steps import Step
from dialogs.tips import Band, Tips

UNTIL = 144
"""Months: tips go on until a child is twelve."""


def uncovered(tips: Tips, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """Ages for which there is no band, or two. A band always has a tip: after the last it begins again."""
    expected = 0
    for band in tips.bands:
        if band.months[0] != expected:
            what = "nobody has a tip" if band.months[0] > expected else "two bands fit"
            months = f"{min(expected, band.months[0])} to {max(expected, band.months[0])}"
            yield found(_source(sources, band), ("months",), f"{what} for children of {months} months")
        expected = band.months[1]
    if expected < UNTIL and tips.bands:
        last = _source(sources, tips.bands[-1])
        yield found(last, ("months",), f"nobody has a tip for children of {expected} to {UNTIL} months")


def dangling(steps: Sequence[Step], source: Source) -> Iterator[Finding]:
    """Steps that stand twice, or name a step that is not there."""
    names = [step.id for step in steps]
    for index, step in enumerate(steps):
        if names.count(step.id) > 1 and names.index(step.id) != index:
            yield found(source, ("steps", index, "id"), f"there is a step '{step.id}' already")
        ended = [one for answer in step.answers.values() for one in answer.ends]
        for name in (*step.waits, *ended):
            if name not in names:
                yield found(source, ("steps", index), f"there is no step '{name}'")


def _source(sources: Mapping[str, Source], band: Band) -> Source:
    return next(source for source in sources.values() if source.data.get("band") == band.band)
