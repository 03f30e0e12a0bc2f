"""Kinds of events whose words are there in every language: only day, time and place are missing."""

from collections.abc import Mapping
from datetime import time
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from dialogs.content_model import Content, Words
from dialogs.source import Source, read
from dialogs.tips import Id

FOLDER = "event_templates"


class Template(Content):
    """What an event of this kind is called and what is told of it (Dutch source texts), and what is usual:
    when it begins, how long it takes, for how many children (0: no limit). `alone`: people also come without
    a child."""

    template: Id
    title: Words
    text: Words
    start: time
    minutes: Annotated[int, Field(ge=15, le=600)]
    capacity: Annotated[int, Field(ge=0, le=500)] = 0
    alone: bool = False


_READ = TypeAdapter(Template)


@cache
def sources() -> tuple[Source, ...]:
    """The files of templates with their lines. Raises ContentError when one is no YAML."""
    folder = files("dialogs") / FOLDER
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    return tuple(read(f"{FOLDER}/{name}", (folder / name).read_text(encoding="utf-8")) for name in names)


@cache
def templates() -> Mapping[str, Template]:
    """All templates by id. Raises ContentError with file, line and path."""
    return {one.template: one for one in map(_template, sources())}


def _template(source: Source) -> Template:
    try:
        return _READ.validate_python(source.data)
    except ValidationError as error:
        first = error.errors()[0]
        raise source.error(first["loc"], first["msg"]) from error
