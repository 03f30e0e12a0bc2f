"""A library's own campaigns beside the shipped: steps that name a step which is not there (any more)."""

from collections.abc import Iterator, Sequence

from dialogs.checking.finding import Finding, found
from dialogs.checking.sentences import sentences
from dialogs.running import PLACEHOLDER
from dialogs.source import Source
from dialogs.steps import Step


def lost(steps: Sequence[Step], shipped: Sequence[Step], own: Source) -> Iterator[Finding]:
    """Names in an own file that lead nowhere, and shipped steps that wait for what it leaves out. `steps` are
    all as they are together. To end what is left out is no harm: the shipped steps do."""
    there = {step.id: step for step in steps}
    known = there.keys() | {step.id for step in shipped}
    for index, raw in enumerate(own.data.get("steps", ())):
        step = there[raw["id"]]
        ended = {one for answer in step.answers.values() for one in answer.ends}
        for name in sorted((step.waits.keys() - there.keys()) | (ended - known)):
            yield found(own, ("steps", index), f"there is no step '{name}'")
    for index, name in enumerate(own.data.get("leave_out", ())):
        for step in steps:
            if name in step.waits:
                yield found(own, ("leave_out", index), f"'{step.id}' waits for '{name}': leave it out too")


def holes(own: Source) -> Iterator[Finding]:
    """Braces: in a tip nothing is filled in, so they would be read as they stand."""
    for sentence in sentences(own):
        if match := PLACEHOLDER.search(sentence.text):
            yield found(own, sentence.place, f"'{match[0]}' is not filled in a tip: say it without")
