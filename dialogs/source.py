"""YAML read with its places: every scalar a string, every value's line known, doubled keys refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from dialogs.errors import ContentError

Place: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """A file's data, and the line (from 1) of each place in it."""

    file: str
    data: Any
    lines: Mapping[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def error(self, place: Place, problem: str) -> ContentError:
        """The error that names file, line and path."""
        path = ".".join(str(step) for step in place)
        return ContentError(self.file, self.line(place), path, problem)


def read(file: str, text: str) -> Source:
    """Parse a YAML text. Raises ContentError on bad YAML or a key that stands twice."""
    lines: dict[Place, int] = {}
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(file, line, "", f"not YAML: {error.problem}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ContentError(file, line, "", f"not YAML: {error.reason}") from error
    return Source(file, _build(file, root, (), lines) if root else {}, lines)


def _build(file: str, node: yaml.Node, place: Place, lines: dict[Place, int]) -> Any:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(file, node, place, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_build(file, item, (*place, index), lines) for index, item in enumerate(node.value)]
    return node.value


def _mapping(file: str, node: yaml.MappingNode, place: Place, lines: dict[Place, int]) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key, value in node.value:
        here = (*place, key.value)
        if key.value in built:
            path = ".".join(str(step) for step in here)
            raise ContentError(file, key.start_mark.line + 1, path, "this id stands here twice")
        lines[here] = key.start_mark.line + 1
        built[key.value] = _build(file, value, here, lines)
    return built
