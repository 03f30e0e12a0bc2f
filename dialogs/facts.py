"""What the engine is told about the world with each step: the day, the family, the library, the words."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from dialogs.library import Library
from dialogs.plan import Plan
from dialogs.prompt import Arg, Choice, Text

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
    """A sign-up. `answers` are (node id, value) in the order asked; `day` is the day it was made; `group` the
    one in which the child has a place, or waits for one."""

    reference: str
    programme: str
    child: str
    status: str
    day: date
    interest: bool = False
    answers: tuple[tuple[str, Value], ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Referral:
    """Somebody was shown the way to a desk on this `day`. `place`: '' for none in particular; `referrer`: the
    code of the professional who sent them, or ''; `call`: when they like to be called, or ''. `asked`: the
    day on which was asked how it went, the last of so many `times`. `outcome`: '' until somebody tells."""

    reference: str
    desk: str
    place: str
    day: date
    referrer: str = ""
    call: str = ""
    asked: date | None = None
    outcome: str = ""
    times: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """All that is kept of a family. Without `consent` (the day it was given) nothing of it is stored. The
    `referrals` are those of the carer who looks: where one goes for help is not the other's business."""

    consent: date | None = None
    language: str = ""
    phone: str = ""
    home_language: str = ""
    children: tuple[Child, ...] = ()
    intakes: tuple[Intake, ...] = ()
    plan: Plan = field(default_factory=Plan)
    referrals: tuple[Referral, ...] = ()


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
class Reading:
    """A text that can be read aloud, in Dutch: its sentences, and the choices that everybody has. A `part` of
    all texts is what a volunteer takes on at a time."""

    part: str
    says: tuple[str, ...]
    choices: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All of it, in the order in which it is read."""
        return (*self.says, *self.choices)


Readings = Mapping[str, Mapping[str, Reading]]
"""By language, then by name in the order of recording; a language that is not there has those of Dutch."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A text read aloud. `file` is what the bot sends it by; a `draft` was read by a machine."""

    file: str
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """Who else cares for these children: `others` counts them. `mine`: what the bot sends by itself comes to
    this chat; `theirs`: to another carer who can be reached."""

    others: int = 0
    mine: bool = True
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class Invitation:
    """The link of a carer that this person came by: `open` it lets them in, `own` it is of their own family,
    `gone` it is used, too old or none of ours. `family` and `together` are what they would come to."""

    code: str = ""
    state: Literal["", "open", "own", "gone"] = ""
    family: Family = field(default_factory=Family)
    together: Together = field(default_factory=Together)


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to look up or to do outside the dialog, by name, with the answers it takes along by path.
    `after` so many changes of the same step: what was looked up before a change does not hold behind it."""

    name: str
    given: tuple[tuple[str, Value], ...] = ()
    after: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an errand ended: by `name`; what is to be said of it, what can be chosen, and `values` for
    placeholders and conditions ('office.count')."""

    name: str
    says: tuple[Text, ...] = ()
    choices: tuple[Choice, ...] = ()
    values: Mapping[str, Arg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """`today` is the day in the library's zone; `hint` is Telegram's language_code; `seed` is fresh
    randomness (0 <= seed < 2**40) from which references and stamps are made; `bot_name` without the @;
    `clock` is the local time of day; `readings` are the texts to read besides the nodes; `recordings` by
    language and name, only those of the words as they are now; `roles` of the person;
    `outcomes` of the errands that were done for this step; `chat`: the library has one for its staff;
    `talking`: a person of the library has this conversation."""

    today: date
    library: Library
    family: Family = field(default_factory=Family)
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    hint: str = "nl"
    seed: int = 0
    bot_name: str = "leeswijzer_bot"
    readings: Readings = field(default_factory=dict)
    recordings: Mapping[str, Mapping[str, Recording]] = field(default_factory=dict)
    roles: Collection[str] = ()
    together: Together = field(default_factory=Together)
    invitation: Invitation = field(default_factory=Invitation)
    clock: time = time(12)
    chat: bool = False
    talking: bool = False
    outcomes: Mapping[Errand, Outcome] = field(default_factory=dict)
