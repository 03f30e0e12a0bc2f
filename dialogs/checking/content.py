"""Content files read with patience: a broken one becomes findings, and the others are still looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from dialogs.checking.finding import Finding, found, of_errors
from dialogs.errors import ContentError
from dialogs.loading import Trees, assembled, place_of, revision, tree_of
from dialogs.schema import Tree
from dialogs.source import Source, read


@dataclass(frozen=True)
class Content:
    """The trees that could be read, and what is wrong with the files that could not."""

    trees: Trees
    broken: tuple[Finding, ...]


def read_all(texts: Mapping[str, str]) -> Content:
    """Read file name -> YAML text."""
    trees: dict[str, tuple[Source, Tree]] = {}
    broken: list[Finding] = []
    for name, text in texts.items():
        try:
            source = read(name, text)
            tree = tree_of(source)
        except ContentError as error:
            broken.extend(_all_of(error, name, text))
            continue
        twin = trees.setdefault(tree[1].tree, tree)
        if twin is not tree:
            broken.append(found(source, ("tree",), f"the tree '{twin[1].tree}' is in {twin[0].file} already"))
    return Content(assembled(trees.values(), revision(texts)), tuple(broken))


def _all_of(error: ContentError, name: str, text: str) -> Iterator[Finding]:
    """A ContentError tells the first thing; what pydantic found besides is told as well."""
    cause = error.__cause__
    if not isinstance(cause, ValidationError):
        yield from of_errors([error])
        return
    source = read(name, text)
    for problem in cause.errors():
        yield found(source, place_of(problem["loc"]), problem["msg"])
