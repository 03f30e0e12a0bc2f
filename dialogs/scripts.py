"""What is read aloud for those who would rather listen: a text's words in one language, its choices in the
order of the buttons. A recording counts for exactly these words: `fingerprint` tells them from any others."""

import hashlib

from dialogs.conditions import Condition, tests_of
from dialogs.facts import Reading, Readings, Wording
from dialogs.languages import SOURCE
from dialogs.library import Library
from dialogs.loading import Trees
from dialogs.phrases import words
from dialogs.running import PLACEHOLDER
from dialogs.schema import Node

STAFF_TREES = frozenset({"opnemen"})
TALKS = "talks"
"""The part of what is said in conversations."""
_FIRST = ("welkom", "toestemming", "menu", "choose_child", "contact", "studiebegeleiding", "plek3")
_FOUND = "{office.question}"
"""A question that an errand finds: the node has no words of its own to read."""
_UNSAID = "…"
"""For what differs from family to family and has no word that stands for all."""


def texts(trees: Trees, more: Readings, library: Library, language: str) -> dict[str, Reading]:
    """All that is worth a recording in a language, by name and in order: the nodes that everybody meets
    first, those of the other trees as they are written, then `more` (see dialogs.readings)."""
    ranked = sorted(trees.nodes.values(), key=lambda node: _rank(node.tree))
    nodes = {node.id: of_node(node, library) for node in ranked if _is_read(node, trees)}
    return {**nodes, **more.get(language, more.get(SOURCE, {}))}


def _rank(tree: str) -> int:
    return _FIRST.index(tree) if tree in _FIRST else len(_FIRST)


def _is_read(node: Node, trees: Trees) -> bool:
    for_families = node.tree not in STAFF_TREES | trees.of_team
    own_words = bool(node.say or node.ask) and node.ask != _FOUND
    return own_words and node.speaks is None and for_families


def of_node(node: Node, library: Library) -> Reading:
    """What a node says and asks, and the choices that everybody is offered in this library."""
    labels = (spec.label for spec in node.choices.values() if _is_for_all(spec.when, library))
    return Reading(TALKS, (*node.say, *([node.ask] if node.ask else [])), tuple(labels))


def script(reading: Reading, wording: Wording, library: Library) -> str:
    """The words to read, a line for each sentence and each choice."""
    lines = [_spoken(text, wording, library) for text in reading.says]
    return "\n".join([*lines, *(f"• {_spoken(label, wording, library)}" for label in reading.choices)])


def _is_for_all(condition: Condition | None, library: Library) -> bool:
    """Whether everybody in this library has a choice: what depends on the person is not read aloud."""
    if condition is None:
        return True
    of_library = all(path.startswith("library.") for path, _ in tests_of(condition))
    return of_library and condition.holds(lambda path: "yes" if path[8:] in library.programmes else "no")


def fingerprint(script: str) -> str:
    """16 hex digits that tell these words from any others."""
    return hashlib.sha256(script.encode()).hexdigest()[:16]


def _spoken(text: str, wording: Wording, library: Library) -> str:
    stands_in = {
        "child.first_name": wording.of(words("spoken_child")),
        "library.name": library.name,
        "library.phone": library.phone,
    }
    return PLACEHOLDER.sub(lambda hole: stands_in.get(hole[1], _UNSAID), wording.of(text))
