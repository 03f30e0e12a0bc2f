"""Nodes whose parts do not fit together: what is written there would not do what its author thinks."""

import re
from collections.abc import Callable, Iterator

from dialogs.checking.finding import Finding, at
from dialogs.languages import NAMES
from dialogs.loading import Trees
from dialogs.schema import Node
from dialogs.source import Place

Flaw = tuple[Place, str]
_WITHOUT_CHOICES = ("month", "day", "school")
_ENGINE_IDS = {"family.children": re.compile(r"\d+$"), "library.schools": re.compile(r"s\d+$")}
_TO_CHANGE = re.compile(r"a\d+$")


def misshapen(trees: Trees) -> Iterator[Finding]:
    """All flaws that show in one node."""
    for node in trees.nodes.values():
        for flaws in _FLAWS:
            for place, problem in flaws(node):
                yield at(trees, node, place, problem)


def _does_and_asks(node: Node) -> Iterator[Flaw]:
    if node.do and node.ask:
        yield ("do",), "would be done again on each 'back': give it a node of its own"


def _asks_and_calls(node: Node) -> Iterator[Flaw]:
    if node.call and (node.ask or node.say):
        yield ("call",), "a node that calls a tree says and asks nothing: give that a node of its own"


def _only_for_questions(node: Node) -> Iterator[Flaw]:
    if node.ask is None:
        for part in ("choices", "offer", "save", "label", "optional"):
            if getattr(node, part):
                yield (part,), "means nothing in a node without 'ask'"


def _keeps(node: Node) -> Iterator[Flaw]:
    if node.label and not node.save:
        yield ("label",), "names an answer that is not kept: 'save' is missing"
    if node.ask and not node.save and node.kind not in ("choice", "summary"):
        yield ("as",), f"asks for a {node.kind} that is not kept: 'save' is missing"
    if not node.label:
        for choice, spec in node.choices.items():
            if spec.silent:
                yield ("choices", choice, "silent"), "is in no summary anyway: the node has no label"


def _answerable(node: Node) -> Iterator[Flaw]:
    if not node.ask:
        return
    certain = any(spec.when is None for spec in node.choices.values()) or node.offer == "languages"
    if node.kind in ("choice", "several", "summary") and not certain:
        yield ("choices",), "there may be no button at all: one choice must always be there"
    if node.kind in _WITHOUT_CHOICES and node.choices:
        yield ("choices",), f"a {node.kind} shows no choices of its own"
    if node.offer and node.kind not in ("choice", "text", "first_name", "phone", "note"):
        yield ("offer",), f"a {node.kind} shows no offer"


def _followed(node: Node) -> Iterator[Flaw]:
    if node.kind == "several":
        for choice, spec in node.choices.items():
            if spec.go or spec.jump:
                yield ("choices", choice), "where several may be chosen, a choice has no way of its own"
    for choice, spec in node.choices.items():
        if spec.go and spec.jump:
            yield ("choices", choice), "has either 'go' or 'jump'"


def _own_ids(node: Node) -> Iterator[Flaw]:
    pattern = _ENGINE_IDS.get(node.offer or "")
    for choice in node.choices:
        taken = (
            (pattern and pattern.match(choice))
            or (node.offer == "languages" and choice in NAMES)
            or (node.kind == "summary" and _TO_CHANGE.match(choice))
        )
        if taken:
            yield ("choices", choice), f"'{choice}' is an id that the machine itself gives here"


_FLAWS: tuple[Callable[[Node], Iterator[Flaw]], ...] = (
    _does_and_asks,
    _asks_and_calls,
    _only_for_questions,
    _keeps,
    _answerable,
    _followed,
    _own_ids,
)
