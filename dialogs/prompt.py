"""A message before it has words: source texts with arguments, choices by id, and what surrounds them."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year, or (year 0) of any year, that each language writes in its own way."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day as its ISO form, that each language writes in its own way."""

    iso: str


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours in the OpenStreetMap form, whose days each language names in its own way."""

    osm: str


@dataclass(frozen=True, slots=True)
class Text:
    """A Dutch source text (the msgid) and the values for its {placeholders}. `count` chooses the form of a
    text that counts: `source` is then its form for many."""

    source: str
    args: tuple[tuple[str, "Arg"], ...] = ()
    count: int | None = None


Arg: TypeAlias = "str | Text | Month | Day | Hours | Lines | Listed"
"""A placeholder's value: a person's own words (str), or something to be put in words."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Several texts, each on a line of its own."""

    items: tuple[Arg, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Several short texts in one line: 'a, b en c'."""

    items: tuple[Arg, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its id travels in callback_data, its label is what the person reads. `chosen` says whether
    a box of several is ticked; None where there is no box."""

    id: str
    label: Arg
    chosen: bool | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """One message. `says` are plain paragraphs, `question` the one thing asked, `problem` why the last
    answer did not do. `choices` come in `columns`, then the `footer` rows. `asks_contact`: offer the phone's
    own share button. `ends_contact`: take that button away again. `stamp` marks the buttons."""

    node: str
    says: tuple[Text, ...] = ()
    question: Text | None = None
    problem: Text | None = None
    choices: tuple[Choice, ...] = ()
    footer: tuple[tuple[Choice, ...], ...] = ()
    columns: int = 1
    stamp: str = ""
    asks_contact: bool = False
    ends_contact: bool = False
