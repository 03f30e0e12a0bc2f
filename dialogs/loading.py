"""From YAML files to validated trees. What is wrong is refused here, with file, line and path."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from dialogs.errors import ContentError
from dialogs.schema import Node, Tree
from dialogs.source import Place, Source, read

_RESERVED = ("tree", "start")


@dataclass(frozen=True)
class Trees:
    """All trees: `nodes` by 'tree.node', `starts` by tree, `labels` by (path, choice id), `sources` by tree.
    `revision` is a hash of the content, 12 hex digits."""

    nodes: Mapping[str, Node]
    starts: Mapping[str, str]
    labels: Mapping[tuple[str, str], str]
    sources: Mapping[str, Source]
    revision: str


def shipped() -> Trees:
    """The trees that come with Leeswijzer."""
    return from_folder(files("dialogs") / "trees")


def from_folder(folder: Traversable) -> Trees:
    """The trees of a folder of *.yaml. Raises ContentError."""
    names = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".yaml")), key=lambda item: item.name
    )
    return from_texts({item.name: item.read_text(encoding="utf-8") for item in names})


def from_texts(texts: Mapping[str, str]) -> Trees:
    """The trees of file name -> YAML text. Raises ContentError."""
    sources = [read(name, text) for name, text in texts.items()]
    trees = [(source, _tree(source)) for source in sources]
    nodes = {node.id: node for _, tree in trees for node in tree.nodes.values()}
    digest = hashlib.sha256("\0".join(f"{name}\0{texts[name]}" for name in sorted(texts)).encode())
    loaded = Trees(
        nodes=nodes,
        starts={tree.tree: f"{tree.tree}.{tree.start}" for _, tree in trees},
        labels=_labels(nodes.values()),
        sources={tree.tree: source for source, tree in trees},
        revision=digest.hexdigest()[:12],
    )
    for source, tree in trees:
        _refuse_dangling(loaded, source, tree)
    return loaded


def _tree(source: Source) -> Tree:
    data = source.data
    if not isinstance(data, dict) or not all(key in data for key in _RESERVED):
        raise source.error((), "a tree needs 'tree' and 'start'")
    nodes = {name: body for name, body in data.items() if name not in _RESERVED}
    for name, body in nodes.items():
        if not isinstance(body, dict):
            raise source.error((name,), "a node is a mapping")
    named = {name: {**body, "id": f"{data['tree']}.{name}"} for name, body in nodes.items()}
    try:
        return Tree.model_validate({"tree": data["tree"], "start": data["start"], "nodes": named})
    except ValidationError as error:
        first = error.errors()[0]
        raise source.error(_place(first["loc"]), first["msg"]) from error


def _place(loc: tuple[int | str, ...]) -> Place:
    return loc[1:] if loc and loc[0] == "nodes" else loc


def _labels(nodes: Iterable[Node]) -> dict[tuple[str, str], str]:
    return {
        (node.save, choice): spec.label
        for node in nodes
        if node.save
        for choice, spec in node.choices.items()
    }


def _refuse_dangling(trees: Trees, source: Source, tree: Tree) -> None:
    if tree.start not in tree.nodes:
        raise source.error(("start",), f"there is no node '{tree.start}'")
    for name, node in tree.nodes.items():
        if node.call is not None and node.call not in trees.starts:
            raise source.error((name, "call"), f"there is no tree '{node.call}'")
        for place, go, jump in _ways(node):
            _refuse_way(trees, source, tree, (name, *place), go, jump)


def _ways(node: Node) -> Iterable[tuple[Place, str | None, str | None]]:
    for index, route in enumerate(node.next):
        yield ("next", index), route.go, route.jump
    for choice, spec in node.choices.items():
        yield ("choices", choice), spec.go, spec.jump


def _refuse_way(
    trees: Trees, source: Source, tree: Tree, place: Place, go: str | None, jump: str | None
) -> None:
    if go is not None and go != "end" and go not in tree.nodes:
        raise source.error(place, f"leads to '{go}', which is no node of this tree")
    if jump is not None and jump not in trees.starts:
        raise source.error(place, f"jumps to '{jump}', which is no tree")


__all__ = ["ContentError", "Trees", "from_folder", "from_texts", "shipped"]
