"""What an author may write in a tree: nodes, choices, routes and the things a node does."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from dialogs.conditions import Condition
from dialogs.library import Programme
from dialogs.prompt import Choice, Text

Kind = Literal[
    "choice",
    "several",
    "text",
    "first_name",
    "month",
    "day",
    "school",
    "phone",
    "note",
    "summary",
    "voice",
    "picture",
    "message",
    "need",
    "place",
]
Offer = Literal[
    "family.children", "family.open_intakes", "family.phone", "library.schools", "languages", "voice.parts"
]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
ChoiceId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,31}$")]
Path = Annotated[str, Field(pattern=r"^[a-z]+\.[a-z_0-9]+$")]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Route(_Frozen):
    """Where to go on: `go` a node of this tree (or 'end'), `jump` another tree instead of this one."""

    when: Condition | None = None
    unless: Condition | None = None
    go: str | None = None
    jump: str | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Route":
        if (self.go is None) == (self.jump is None):
            raise ValueError("a route has either 'go' or 'jump'")
        return self


class ChoiceSpec(_Frozen):
    """A choice: what the button says, when it is offered, and where it leads if not to the node's next.
    A `silent` one stays out of the summary, because the question it leads to tells more."""

    label: str
    when: Condition | None = None
    go: str | None = None
    jump: str | None = None
    silent: bool = False

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, raw: Any) -> Any:
        return {"label": raw} if isinstance(raw, str) else raw


class CreateIntakeSpec(_Frozen):
    """Make an intake of the answers on the trail; its reference begins with `prefix`."""

    programme: Programme
    prefix: Annotated[str, Field(pattern=r"^[A-Z0-9]{2}$")]
    interest: bool = False


class Action(_Frozen):
    """One thing a node does. A value that begins with $ is the answer at that path. `voice` looks for the
    next text without or with a recording, or keeps or deletes the recording of this one. `plan` takes the
    answers about messages into the family's plan; `subscribe` begins a stream for the child at hand;
    `carers` lets somebody in or out, or chooses who of them gets messages; `refer`
    keeps the way to the chosen desk, or the wish to be called, `outcome` how it went there, `show` its place;
    `talk` hands the conversation over to a person of the library, or takes it back."""

    remember: Mapping[Literal["language", "consent", "phone", "home_language"], str] | None = None
    set: Mapping[Path, str] | None = None
    clear: tuple[str, ...] | None = None
    create_intake: CreateIntakeSpec | None = None
    withdraw: str | None = None
    play: str | None = None
    voice: Literal["missing", "recorded", "keep", "delete"] | None = None
    report: Literal["words"] | None = None
    plan: Literal["moment", "likes", "pause", "resume", "stop", "hush", "season"] | None = None
    subscribe: Literal["tips", "boekstart"] | None = None
    carers: Literal["invite", "join", "leave", "me", "both", "others"] | None = None
    desk: str | None = None
    refer: Literal["card", "call"] | None = None
    outcome: Literal["helped", "not_helped", "not_gone", "solved", "later"] | None = None
    show: Literal["pin", "calendar"] | None = None
    talk: Literal["begin", "end"] | None = None
    forget: Literal["family"] | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "Action":
        if len(self.model_fields_set) != 1:
            raise ValueError("an action does one thing")
        return self


def _several(raw: Any) -> Any:
    return [raw] if isinstance(raw, (str, dict)) else raw


def _routes(raw: Any) -> Any:
    return [{"go": raw}] if isinstance(raw, str) else _several(raw)


class Node(_Frozen):
    """One place in a conversation. `id` is 'tree.node'. With `ask` it waits for a person; without, it goes
    on by itself. `label` names the answer in the summary. `optional` allows to skip. A question that `stays`
    is kept in sight with its answer, as those with a label are; others make room for what follows. What
    `speaks` another language (a code, or the path to one) only says: a card for the desk, a text to read. An
    `errand` is done before the node says or asks anything: what it found is said, chosen and routed by."""

    id: str
    say: Annotated[tuple[str, ...], BeforeValidator(_several)] = ()
    ask: str | None = None
    kind: Kind = Field(default="choice", alias="as")
    save: Path | None = None
    label: str | None = None
    choices: Mapping[ChoiceId, ChoiceSpec] = Field(default_factory=dict)
    offer: Offer | None = None
    columns: Annotated[int, Field(ge=1, le=7)] = 1
    optional: bool = False
    stays: bool = False
    speaks: str | None = None
    call: str | None = None
    errand: Id | None = None
    do: Annotated[tuple[Action, ...], BeforeValidator(_several)] = ()
    next: Annotated[tuple[Route, ...], BeforeValidator(_routes)] = ()

    @cached_property
    def tree(self) -> str:
        """The tree it stands in."""
        return self.id.partition(".")[0]

    @cached_property
    def same_choices(self) -> tuple[Choice, ...] | None:
        """The choices of a node that offers everybody the same ones; None where it depends."""
        if any(spec.when or "{" in spec.label for spec in self.choices.values()):
            return None
        return tuple(Choice(choice, Text(spec.label)) for choice, spec in self.choices.items())


class Tree(_Frozen):
    """A file of nodes and its first node. One that is `for` the team is in Dutch and English only."""

    tree: Id
    start: Id
    for_: Literal["family", "team"] = Field("family", alias="for")
    nodes: Mapping[Id, Node]
