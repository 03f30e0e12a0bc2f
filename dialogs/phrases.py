"""The machine's own sentences, by name; the words stand in phrases.yaml, where a translator finds them."""

from functools import cache
from importlib.resources import files

from dialogs.prompt import Arg, Text
from dialogs.source import Source, read


@cache
def source() -> Source:
    """The phrases file with its lines. Raises ContentError when it is no YAML."""
    return read("phrases.yaml", (files("dialogs") / "phrases.yaml").read_text(encoding="utf-8"))


@cache
def _sources() -> dict[str, str]:
    return dict(source().data)


def words(name: str) -> str:
    """The Dutch source of a phrase. Raises KeyError for a name that is not in the file."""
    return _sources()[name]


def phrase(name: str, /, **args: Arg) -> Text:
    """A phrase with the values for its placeholders."""
    return Text(words(name), tuple(args.items()))
