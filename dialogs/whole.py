"""One dialog, one language: which dialogs are whole in a language, from their first word to the last.

A dialog is a tree and all it calls. One that is not whole is held in Dutch; a language in which the machine's
own sentences are not whole is not offered at all (decision 011)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dialogs import desks, measures, phrases
from dialogs.checking.sentences import Sentence, sentences
from dialogs.facts import Wording
from dialogs.languages import SOURCE
from dialogs.loading import Trees, called
from dialogs.source import Source


def offered(trees: Trees, wordings: Mapping[str, Wording]) -> dict[str, Wording]:
    """The languages that can be chosen, each knowing which dialogs it has."""
    own = _sentences(phrases.source(), desks.source())
    of_team = _sentences(*phrases.of_team())
    of_trees = {
        tree: _sentences(source, *measures.asked_in(tree)) + (of_team if tree in trees.of_team else ())
        for tree, source in trees.sources.items()
    }
    return {
        language: wording if language == SOURCE else replace(wording, trees=_ready(trees, of_trees, wording))
        for language, wording in wordings.items()
        if language == SOURCE or _is_whole(own, wording)
    }


def _ready(
    trees: Trees, of_trees: Mapping[str, Iterable[Sentence]], wording: Wording
) -> frozenset[str] | None:
    """The trees in which a dialog can begin; None for all of them, which is the rule."""
    ready = {tree for tree, sentences in of_trees.items() if _is_whole(sentences, wording)}
    if len(ready) == len(of_trees):
        return None
    return frozenset(tree for tree in ready if called(trees, tree) <= ready)


def _sentences(*sources: Source) -> tuple[Sentence, ...]:
    return tuple(sentence for source in sources for sentence in sentences(source))


def _is_whole(sentences: Iterable[Sentence], wording: Wording) -> bool:
    return all(
        sentence.text in (wording.counted if sentence.singular else wording.texts) for sentence in sentences
    )
