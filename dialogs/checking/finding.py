"""What a check found: a place in a content file and what is wrong there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialogs.errors import ContentError
from dialogs.loading import Trees
from dialogs.schema import Node
from dialogs.source import Place, Source


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """`line` counts from 1; `path` is the place inside the file, such as 'child.next.0.when'."""

    file: str
    line: int
    path: str
    problem: str

    def __str__(self) -> str:
        """One line that an editor can jump to."""
        return f"{self.file}:{self.line}: {self.path}: {self.problem}"


def found(source: Source, place: Place, problem: str) -> Finding:
    """A finding at a place of a file."""
    path = ".".join(str(step) for step in place)
    return Finding(source.file, source.line(place), path, problem)


def at(trees: Trees, node: Node, place: Place, problem: str) -> Finding:
    """A finding at a place inside a node."""
    return found(trees.sources[node.tree], (node.id.partition(".")[2], *place), problem)


def of_errors(errors: Iterable[ContentError]) -> Iterator[Finding]:
    """What loading would refuse, as findings."""
    for error in errors:
        yield Finding(error.file, error.line, error.path, error.problem)
