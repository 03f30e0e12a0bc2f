"""Every sentence of the content files: a method for `pybabel extract`, and the list that `check` reads."""

from collections.abc import Collection, Iterator, Mapping
from importlib.resources import files
from typing import IO, Any

from dialogs.source import Place, Source, read

Found = tuple[int, str, str, list[str]]
"""Line, function (none here), message, comments for the translator."""


def extract(
    fileobj: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Found]:
    """Babel's extraction interface (babel.messages.extract) for trees, phrases and commands."""
    name = str(getattr(fileobj, "name", "content.yaml")).rpartition("/")[2]
    yield from sentences(read(name, fileobj.read().decode("utf-8")))


def sentences(source: Source) -> Iterator[Found]:
    """The sentences of one content file, in the order they stand there."""
    if "tree" in source.data:
        places = _of_tree(source)
    elif source.file == "commands.yaml":
        places = (((name, "about"), command["about"], f"/{name}") for name, command in source.data.items())
    else:
        places = (((name,), text, f"phrases.{name}") for name, text in source.data.items())
    for place, text, comment in places:
        yield source.line(place), "", text, [comment]


def _of_tree(source: Source) -> Iterator[tuple[Place, str, str]]:
    for name, node in source.data.items():
        if not isinstance(node, dict):
            continue
        where = f"{source.data['tree']}.{name}"
        says = node.get("say", [])
        for index, text in enumerate([says] if isinstance(says, str) else says):
            yield (name, "say", index), text, where
        if "ask" in node:
            yield (name, "ask"), node["ask"], f"{where} (question)"
        if "label" in node:
            yield (name, "label"), node["label"], f"{where} (short name of the answer)"
        for choice, spec in node.get("choices", {}).items():
            label = spec["label"] if isinstance(spec, dict) else spec
            yield (name, "choices", choice), label, f"{where} (button {choice})"


def content() -> Iterator[Source]:
    """All shipped content files that hold sentences."""
    folder = files("dialogs")
    for name in ("commands.yaml", "phrases.yaml"):
        yield read(name, (folder / name).read_text(encoding="utf-8"))
    for item in sorted((folder / "trees").iterdir(), key=lambda entry: entry.name):
        if item.name.endswith(".yaml"):
            yield read(f"trees/{item.name}", item.read_text(encoding="utf-8"))
