"""Reading tips as data: bands of age, each with sets of one small thing to do together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Annotated, Literal, get_args

from pydantic import Field, ValidationError, model_validator

from dialogs.content_model import Content, Words
from dialogs.source import Source, read

Theme = Literal[
    "looking", "talking", "singing", "stories", "books", "outside", "play", "words", "together", "school"
]
Part = Literal["why", "do", "more"]
PARTS: tuple[Part, ...] = get_args(Part)
"""The messages of a set in their order: a fact, a thing to do, a step further (READY4K; FIELD-NOTES)."""
Months = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(le=228)]]
"""Ages in months: from the first, until before the second."""
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,19}$")]
"""At most 20 letters: a button carries those of a band and of a set in its 64 bytes (Bot API,
InlineKeyboardButton)."""


class TipSet(Content):
    """One week's worth. `id` never changes: what was sent is remembered by it. `minutes` is how long `do`
    takes; `without` is the way to do it for who does not read; `easier` is for when it did not work."""

    id: Id
    theme: Theme
    minutes: Literal[5, 10, 15]
    why: Words
    do: Words
    without: Words
    more: Words
    easier: Words

    @model_validator(mode="before")
    @classmethod
    def _minutes(cls, raw: object) -> object:
        if isinstance(raw, dict) and str(raw.get("minutes", "")).isdecimal():
            return {**raw, "minutes": int(raw["minutes"])}
        return raw


class Band(Content):
    """The sets for children of some ages."""

    band: Id
    months: Months
    sets: Annotated[tuple[TipSet, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _own_ids(self) -> "Band":
        ids = [one.id for one in self.sets]
        double = next((one for one in ids if ids.count(one) > 1), None)
        if double:
            raise ValueError(f"two sets are called '{double}'")
        return self

    def fits(self, months: int) -> bool:
        """Whether a child of so many months is in this band."""
        return self.months[0] <= months < self.months[1]


@dataclass(frozen=True, slots=True)
class Tips:
    """All bands, youngest first."""

    bands: tuple[Band, ...]

    def band(self, months: int) -> Band | None:
        """The band of a child of so many months; None for one that is too old."""
        return next((band for band in self.bands if band.fits(months)), None)


def shipped() -> Tips:
    """The tips that come with Leeswijzer. Raises ContentError."""
    return from_sources(sources().values())


def sources() -> Mapping[str, Source]:
    """The files of the shipped tips with their lines, by name. Raises ContentError when one is no YAML."""
    folder = files("dialogs") / "tips"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    return {name: read(f"tips/{name}", (folder / name).read_text(encoding="utf-8")) for name in names}


def from_sources(found: Iterable[Source]) -> Tips:
    """The tips of some files. Raises ContentError with file, line and path."""
    bands = [_band(source) for source in found]
    return Tips(tuple(sorted(bands, key=lambda band: band.months)))


def _band(source: Source) -> Band:
    try:
        return Band.model_validate(source.data)
    except ValidationError as error:
        first = error.errors()[0]
        raise source.error(first["loc"], first["msg"]) from error
