"""Answers in words: a summary with something in it, and one name for one choice."""

from collections.abc import Iterator

from dialogs.checking.finding import Finding, at
from dialogs.loading import Trees


def empty_summaries(trees: Trees) -> Iterator[Finding]:
    """Summaries in a tree where no question, also of the trees it calls, has a label."""
    for node in trees.nodes.values():
        if node.kind == "summary" and not _has_label(trees, node.tree, set()):
            yield at(trees, node, ("as",), "no question before it has a label, so the summary is empty")


def _has_label(trees: Trees, tree: str, seen: set[str]) -> bool:
    seen.add(tree)
    inside = [node for node in trees.nodes.values() if node.tree == tree]
    called = {node.call for node in inside if node.call} - seen
    return any(node.label for node in inside) or any(_has_label(trees, call, seen) for call in called)


def double_meanings(trees: Trees) -> Iterator[Finding]:
    """A choice that has another label elsewhere under the same path: an answer is kept by its id only."""
    for node in trees.nodes.values():
        for choice, spec in node.choices.items():
            shown = trees.labels.get((node.save or "", choice), spec.label)
            if shown != spec.label:
                yield at(trees, node, ("choices", choice), f"'{node.save}' {choice} is '{shown}' elsewhere")
