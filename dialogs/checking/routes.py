"""Where a node can lead: the graph of nodes that several checks walk."""

from collections.abc import Iterator, Mapping

from dialogs.loading import Trees, ways
from dialogs.schema import Node

Graph = Mapping[str, frozenset[str]]
"""From a node's id to the ids of the nodes that may come right after it."""


def targets(trees: Trees, node: Node) -> Iterator[str]:
    """The nodes that a node leads to by its ways and its call; those of a call's end are its own `next`."""
    if node.call in trees.starts:
        yield trees.starts[str(node.call)]
    for _, go, jump in ways(node):
        if jump in trees.starts:
            yield trees.starts[str(jump)]
        elif go and go != "end":
            yield f"{node.tree}.{go}"


def graph(trees: Trees) -> Graph:
    """All nodes with what they lead to."""
    return {
        name: frozenset(target for target in targets(trees, node) if target in trees.nodes)
        for name, node in trees.nodes.items()
    }


def reached(routes: Graph, starts: Iterator[str]) -> set[str]:
    """Every node that can be come to from the starts."""
    seen: set[str] = set()
    waiting = [start for start in starts if start in routes]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(routes[node] - seen)
    return seen
