"""What the tests of the dialogs share: the shipped trees, the fictional library, every language, a day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from bot.catalogs import wordings
from bot.settings import library
from dialogs.facts import Facts, Family
from dialogs.library import Library
from dialogs.loading import Trees, shipped
from dialogs.schema import Node
from dialogs.transcript import Transcript, read_transcript

TODAY = date(2026, 11, 21)
TRANSCRIPTS = Path(__file__).parents[1] / "transcripts"


@cache
def trees() -> Trees:
    """The shipped trees."""
    return shipped()


@cache
def place() -> Library:
    """The fictional library."""
    return library(None)


def facts(family: Family | None = None, language: str = "nl") -> Facts:
    """The facts of a test: a day, a family that may be new, every language."""
    return Facts(TODAY, place(), family or Family(), wordings(), hint=language, seed=7)


@cache
def transcripts() -> Mapping[str, Transcript]:
    """All transcripts by 'tree/case'."""
    files = sorted(TRANSCRIPTS.glob("*/*.yaml"))
    named = {f"{file.parent.name}/{file.stem}": file for file in files}
    return {name: read_transcript(name, file.read_text(encoding="utf-8")) for name, file in named.items()}


class Noting(dict[str, Node]):
    """Nodes that note which of them were looked up."""

    def __init__(self, nodes: Mapping[str, Node], note: Callable[[str], None]) -> None:
        """All nodes, and what is told of each that is asked for."""
        super().__init__(nodes)
        self._note = note

    def __getitem__(self, name: str) -> Node:
        """The node, noted."""
        self._note(name)
        return super().__getitem__(name)


def noting(note: Callable[[str], None]) -> Trees:
    """The shipped trees, which tell `note` every node the machine comes to."""
    return replace(trees(), nodes=Noting(trees().nodes, note))


def static_choices() -> Iterator[tuple[str, str]]:
    """Every choice that stands in a tree, as (node, choice)."""
    for name, node in trees().nodes.items():
        for choice in node.choices:
            yield name, choice
