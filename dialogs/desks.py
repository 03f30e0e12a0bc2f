"""Where a family can go for help, as data: what happens at each desk, and which other one comes instead."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field, ValidationError

from dialogs.content_model import Content
from dialogs.source import Source, read

PERSON = "person"
"""Where everybody can go, whatever a library has."""
_Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]


class Variant(Content):
    """The same desk for some people: its `label` and `what` in words for them, and a line about them for the
    card of the `desk`, in Dutch."""

    label: str
    what: tuple[str, ...]
    desk: str = ""


class Desk(Content):
    """One place to go to. `label` is the button; `what`, `bring` and `helps` stand on the card. One with a
    `tree` is a conversation instead. `everywhere`: each library has it. `at_home`: somebody comes to the
    family. `variants` are the same desk for some people, by who they are. `instead` are the desks for a
    library that does not have this one, the best first."""

    label: str
    name: str
    what: tuple[str, ...] = ()
    bring: str = ""
    helps: str = ""
    tree: str | None = None
    appointment: bool = False
    everywhere: bool = False
    at_home: bool = False
    variants: Mapping[_Id, Variant] = Field(default_factory=dict, alias="for")
    instead: tuple[_Id, ...] = Field(default=(), alias="else")

    def told_to(self, whom: str) -> tuple[str, ...]:
        """What the desk is and what happens there, for these people; for anybody where it makes no difference
        who they are."""
        words = self.variants.get(whom, self)
        return words.label, *words.what


class _File(Content):
    desks: Mapping[_Id, Desk]


@dataclass(frozen=True, slots=True)
class Desks:
    """All desks by id, in the order of the file."""

    by_id: Mapping[str, Desk]

    def nearest(self, wanted: str, offered: Collection[str]) -> str:
        """The desk itself where it is offered, else the first one that comes instead, else a person. Raises
        KeyError for an id that is none."""
        return next((one for one in self._instead(wanted) if one in offered), PERSON)

    def _instead(self, wanted: str) -> Iterator[str]:
        """The desk, those that come instead of it, those instead of these; each once."""
        found = {wanted: None}
        ring = [wanted]
        while ring:
            yield from ring
            ring = [one for desk in ring for one in self.by_id[desk].instead if one not in found]
            ring = list(dict.fromkeys(ring))
            found.update(dict.fromkeys(ring))


def shipped() -> Desks:
    """The desks that come with Leeswijzer. Raises ContentError."""
    return from_source(source())


@cache
def known() -> Desks:
    """The same, read once. Raises ContentError."""
    return shipped()


def source() -> Source:
    """The file of the desks with its lines."""
    return read("desks.yaml", (files("dialogs") / "desks.yaml").read_text(encoding="utf-8"))


def from_source(found: Source) -> Desks:
    """The desks of a file. Raises ContentError with file, line and path."""
    try:
        desks = Desks(_File.model_validate(found.data).desks)
    except ValidationError as error:
        first = error.errors()[0]
        raise found.error(first["loc"], first["msg"]) from error
    for name, desk in desks.by_id.items():
        for place, one in enumerate(desk.instead):
            if one not in desks.by_id:
                raise found.error(("desks", name, "else", place), f"there is no desk '{one}'")
    return desks
