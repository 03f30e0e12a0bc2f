"""Texts put together as they are sent: what a node says and asks comes as one message."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dialogs.checking.sentences import LABEL, Sentence, named, sentences
from dialogs.source import Place, Source

_TYPED = "words_"
"""Phrases that are never shown: what a person may type instead of tapping."""


@dataclass(frozen=True, slots=True)
class Message:
    """The sentences that are sent as one, and the place they share: a node, a phrase or a command."""

    source: Source
    place: Place
    parts: tuple[Sentence, ...]


def shown(source: Source) -> Iterator[Sentence]:
    """Every sentence of a content file that a person may see, buttons too."""
    return (part for part in sentences(source) if not str(part.place[0]).startswith(_TYPED))


def messages(source: Source) -> Iterator[Message]:
    """Every message of a content file; buttons and names of answers are none."""
    texts = (part for part in shown(source) if part.room != LABEL)
    for place, parts in groupby(texts, key=_shared):
        yield Message(source, place, tuple(parts))


def name_of(source: Source, place: Place) -> str:
    """A place as the catalogs name it: 'plek3.group.ask', 'phrases.sorry'."""
    file = source.data.get("tree", source.file.rpartition("/")[2].partition(".")[0])
    return ".".join((file, *named(source, place)))


def _shared(part: Sentence) -> Place:
    if "tree" in part.source.data:
        return part.place[:1]
    return part.place[:-1] if part.place[-2:-1] in (("say",), ("what",)) else part.place
