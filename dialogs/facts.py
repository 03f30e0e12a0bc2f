"""What the engine is told about the world with each step: the day, the family, the library, the words."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from dialogs.library import Library
from dialogs.plan import Plan

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
    plan: Plan = field(default_factory=Plan)


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's words: `texts` from Dutch source to translation, `counted` from the Dutch form for many
    to the forms of a text that counts, of which `form` names the one for a number (CLDR), and `months` from a
    typed name to 1-12. `trees` are those that are whole in this language; None: all."""

    language: str = "nl"
    texts: Mapping[str, str] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    counted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = field(default=lambda count: int(count != 1))
    trees: Collection[str] | None = None

    def of(self, source: str) -> str:
        """The words for a Dutch source text; the source itself where there is no translation."""
        return self.texts.get(source, source)

    def counting(self, source: str, count: int) -> str:
        """The words for a text that counts, in the form that the number asks for."""
        forms = self.counted.get(source)
        return forms[self.form(count)] if forms else self.of(source)

    def speaks(self, tree: str) -> bool:
        """Whether a dialog that begins in this tree can be held in this language from end to end."""
        return self.trees is None or tree in self.trees


@dataclass(frozen=True, slots=True)
class Recording:
    """A node read aloud. `file` is what the bot sends it by; a `draft` was read by a machine."""

    file: str
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """`today` is the day in the library's zone; `hint` is Telegram's language_code; `seed` is fresh
    randomness (0 <= seed < 2**40) from which references and stamps are made; `bot_name` without the @;
    `recordings` by language and node, only those of the words as they are now; `roles` of the person."""

    today: date
    library: Library
    family: Family = field(default_factory=Family)
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    hint: str = "nl"
    seed: int = 0
    bot_name: str = "leeswijzer_bot"
    recordings: Mapping[str, Mapping[str, Recording]] = field(default_factory=dict)
    roles: Collection[str] = ()
