"""Errands: what a step needs to know, or to have done, before it can go on.

The core looks nothing up and stores nothing. Where a node has an errand, the step stops with OutcomeWanted;
the bot does the errand in the same transaction, puts its outcome among the facts, and does the step again. So
the core stays pure, and a list on the screen is the list in the database, also behind a change. Which errands
there are, what they take and how they can end is data (dialogs/errands/*.yaml): the walk and the rehearsals
try each ending."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from dialogs.facts import Errand, Outcome
from dialogs.prompt import Choice
from dialogs.source import Source, read

REFUSED = "refused"
"""How every errand of the team ends for who may not: the dialog goes home."""
_Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]


@dataclass(eq=False)
class OutcomeWanted(Exception):
    """The step cannot go on without the outcome of this errand."""

    errand: Errand


class TurnedAway(Exception):
    """The person may not do what this dialog is for (any more)."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ending(_Frozen):
    """One way in which an errand ends, with an example: ids of `choices` with their label, and `values`."""

    choices: Mapping[str, str] = Field(default_factory=dict)
    values: Mapping[_Name, str] = Field(default_factory=dict)

    def example(self, name: str) -> Outcome:
        """The ending as an outcome: for a rehearsal, where nothing is stored."""
        buttons = tuple(Choice(one, label) for one, label in self.choices.items())
        return Outcome(name, choices=buttons, values=dict(self.values))


class Spec(_Frozen):
    """An errand: whether it is `for` families or the team, who of the team `may`, which answers (paths) it
    `takes` along, and its endings. Where it only `looks`, nothing changes, so it may be done again whenever a
    question is shown."""

    for_: Literal["team", "family"] = Field("team", alias="for")
    may: tuple[Literal["coordinator", "desk", "volunteer"], ...] = ("coordinator",)
    takes: tuple[str, ...] = ()
    looks: bool = False
    outcomes: Mapping[_Name, Ending] = Field(min_length=1)

    def examples(self) -> tuple[Outcome, ...]:
        """An example of each ending, the usual one first."""
        return tuple(one.example(name) for name, one in self.outcomes.items())


_READ = TypeAdapter(dict[str, Spec])


@cache
def sources() -> tuple[Source, ...]:
    """The files of errands with their lines. Raises ContentError when one is no YAML."""
    folder = files("dialogs") / "errands"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    return tuple(read(f"errands/{name}", (folder / name).read_text(encoding="utf-8")) for name in names)


@cache
def shipped() -> Mapping[str, Spec]:
    """All errands by name. Raises ContentError with the place."""
    found: dict[str, Spec] = {}
    for source in sources():
        try:
            found.update(_READ.validate_python(source.data or {}))
        except ValidationError as error:
            first = error.errors()[0]
            raise source.error(first["loc"], first["msg"]) from error
    return found


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Outcomes for who only rehearses: of each errand the usual one, or the one that is `chosen` by name."""

    chosen: Mapping[str, str] = field(default_factory=dict)

    def outcome(self, errand: Errand) -> Outcome:
        """An example of how it ends."""
        examples = {one.name: one for one in shipped()[errand.name].examples()}
        wanted = self.chosen.get(errand.name)
        return Outcome(wanted) if wanted == REFUSED else examples[wanted or next(iter(examples))]
