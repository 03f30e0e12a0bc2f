"""Campaigns as data: BoekStart by the child's age, and national moments by date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from dialogs.content_model import Content
from dialogs.source import Source, read
from dialogs.tips import Months

_Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class StepAnswer(Content):
    """A button under a step: what it says, what the parent reads then, and which steps it ends."""

    label: str
    say: str
    ends: tuple[_Id, ...] = ()


class Step(Content):
    """A message that makes sense while the child is of these ages, once. `id` never changes. `waits` for so
    many weeks after other steps were sent."""

    id: _Id
    months: Months
    say: tuple[str, ...]
    answers: Mapping[_Id, StepAnswer] = Field(default_factory=dict)
    waits: Mapping[_Id, Annotated[int, Field(ge=1, le=104)]] = Field(default_factory=dict)


class FirstDay(Content):
    """The first day of a moment in any year: the first such weekday on or after a day ('MM-DD')."""

    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    on_or_after: Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-([0-2]\d|3[01])$")]

    def of(self, year: int) -> date:
        """That day in a year."""
        earliest = date.fromisoformat(f"{year}-{self.on_or_after}")
        return earliest + timedelta(days=(_WEEKDAYS.index(self.weekday) - earliest.weekday()) % 7)


class Moment(Content):
    """So many days of the year in which something about reading is on, for children of some ages. `dates`
    are first days that a library wrote itself, for years in which the rule is wrong."""

    id: _Id
    first: FirstDay
    days: Annotated[int, Field(ge=1, le=60)]
    months: Months
    say: tuple[str, ...]
    dates: tuple[date, ...] = ()

    def is_on(self, day: date) -> bool:
        """Whether the moment is on, on this day."""
        own = next((first for first in self.dates if first.year == day.year), None)
        first = own or self.first.of(day.year)
        return first <= day < first + timedelta(days=self.days)


class _Campaign(Content):
    campaign: _Id
    steps: tuple[Step, ...] = ()
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Campaigns:
    """The steps of BoekStart in their order, and the moments of the year."""

    steps: tuple[Step, ...]
    moments: tuple[Moment, ...]


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
