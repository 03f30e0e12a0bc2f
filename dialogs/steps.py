"""Campaigns as data: BoekStart by the child's age, and national moments by date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError, field_validator

from dialogs.calendar import WEEKDAYS
from dialogs.content_model import Content, Words
from dialogs.holidays import Holidays
from dialogs.source import Source, read
from dialogs.tips import Id, Months

_Says = Annotated[tuple[Words, ...], Field(min_length=1)]


class StepAnswer(Content):
    """A button under a step: what it says, what the parent reads then, and which steps it ends."""

    label: Words
    say: Words
    ends: tuple[Id, ...] = ()


class Step(Content):
    """A message that makes sense while the child is of these ages, once. `id` never changes. `waits` for so
    many weeks after other steps were sent. An `event` invites to come: it is held back in holidays."""

    id: Id
    months: Months
    say: _Says
    answers: Mapping[Id, StepAnswer] = Field(default_factory=dict)
    waits: Mapping[Id, Annotated[int, Field(ge=1, le=104)]] = Field(default_factory=dict)
    event: bool = False


class FirstDay(Content):
    """The first day of a moment in any year: the first such weekday on or after a day ('MM-DD')."""

    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    on_or_after: Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-([0-2]\d|3[01])$")]

    @field_validator("on_or_after")
    @classmethod
    def _in_any_year(cls, day: str) -> str:
        date.fromisoformat(f"2027-{day}")
        return day

    def of(self, year: int) -> date:
        """That day in a year."""
        earliest = date.fromisoformat(f"{year}-{self.on_or_after}")
        return earliest + timedelta(days=(WEEKDAYS.index(self.weekday) - earliest.weekday()) % 7)


class Moment(Content):
    """So many days of the year in which something about reading is on, for children of some ages. `dates`
    are first days that a library wrote itself, for years in which the rule is wrong."""

    id: Id
    first: FirstDay
    days: Annotated[int, Field(ge=1, le=60)]
    months: Months
    say: _Says
    dates: tuple[date, ...] = ()

    def is_on(self, day: date) -> bool:
        """Whether the moment is on, on this day."""
        own = next((first for first in self.dates if first.year == day.year), None)
        first = own or self.first.of(day.year)
        return first <= day < first + timedelta(days=self.days)


class _Campaign(Content):
    campaign: Id
    steps: tuple[Step, ...] = ()
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Campaigns:
    """The steps of BoekStart in their order, and the moments of the year. `closed`: when nothing is held."""

    steps: tuple[Step, ...]
    moments: tuple[Moment, ...]
    closed: Holidays = field(default_factory=Holidays)


_READ = TypeAdapter(_Campaign)


def shipped() -> Campaigns:
    """What comes with Leeswijzer. Raises ContentError."""
    return from_sources(sources().values())


def sources() -> Mapping[str, Source]:
    """The files of the shipped campaigns with their lines, by name. Raises ContentError."""
    folder = files("dialogs") / "campaigns"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    return {name: read(f"campaigns/{name}", (folder / name).read_text(encoding="utf-8")) for name in names}


def from_sources(found: Iterable[Source]) -> Campaigns:
    """The campaigns of some files. Raises ContentError with file, line and path."""
    campaigns = [_campaign(source) for source in found]
    return Campaigns(
        steps=tuple(step for one in campaigns for step in one.steps),
        moments=tuple(moment for one in campaigns for moment in one.moments),
    )


def _campaign(source: Source) -> _Campaign:
    try:
        return _READ.validate_python(source.data)
    except ValidationError as error:
        first = error.errors()[0]
        raise source.error(first["loc"], first["msg"]) from error
