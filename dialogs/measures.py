"""How it goes with a child, as data: the questions of the start (0) and of some weeks later (1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import Field, ValidationError, field_validator

from dialogs.content_model import Content, Words
from dialogs.prompt import Text
from dialogs.source import Source, read
from dialogs.tips import Id

Who = Literal["parent", "child", "teacher"]
WHO: tuple[Who, ...] = get_args(Who)
START, LATER = 0, 1
"""The two rounds: what the pilots call the 0-meting and the 1-meting."""
ROUNDS = (START, LATER)
FACES: Mapping[str, int] = {"great": 4, "good": 3, "some": 2, "little": 1}
"""The choices of every question in the trees, and what each counts for."""
TEACHERS = "teachers"
"""The file of what teachers are asked: it is in Dutch and English only."""
_Model = TypeVar("_Model", bound=Content)


class Question(Content):
    """Something to answer from 'yes' to 'not yet'. `id` never changes: answers are compared by it."""

    id: Id
    ask: Words

    def about(self, child: str) -> Text:
        """The question with the child's first name in it."""
        return Text(self.ask, (("child", child),) if "{child}" in self.ask else ())


def _own_ids(asks: tuple[Question, ...]) -> tuple[Question, ...]:
    ids = [one.id for one in asks]
    if double := next((one for one in ids if ids.count(one) > 1), None):
        raise ValueError(f"two questions are called '{double}'")
    return asks


class _OfFamilies(Content):
    measure: Id
    weeks: Annotated[int, Field(ge=1, le=52)] = 12
    parent: Annotated[tuple[Question, ...], Field(min_length=1, max_length=5)]
    child: Annotated[tuple[Question, ...], Field(min_length=1, max_length=3)]

    @field_validator("parent", "child")
    @classmethod
    def _each_once(cls, asks: tuple[Question, ...]) -> tuple[Question, ...]:
        return _own_ids(asks)


class _OfTeachers(Content):
    measure: Literal["teachers"]
    for_: Literal["team"] = Field(alias="for")
    asks: Mapping[Id, Annotated[tuple[Question, ...], Field(min_length=1, max_length=3)]]

    @field_validator("asks")
    @classmethod
    def _each_once(cls, asks: Mapping[str, tuple[Question, ...]]) -> Mapping[str, tuple[Question, ...]]:
        return {programme: _own_ids(own) for programme, own in asks.items()}


@dataclass(frozen=True, slots=True)
class Measure:
    """What is asked about one programme, of whom; the second time so many `weeks` after the child has a
    place. No question of one who is not asked."""

    programme: str
    weeks: int
    asks: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)

    def of(self, who: Who) -> tuple[Question, ...]:
        """The questions for one of them, in order."""
        return self.asks.get(who, ())


@cache
def shipped() -> Mapping[str, Measure]:
    """The measures that come with Leeswijzer, by programme. Raises ContentError."""
    return from_sources(sources().values())


@cache
def sources() -> Mapping[str, Source]:
    """The files with their lines, by name. Raises ContentError when one is no YAML."""
    folder = files("dialogs") / "measures"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    return {name: read(f"measures/{name}", (folder / name).read_text(encoding="utf-8")) for name in names}


def asked_in(tree: str) -> tuple[Source, ...]:
    """The files of what is asked in a dialog: it is whole in a language when these are."""
    if tree not in _ASKING:
        return ()
    for_team = _ASKING[tree]
    return tuple(one for one in sources().values() if (one.data.get("measure") == TEACHERS) == for_team)


_ASKING = {"meting": False, "leerkracht": True}
"""The trees in which the questions come up, and whether they are those for teachers."""


def from_sources(found: Iterable[Source]) -> Mapping[str, Measure]:
    """The measures of some files. Raises ContentError with file, line and path."""
    every = list(found)
    schools = {
        programme: own
        for source in every
        if source.data.get("measure") == TEACHERS
        for programme, own in _read(source, _OfTeachers).asks.items()
    }
    families = [_read(one, _OfFamilies) for one in every if one.data.get("measure") != TEACHERS]
    return {
        one.measure: Measure(
            one.measure,
            one.weeks,
            {"parent": one.parent, "child": one.child, "teacher": schools.get(one.measure, ())},
        )
        for one in families
    }


def _read(source: Source, model: type[_Model]) -> _Model:
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        first = error.errors()[0]
        raise source.error(first["loc"], first["msg"]) from error
