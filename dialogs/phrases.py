"""The machine's own sentences, by name. The words stand in phrases.yaml, which families read in every
language; in staff.yaml and team_words/*.yaml, which the library's people read in Dutch or English. A phrase
that counts has two forms: `one` and `other`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dialogs.prompt import Arg, Text
from dialogs.source import Source, read

FILE, STAFF_FILE = "phrases.yaml", "staff.yaml"
_TEAM = "team_words"


@cache
def source(file: str = FILE) -> Source:
    """A phrases file with its lines. Raises ContentError when it is no YAML."""
    return read(file, (files("dialogs") / file).read_text(encoding="utf-8"))


@cache
def of_team() -> tuple[Source, ...]:
    """The files of phrases that only the library's people read. Raises ContentError when one is no YAML."""
    names = sorted(item.name for item in (files("dialogs") / _TEAM).iterdir() if item.name.endswith(".yaml"))
    return (source(STAFF_FILE), *(source(f"{_TEAM}/{name}") for name in names))


@cache
def _sources() -> dict[str, str | Mapping[str, str]]:
    every = (*of_team(), source())
    return {name: found for one in every for name, found in (one.data or {}).items()}


def words(name: str) -> str:
    """The Dutch source of a phrase: of one that counts, its form for many. Raises KeyError for a name that
    is in no file."""
    found = _sources()[name]
    return found if isinstance(found, str) else found["other"]


@cache
def counting() -> Mapping[str, str]:
    """The phrases that count: from the form for many to the form for one."""
    forms = (found for found in _sources().values() if not isinstance(found, str))
    return {form["other"]: form["one"] for form in forms}


@cache
def _bare(name: str) -> Text:
    return Text(words(name))


def phrase(name: str, /, *, count: int | None = None, **args: Arg) -> Text:
    """A phrase with the values for its placeholders. `count` chooses the form, and fills {count}."""
    if count is None:
        return Text(words(name), tuple(args.items())) if args else _bare(name)
    return Text(words(name), (("count", str(count)), *args.items()), count)
