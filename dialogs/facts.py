"""What the engine is told about the world with each step: the day, the family, the library, the words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dialogs.library import Library

Value = str | tuple[str, ...]
"""An answer: text or the id of a choice; a tuple of ids where several may be chosen. A month is '2016-03'."""


@dataclass(frozen=True, slots=True)
class Child:
    """A child of the family. `key` counts within the family ('1', '2'); `born` is a month, 'YYYY-MM'."""

    key: str
    first_name: str
    born: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """A sign-up. `answers` are (node id, value) in the order asked; `day` is the day it was made."""

    reference: str
    programme: str
    child: str
    status: str
    day: date
    interest: bool = False
    answers: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """All that is kept of a family. Without `consent` (the day it was given) nothing of it is stored."""

    consent: date | None = None
    language: str = ""
    phone: str = ""
    home_language: str = ""
    children: tuple[Child, ...] = ()
    intakes: tuple[Intake, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's words: `texts` from Dutch source to translation, `months` from a typed name to 1-12."""

    language: str = "nl"
    texts: Mapping[str, str] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)

    def of(self, source: str) -> str:
        """The words for a Dutch source text; the source itself where there is no translation."""
        return self.texts.get(source, source)


@dataclass(frozen=True, slots=True)
class Facts:
    """`today` is the day in the library's zone; `hint` is Telegram's language_code; `seed` is fresh
    randomness (0 <= seed < 2**40) from which references and stamps are made; `bot_name` without the @."""

    today: date
    library: Library
    family: Family = field(default_factory=Family)
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    hint: str = "nl"
    seed: int = 0
    bot_name: str = "leeswijzer_bot"
