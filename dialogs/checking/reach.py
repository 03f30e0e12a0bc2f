"""Nodes that nobody can come to, and ways that lead nowhere."""

from collections.abc import Collection, Iterator

from dialogs.checking.finding import Finding, at, found
from dialogs.checking.routes import graph, reached
from dialogs.loading import Trees


def unreachable(trees: Trees, entries: Collection[str]) -> Iterator[Finding]:
    """Nodes without any route to them. `entries` are the trees that a command or the machine opens."""
    routes = graph(trees)
    seen = reached(routes, (trees.starts[tree] for tree in entries if tree in trees.starts))
    for tree, start in trees.starts.items():
        if start not in seen and start in trees.nodes:
            yield found(trees.sources[tree], ("tree",), f"nothing opens the tree '{tree}'")
            seen |= reached(routes, iter([start]))
    for name, node in trees.nodes.items():
        if name not in seen:
            yield at(trees, node, (), "no route leads to this node")
