"""The list for the door as rows: who comes, who waits, and how many all together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.actions.event_door import Door, Guest
from bot.events.words import told, when_and_where
from bot.exports.table import Table
from bot.surroundings import Surroundings
from bot.texts import Texts
from dialogs.phrases import phrase
from dialogs.prompt import Lines


@dataclass(frozen=True, slots=True)
class DoorList:
    """In the words of one language: what it is, which event, when and where; the guests; what the columns are
    called. `waiting` heads those without a place."""

    title: str
    about: tuple[str, ...]
    headings: tuple[str, str, str]
    coming: tuple[Guest, ...]
    waiting: tuple[Guest, ...]
    waiting_title: str
    total: str
    unnamed: str

    def name(self, guest: Guest) -> str:
        """The first names of a family's children."""
        return ", ".join(guest.names) or self.unnamed


def door_list(around: Surroundings, texts: Texts, door: Door) -> DoorList:
    """The list in the words of a language."""
    children = sum(guest.children for guest in door.coming)
    total = phrase("door_total", families=str(len(door.coming)), children=str(children))
    event = replace(door.event, last=None)
    lines = (told(event, texts.language)[0], *when_and_where(around.library, event))
    names = ("door_here", "door_names", "door_children")
    here, who, many = (texts.plain(phrase(name)) for name in names)
    return DoorList(
        title=texts.plain(phrase("door_title")),
        about=tuple(texts.plain(Lines((line,))) for line in lines),
        headings=(here, who, many),
        coming=door.coming,
        waiting=door.waiting,
        waiting_title=texts.plain(phrase("door_waiting")),
        total=texts.plain(total),
        unnamed=texts.plain(phrase("door_unnamed")),
    )


def as_table(door: DoorList) -> Table:
    """The same for a spreadsheet; who waits is marked so."""
    _, who, many = door.headings
    return Table(door.title, (who, many, door.waiting_title), list(_rows(door)))


def _rows(door: DoorList) -> Iterator[tuple[str, int, int | str]]:
    for guest in door.coming:
        yield door.name(guest), guest.children, ""
    for place, guest in enumerate(door.waiting, start=1):
        yield door.name(guest), guest.children, place
