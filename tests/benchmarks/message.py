"""One message of the intake, another family in it each time: what went wrong in a form that counts, two
paragraphs with a day, a month and a name, a question, buttons in two columns, and the footer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dialogs.beside import DUTCH
from dialogs.describing import bare
from dialogs.effects import Show
from dialogs.languages import NAMES, SOURCE
from dialogs.loading import shipped
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Day, Month, Prompt, Text
from dialogs.schema import Node

ASKED = "plek3.group"
STAMP = "1a"
TAPPED = 4711
"""The id of the message whose button was tapped."""


@dataclass(frozen=True, slots=True)
class Told:
    """What fills the holes of the message."""

    name: str
    born: date
    day: date
    count: int


def told(number: int) -> Told:
    """Of this family, which shares its month of birth and its day with few others."""
    born, day = date(2008 + number % 11, 1 + number % 12, 1), date(2026, 1, 1) + timedelta(number % 365)
    return Told(f"Noor & Sam {number}", born, day, number % 250)


@cache
def node() -> Node:
    """The question that is asked, as it stands in the shipped tree."""
    return shipped().nodes[ASKED]


@cache
def choices() -> tuple[Choice, ...]:
    """Its buttons."""
    return tuple(Choice(choice, bare(spec.label)) for choice, spec in node().choices.items())


@cache
def footer(language: str) -> tuple[tuple[Choice, ...], ...]:
    """The rows under them; Dutch stands beside every other language."""
    dutch = () if language == SOURCE else (Choice(DUTCH, f"🇳🇱 {NAMES[SOURCE]}"),)
    rows = _named("back"), dutch, _named("language", "person", "stop")
    return tuple(row for row in rows if row)


def _named(*names: str) -> tuple[Choice, ...]:
    return tuple(Choice(f".{name}", phrase(name)) for name in names)


def show(filling: Told, language: str) -> Show:
    """The message as the engine hands it over."""
    prompt = Prompt(
        node=ASKED,
        problem=phrase("too_long", count=filling.count),
        says=tuple(_says(filling)),
        question=Text(node().ask or "", (("child.first_name", filling.name),)),
        choices=choices(),
        columns=node().columns,
        footer=footer(language),
        stamp=STAMP,
    )
    return Show(prompt, in_place=True)


def _says(filling: Told) -> Iterable[Text]:
    yield phrase("known_consent", day=Day(filling.day.isoformat()))
    yield phrase("child_line", name=filling.name, month=Month(filling.born.year, filling.born.month))
