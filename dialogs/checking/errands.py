"""Errands in the trees: each is known, stands where it may be done, and is routed by how it can end."""

from collections.abc import Iterator

from dialogs.checking.finding import Finding, at
from dialogs.conditions import tests_of
from dialogs.errands import Spec, shipped
from dialogs.loading import Trees
from dialogs.running import OFFICE
from dialogs.schema import Node


def misdone(trees: Trees) -> Iterator[Finding]:
    """What is wrong with the errands of all nodes."""
    for node in trees.nodes.values():
        if node.errand is None:
            continue
        spec = shipped().get(node.errand)
        if spec is None:
            yield at(trees, node, ("errand",), f"there is no errand '{node.errand}'")
        else:
            yield from _misplaced(trees, node, spec)
            yield from _never_ends_so(trees, node, spec)


def _misplaced(trees: Trees, node: Node, spec: Spec) -> Iterator[Finding]:
    if node.ask and not spec.looks:
        yield at(trees, node, ("errand",), "changes something, so it cannot stand at a question")
    if spec.for_ == "team" and node.tree not in trees.of_team:
        yield at(trees, node, ("errand",), "is for the team, and this tree is not")


def _never_ends_so(trees: Trees, node: Node, spec: Spec) -> Iterator[Finding]:
    """Routes for an ending that this errand does not have."""
    for index, route in enumerate(node.next):
        for path, test in tests_of(route.when):
            strange = {*test.one_of, *test.none_of} - set(spec.outcomes)
            if path == f"{OFFICE}outcome" and strange:
                problem = f"'{node.errand}' never ends with '{min(strange)}'"
                yield at(trees, node, ("next", index, "when"), problem)
