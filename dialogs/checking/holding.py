"""Conditions that can never hold or always do, and routes that are never taken."""

from collections.abc import Iterator, Mapping

from dialogs.checking.finding import Finding, at
from dialogs.checking.values import Domain, domains
from dialogs.checking.worlds import World, worlds
from dialogs.conditions import Condition, tests_of
from dialogs.loading import Trees
from dialogs.schema import Node, Route
from dialogs.source import Place

Known = Mapping[str, Domain]


def unholdable(trees: Trees) -> Iterator[Finding]:
    """Everything about the conditions of all nodes."""
    known = domains(trees)
    for node in trees.nodes.values():
        for place, condition in _conditions(node):
            yield from _strange(trees, node, place, condition, known)
        yield from _never_taken(trees, node, known)


def holds(condition: Condition | None, world: World) -> bool:
    """Whether a condition holds in a situation; none at all always does."""
    return condition is None or condition.holds(lambda path: world.get(path, ""))


def taken(route: Route, world: World) -> bool:
    """Whether a route would be taken in a situation."""
    return holds(route.when, world) and not (route.unless and holds(route.unless, world))


def _conditions(node: Node) -> Iterator[tuple[Place, Condition]]:
    for index, route in enumerate(node.next):
        if route.when is not None:
            yield ("next", index, "when"), route.when
        if route.unless is not None:
            yield ("next", index, "unless"), route.unless
    for choice, spec in node.choices.items():
        if spec.when is not None:
            yield ("choices", choice, "when"), spec.when


def _strange(trees: Trees, node: Node, place: Place, condition: Condition, known: Known) -> Iterator[Finding]:
    wrong = list(_unknown(trees, node, place, condition, known))
    yield from wrong
    if wrong:
        return
    outcomes = {holds(condition, world) for world in worlds([condition], known)}
    if True not in outcomes:
        yield at(trees, node, place, "can never hold")
    elif place[-1] == "unless" and False not in outcomes:
        yield at(trees, node, place, "always holds, so this route is never taken")


def _unknown(trees: Trees, node: Node, place: Place, condition: Condition, known: Known) -> Iterator[Finding]:
    for path, test in tests_of(condition):
        if path not in known:
            yield at(trees, node, (*place, path), f"nothing ever saves, sets or derives '{path}'")
            continue
        for value in (*test.one_of, *test.none_of):
            if not known[path].has(value):
                yield at(trees, node, (*place, path), f"'{path}' is never '{value}'")


def _never_taken(trees: Trees, node: Node, known: Known) -> Iterator[Finding]:
    """Routes that the ones before them leave nothing for, and answers that no route takes."""
    conditions = [condition for route in node.next for condition in (route.when, route.unless)]
    first: set[int] = set()
    lost = False
    for world in worlds(conditions, known):
        index = next((place for place, route in enumerate(node.next) if taken(route, world)), None)
        lost = lost or index is None
        first |= {index} if index is not None else set()
    for index, route in enumerate(node.next):
        alone = any(taken(route, world) for world in worlds([route.when, route.unless], known))
        if index not in first and alone:
            yield at(trees, node, ("next", index), "is never taken: the routes before it take everything")
    if lost and needs_next(node):
        problem = "an answer may lead nowhere: end with a route without 'when'"
        yield at(trees, node, ("next",) if node.next else (), problem)


def needs_next(node: Node) -> bool:
    """Whether some answer, a skip or the mere passing of the node follows `next`."""
    all_their_own = bool(node.choices) and all(spec.go or spec.jump for spec in node.choices.values())
    only_choices = node.kind in ("choice", "summary") and not (node.offer or node.errand or node.optional)
    return not (node.ask and only_choices and all_their_own)
