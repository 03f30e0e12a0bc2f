"""A step where nothing is stored: errands end as their examples do. For transcripts, `play` and the walk."""

from collections.abc import Iterator
from dataclasses import replace

from dialogs.engine import Turn, step
from dialogs.errands import OutcomeWanted, Rehearsal, shipped
from dialogs.facts import Facts
from dialogs.inputs import Input
from dialogs.loading import Trees
from dialogs.session import Session


def rehearsed(trees: Trees, session: Session | None, given: Input, facts: Facts, office: Rehearsal) -> Turn:
    """One step, each errand ending as the rehearsal says. Raises as `step`, but never OutcomeWanted."""
    while True:
        try:
            return step(trees, session, given, facts)
        except OutcomeWanted as wanted:
            found = {**facts.outcomes, wanted.errand: office.outcome(wanted.errand)}
            facts = replace(facts, outcomes=found)


def every_ending(
    trees: Trees, session: Session | None, given: Input, facts: Facts
) -> Iterator[tuple[Turn, Facts]]:
    """The same step with each combination of endings, and the facts that it was done with."""
    waiting = [facts]
    while waiting:
        known = waiting.pop()
        try:
            yield step(trees, session, given, known), known
        except OutcomeWanted as wanted:
            waiting += [
                replace(known, outcomes={**known.outcomes, wanted.errand: ending})
                for ending in reversed(shipped()[wanted.errand.name].examples())
            ]
