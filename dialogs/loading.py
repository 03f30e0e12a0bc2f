"""From YAML files to validated trees. What is wrong is refused here, with file, line and path."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from dialogs.errors import ContentError
from dialogs.schema import Node, Tree
from dialogs.source import Place, Source, read

_RESERVED = ("tree", "start", "for")


@dataclass(frozen=True)
class Trees:
    """All trees: `nodes` by 'tree.node', `starts` by tree, `labels` by (path, choice id), `sources` by tree.
    `revision` is a hash of the content, 12 hex digits. `of_team` are the trees of the library's people, which
    are in Dutch and English only."""

    nodes: Mapping[str, Node]
    starts: Mapping[str, str]
    labels: Mapping[tuple[str, str], str]
    sources: Mapping[str, Source]
    revision: str
    of_team: frozenset[str] = frozenset()

    @cached_property
    def saved(self) -> frozenset[str | None]:
        """Every path at which a node keeps an answer."""
        return frozenset(node.save for node in self.nodes.values())

    @cached_property
    def calls(self) -> Mapping[str, frozenset[str]]:
        """The trees that each tree calls itself."""
        found: dict[str, set[str]] = {tree: set() for tree in self.starts}
        for node in self.nodes.values():
            if node.call:
                found[node.tree].add(node.call)
        return {tree: frozenset(calls) for tree, calls in found.items()}


@cache
def shipped() -> Trees:
    """The trees that come with Leeswijzer, read once."""
    return from_folder(files("dialogs") / "trees")


def from_folder(folder: Traversable) -> Trees:
    """The trees of a folder of *.yaml. Raises ContentError."""
    names = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".yaml")), key=lambda item: item.name
    )
    return from_texts({item.name: item.read_text(encoding="utf-8") for item in names})


def from_texts(texts: Mapping[str, str]) -> Trees:
    """The trees of file name -> YAML text. Raises ContentError."""
    loaded = assembled([tree_of(read(name, text)) for name, text in texts.items()], revision(texts))
    for error in dangling(loaded):
        raise error
    return loaded


def revision(texts: Mapping[str, str]) -> str:
    """The hash of the content, 12 hex digits."""
    digest = hashlib.sha256("\0".join(f"{name}\0{texts[name]}" for name in sorted(texts)).encode())
    return digest.hexdigest()[:12]


def assembled(read_trees: Iterable[tuple[Source, Tree]], revision: str) -> Trees:
    """Trees put together, without a look at whether each way leads somewhere: see `dangling`."""
    pairs = list(read_trees)
    nodes = {node.id: node for _, tree in pairs for node in tree.nodes.values()}
    return Trees(
        nodes=nodes,
        starts={tree.tree: f"{tree.tree}.{tree.start}" for _, tree in pairs},
        labels=_labels(nodes.values()),
        sources={tree.tree: source for source, tree in pairs},
        revision=revision,
        of_team=frozenset(tree.tree for _, tree in pairs if tree.for_ == "team"),
    )


def tree_of(source: Source) -> tuple[Source, Tree]:
    """The validated tree of one file. Raises ContentError with the first thing that is wrong."""
    data = source.data
    if not isinstance(data, dict) or not all(key in data for key in ("tree", "start")):
        raise source.error((), "a tree needs 'tree' and 'start'")
    nodes = {name: body for name, body in data.items() if name not in _RESERVED}
    for name, body in nodes.items():
        if not isinstance(body, dict):
            raise source.error((name,), "a node is a mapping")
    head = {name: data[name] for name in _RESERVED if name in data}
    named = {name: {**body, "id": f"{data['tree']}.{name}"} for name, body in nodes.items()}
    try:
        return source, Tree.model_validate({**head, "nodes": named})
    except ValidationError as error:
        first = error.errors()[0]
        raise source.error(place_of(first["loc"]), first["msg"]) from error


def place_of(loc: tuple[int | str, ...]) -> Place:
    """Where in the file a place in the validated tree is."""
    return loc[1:] if loc and loc[0] == "nodes" else loc


def _labels(nodes: Iterable[Node]) -> dict[tuple[str, str], str]:
    return {
        (node.save, choice): spec.label
        for node in nodes
        if node.save
        for choice, spec in node.choices.items()
    }


def dangling(trees: Trees) -> Iterator[ContentError]:
    """Every start, call and way that leads nowhere."""
    for tree, start in trees.starts.items():
        if start not in trees.nodes:
            yield trees.sources[tree].error(("start",), f"there is no node '{start.partition('.')[2]}'")
    for node in trees.nodes.values():
        yield from _dangling_ways(trees, node)


def _dangling_ways(trees: Trees, node: Node) -> Iterator[ContentError]:
    source, name = trees.sources[node.tree], node.id.partition(".")[2]
    if node.call is not None and node.call not in trees.starts:
        yield source.error((name, "call"), f"there is no tree '{node.call}'")
    for place, go, jump in ways(node):
        if go is not None and go != "end" and f"{node.tree}.{go}" not in trees.nodes:
            yield source.error((name, *place), f"leads to '{go}', which is no node of this tree")
        if jump is not None and jump not in trees.starts:
            yield source.error((name, *place), f"jumps to '{jump}', which is no tree")


def called(trees: Trees, tree: str) -> set[str]:
    """A tree and every tree that it calls, directly or not."""
    seen: set[str] = set()
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        seen.add(one)
        waiting.extend(trees.calls[one] - seen)
    return seen


def ways(node: Node) -> Iterator[tuple[Place, str | None, str | None]]:
    """Every way out that is written at a node: its place inside the node, `go`, `jump`."""
    for index, route in enumerate(node.next):
        yield ("next", index), route.go, route.jump
    for choice, spec in node.choices.items():
        if spec.go is not None or spec.jump is not None:
            yield ("choices", choice), spec.go, spec.jump


__all__ = [
    "ContentError",
    "Trees",
    "assembled",
    "called",
    "dangling",
    "from_folder",
    "from_texts",
    "place_of",
    "revision",
    "shipped",
    "tree_of",
    "ways",
]
