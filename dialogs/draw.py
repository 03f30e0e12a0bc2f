"""A tree as a Mermaid flowchart: nodes, and the ways between them with their conditions in words."""

from collections.abc import Iterator

from dialogs.conditions import Condition, Test
from dialogs.loading import Trees
from dialogs.schema import Node, Route


def draw(trees: Trees, tree: str) -> str:
    """The Mermaid text of one tree. Raises KeyError for a tree that is not there."""
    start = _name(trees.nodes[trees.starts[tree]])
    nodes = [node for node in trees.nodes.values() if node.tree == tree]
    lines = ["flowchart TD", f"  begin(( )) --> {start}", "  end_(( ))"]
    for node in nodes:
        lines.append(f"  {_box(node)}")
        lines.extend(f"  {line}" for line in _ways(node))
    return "\n".join(lines) + "\n"


def _box(node: Node) -> str:
    name = _name(node)
    if node.call:
        return f'{name}[["{node.call}"]]'
    words = _quoted(node.ask or " / ".join(node.say) or name)
    return f'{name}{{{{"{words}"}}}}' if node.ask else f'{name}["{words}"]'


def _ways(node: Node) -> Iterator[str]:
    for spec in node.choices.values():
        if spec.go or spec.jump:
            yield _arrow(node, spec.go, spec.jump, spec.label)
    for route in node.next:
        yield _arrow(node, route.go, route.jump, " ".join(_reasons(route)))


def _arrow(node: Node, go: str | None, jump: str | None, words: str) -> str:
    target = f'to_{jump}(["{jump}"])' if jump else "end_" if go == "end" else f"n_{go}"
    label = f'|"{_quoted(words)}"|' if words else ""
    return f"{_name(node)} -->{label} {target}"


def _reasons(route: Route) -> Iterator[str]:
    if route.when:
        yield in_words(route.when)
    if route.unless:
        yield f"unless {in_words(route.unless)}"


def in_words(condition: Condition) -> str:
    """A condition as a reader says it: 'child.age is under 8'."""
    parts = [f"{path} {_test(test)}" for path, test in condition.tests.items()]
    if condition.any:
        parts.append("(" + " or ".join(in_words(one) for one in condition.any) + ")")
    return " and ".join(parts)


def _test(test: Test) -> str:
    parts = []
    if test.one_of:
        parts.append("is " + " or ".join(test.one_of))
    if test.none_of:
        parts.append("is not " + " or ".join(test.none_of))
    if test.at_least is not None:
        parts.append(f"is {test.at_least} or more")
    if test.below is not None:
        parts.append(f"is under {test.below}")
    if test.known is not None:
        parts.append("is known" if test.known else "is not known")
    return " and ".join(parts)


def _name(node: Node) -> str:
    """Prefixed, as 'end' and other words mean something to Mermaid."""
    return f"n_{node.id.partition('.')[2]}"


def _quoted(words: str) -> str:
    return words.replace('"', "#quot;").replace("\n", "<br/>")
