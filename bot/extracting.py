"""Every sentence of the content files: a method for `pybabel extract`, and the list that `check` reads."""

from collections.abc import Collection, Iterator, Mapping
from importlib.resources import files
from typing import IO, Any

from dialogs import desks, event_templates, measures, phrases, steps, tips
from dialogs.checking.sentences import named, sentences
from dialogs.source import Source, read

Message = str | tuple[str, str]
TEAM_LANGUAGES = ("nl", "en")
Found = tuple[int, str, Message, list[str]]
"""Line, function (ngettext where it counts), message (of one that counts: for one and for many), comments."""


def extract(
    fileobj: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Found]:
    """Babel's extraction interface (babel.messages.extract) for trees, phrases and commands."""
    name = str(getattr(fileobj, "name", "content.yaml")).rpartition("/")[2]
    yield from found(read(name, fileobj.read().decode("utf-8")))


def found(source: Source) -> Iterator[Found]:
    """The sentences of one content file in the order they stand there, each with its path as a comment:
    'plek3.group.ask' is a question, 'plek3.group.label' its short name, '….choices.…' a button."""
    name = source.data.get("tree", source.file.rpartition("/")[2].partition(".")[0])
    for sentence in sentences(source):
        path = ".".join((name, *named(source, sentence.place)))
        message = (sentence.singular, sentence.text) if sentence.singular else sentence.text
        yield source.line(sentence.place), "ngettext" if sentence.singular else "", message, [path]


def content(language: str | None = None) -> Iterator[Source]:
    """All shipped content files that hold sentences, or those that are translated to one language: what only
    the library's people read is in Dutch and English."""
    team = language is None or language in TEAM_LANGUAGES
    folder = files("dialogs")
    for name in ("commands.yaml", "phrases.yaml", "replies.yaml"):
        yield read(name, (folder / name).read_text(encoding="utf-8"))
    for item in sorted((folder / "trees").iterdir(), key=lambda entry: entry.name):
        if item.name.endswith(".yaml"):
            tree = read(f"trees/{item.name}", item.read_text(encoding="utf-8"))
            if team or tree.data.get("for") != "team":
                yield tree
    if team:
        yield from phrases.of_team()
    yield desks.source()
    yield from steps.sources().values()
    yield from tips.sources().values()
    yield from event_templates.sources()
    for source in measures.sources().values():
        if team or source.data.get("for") != "team":
            yield source
