"""An event that families are invited to: what, when, where, and for how many children."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from dialogs.event_templates import Template, templates
from dialogs.languages import SOURCE
from dialogs.library import Library, Place
from dialogs.prompt import Arg, Text

Status = Literal["planned", "cancelled"]
MOST_CHILDREN = 6
"""Of one family."""


@dataclass(frozen=True, slots=True)
class Words:
    """An event's own title and text, in one language."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """One moment at which families come together. `template`: '' for one with words of its own, which are in
    `texts` by language; always in Dutch. `start` is local, `minutes` how long it takes, `capacity` in
    children (0: no limit). Moments that belong together have the number of the first one as their `series`,
    0 for one that stands alone; `last` is then the day of the last. `picture`: the file id of a photo, or
    ''."""

    number: int
    template: str
    day: date
    start: time
    minutes: int
    place: str
    capacity: int = 0
    texts: Mapping[str, Words] = field(default_factory=dict)
    picture: str = ""
    series: int = 0
    last: date | None = None
    status: Status = "planned"

    @property
    def kind(self) -> Template | None:
        """Its template; None for an own event, and for one whose template is gone."""
        return templates().get(self.template)

    @property
    def alone(self) -> bool:
        """Whether people also come without a child."""
        return self.kind.alone if self.kind else self.capacity == 0

    @property
    def follows(self) -> bool:
        """Whether there are more moments behind this one."""
        return self.last is not None and self.last > self.day

    def begins(self, zone: ZoneInfo) -> datetime:
        """The moment at which it begins, in the library's zone."""
        return datetime.combine(self.day, self.start, zone)

    def ends(self, zone: ZoneInfo) -> datetime:
        """The moment at which it is over."""
        return self.begins(zone) + timedelta(minutes=self.minutes)

    def said(self, language: str) -> tuple[Arg, Arg] | None:
        """Title and text for who reads this language; None for an own event without a translation. An own
        event's words are a person's own (str), those of a template are source texts."""
        if kind := self.kind:
            return Text(kind.title), Text(kind.text)
        own = self.texts.get(language)
        return (own.title, own.text) if own else None

    def named(self, language: str = SOURCE) -> Arg:
        """What it is called; in Dutch where there is no translation."""
        words = self.said(language) or self.said(SOURCE)
        return words[0] if words else self.template

    def where(self, library: Library) -> Place | None:
        """Its place; None where the library has that one no more."""
        return next((place for place in library.places if place.id == self.place), None)
