"""No button of a question has the words of a button below it: two that look the same do different things."""

from dialogs.phrases import phrase
from tests.test_dialogs.world import trees

BELOW = {phrase(name).source for name in ("back", "skip", "language", "person", "stop")}


def test_a_choice_has_words_of_its_own() -> None:
    labels = {node.id: {choice.label for choice in node.choices.values()} for node in trees().nodes.values()}
    assert {node: found & BELOW for node, found in labels.items() if found & BELOW} == {}
