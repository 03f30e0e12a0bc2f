"""Circles of nodes in which no question stands: a person would wait for ever."""

from collections.abc import Iterator

from dialogs.checking.finding import Finding, at
from dialogs.loading import Trees, ways
from dialogs.schema import Node


def circles(trees: Trees) -> Iterator[Finding]:
    """Each node from which, without a question in between, the same node comes again."""
    through = _silent_trees(trees)
    steps = {name: frozenset(_silent_steps(trees, node, through)) for name, node in trees.nodes.items()}
    for name, node in trees.nodes.items():
        if _comes_again(steps, name):
            yield at(trees, node, (), "comes back to itself without a question in between")


def _comes_again(steps: dict[str, frozenset[str]], start: str) -> bool:
    seen: set[str] = set()
    waiting = list(steps[start])
    while waiting:
        name = waiting.pop()
        if name == start:
            return True
        if name not in seen:
            seen.add(name)
            waiting.extend(steps.get(name, ()))
    return False


def _silent_steps(trees: Trees, node: Node, through: set[str]) -> Iterator[str]:
    if node.call in trees.starts:
        yield trees.starts[str(node.call)]
    if node.ask or (node.call and node.call not in through):
        return
    for place, go, jump in ways(node):
        if place[0] == "choices":
            continue
        if jump in trees.starts:
            yield trees.starts[str(jump)]
        elif go and go != "end":
            yield f"{node.tree}.{go}"


def _silent_trees(trees: Trees) -> set[str]:
    """The trees that can be passed from start to end without a question."""
    through: set[str] = set()
    while True:
        more = {tree for tree in trees.starts if tree not in through and _passes(trees, tree, through)}
        if not more:
            return through
        through |= more


def _passes(trees: Trees, tree: str, through: set[str]) -> bool:
    seen: set[str] = set()
    waiting = [trees.starts[tree]]
    while waiting:
        node = trees.nodes.get(waiting.pop())
        if node is None or node.id in seen or node.ask or (node.call and node.call not in through):
            continue
        seen.add(node.id)
        if any(route.go == "end" for route in node.next) or not node.next:
            return True
        waiting.extend(f"{node.tree}.{route.go}" for route in node.next if route.go)
    return False
