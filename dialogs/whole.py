"""One dialog, one language: which dialogs are whole in a language, from their first word to the last.

A dialog is a tree and all it calls. One that is not whole is held in Dutch; a language in which the machine's
own sentences are not whole is not offered at all (decision 011)."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs import desks, measures, phrases
from dialogs.checking.sentences import Sentence, sentences
from dialogs.facts import Wording
from dialogs.languages import SOURCE
from dialogs.loading import Trees, called
from dialogs.source import Source


def offered(trees: Trees, wordings: Mapping[str, Wording]) -> dict[str, Wording]:
    """The languages that can be chosen, each knowing which dialogs it has."""
    own = (phrases.source(), desks.source())
    return {
        language: wording if language == SOURCE else replace(wording, trees=_trees(trees, wording))
        for language, wording in wordings.items()
        if language == SOURCE or all(_is_whole(source, wording) for source in own)
    }


def _trees(trees: Trees, wording: Wording) -> frozenset[str] | None:
    """The trees in which a dialog can begin; None for all of them, which is the rule."""
    ready = {
        tree
        for tree, source in trees.sources.items()
        if all(_is_whole(one, wording) for one in (source, *measures.asked_in(tree)))
    }
    if not all(_is_whole(source, wording) for source in phrases.of_team()):
        ready -= trees.of_team
    if len(ready) == len(trees.sources):
        return None
    return frozenset(tree for tree in ready if called(trees, tree) <= ready)


def _is_whole(source: Source, wording: Wording) -> bool:
    return all(_has(wording, sentence) for sentence in sentences(source))


def _has(wording: Wording, sentence: Sentence) -> bool:
    return sentence.text in (wording.counted if sentence.singular else wording.texts)
