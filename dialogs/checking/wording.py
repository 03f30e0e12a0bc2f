"""Texts that do not fit or would show their braces."""

import re
from collections.abc import Collection, Iterator

from dialogs.checking.finding import Finding, at, found
from dialogs.checking.sentences import MESSAGE, Sentence, sentences
from dialogs.describing import COMPOSED
from dialogs.loading import Trees
from dialogs.running import PLACEHOLDER
from dialogs.source import Source

_BRACES = re.compile(r"\{[^{}]*\}?|\}")


def misworded(trees: Trees, known: Collection[str]) -> Iterator[Finding]:
    """Sentences of all trees that are too long or have a placeholder that is none of the `known` paths."""
    for source in trees.sources.values():
        for sentence in sentences(source):
            yield from too_long(sentence)
            yield from _unfilled(sentence, {*known, *COMPOSED})
    for node in trees.nodes.values():
        whole = "\n\n".join((*node.say, node.ask or ""))
        if len(whole) > MESSAGE and all(len(text) <= MESSAGE for text in (*node.say, node.ask or "")):
            yield at(trees, node, (), f"says {len(whole)} characters at a time; a message has {MESSAGE}")


def misworded_file(source: Source) -> Iterator[Finding]:
    """Sentences of phrases.yaml or commands.yaml that are too long."""
    for sentence in sentences(source):
        yield from too_long(sentence)


def too_long(sentence: Sentence) -> Iterator[Finding]:
    """A sentence against the room it has."""
    if len(sentence.text) > sentence.room:
        problem = f"has {len(sentence.text)} characters; at most {sentence.room} fit here"
        yield found(sentence.source, sentence.place, problem)


def _unfilled(sentence: Sentence, known: Collection[str]) -> Iterator[Finding]:
    is_name = sentence.place[-1] == "label"
    for braces in _BRACES.findall(sentence.text):
        match = PLACEHOLDER.fullmatch(braces)
        if match is None or match[1] not in known:
            yield found(sentence.source, sentence.place, f"'{braces}' is nothing that is known")
        elif is_name:
            yield found(sentence.source, sentence.place, f"'{braces}' is not filled in the name of an answer")
