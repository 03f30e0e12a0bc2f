"""On which days a library holds no events: school holidays of its region, national ones, its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError, model_validator

from dialogs.content_model import Content
from dialogs.free_days import national
from dialogs.library import Library, Region
from dialogs.school_year import school_year
from dialogs.source import Source, read

FILE = "places/holidays.yaml"


@dataclass(frozen=True, slots=True)
class Holidays:
    """The names of holidays by day: `school` those of one region, `closed` a library's own days. National
    ones are always known."""

    school: Mapping[date, str] = field(default_factory=dict)
    closed: frozenset[date] = frozenset()

    def name(self, day: date) -> str:
        """What is on a day, such as 'zomervakantie', 'koningsdag' or 'gesloten'; '' on all other days."""
        if day in self.closed:
            return "gesloten"
        return self.school.get(day) or national(day.year).get(day, "")

    def holds_no_events(self, day: date) -> bool:
        """Whether nobody is to be invited on this day."""
        return bool(self.name(day))

    @property
    def last(self) -> date | None:
        """The last school holiday that is known: behind it a summer looks like any other time."""
        return max(self.school, default=None)


def _in_order(span: tuple[date, date]) -> tuple[date, date]:
    if not timedelta() <= span[1] - span[0] <= _LONGEST:
        raise ValueError("the last day is before the first, or more than two months behind it")
    return span


_LONGEST = timedelta(days=62)
_Span = Annotated[tuple[date, date], AfterValidator(_in_order)]
_EVERYWHERE: Literal["all"] = "all"
_Where = Region | Literal["all"]


class _Year(Content):
    year: Annotated[str, Field(pattern=r"^\d{4}-\d{4}$")]
    checked: bool
    holidays: Mapping[str, Mapping[_Where, _Span]]

    @model_validator(mode="after")
    def _whole(self) -> "_Year":
        for name, spans in self.holidays.items():
            if _EVERYWHERE not in spans and len(spans) < len(get_args(Region)):
                raise ValueError(f"{name}: not all regions have one")
            if wrong := [first for first, _ in spans.values() if school_year(first) != int(self.year[:4])]:
                raise ValueError(f"{name}: {wrong[0]} is not in {self.year}")
        return self


class _File(Content):
    years: tuple[_Year, ...]


_READ = TypeAdapter(_File)


def of(library: Library) -> Holidays:
    """The holidays of a library, by the shipped dates. Raises ContentError."""
    return from_source(_source(), library)


def from_source(source: Source, library: Library) -> Holidays:
    """The holidays of a library, by the dates of a file. Raises ContentError with file, line and path."""
    try:
        years = _READ.validate_python(source.data).years
    except ValidationError as error:
        first = error.errors()[0]
        raise source.error(first["loc"], first["msg"]) from error
    school = {day: name for year in years for name, day in _days(year, library.region)}
    return Holidays(school, frozenset(library.closed))


@cache
def _source() -> Source:
    return read(FILE, (files("dialogs") / FILE).read_text(encoding="utf-8"))


def _days(year: _Year, region: Region) -> Iterator[tuple[str, date]]:
    for name, spans in year.holidays.items():
        first, last = spans.get(region) or spans[_EVERYWHERE]
        yield from ((name, first + timedelta(days=number)) for number in range((last - first).days + 1))
