"""A conversation as data: who comes, what the person does, and everything the bot answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Final, Literal, TypeAlias

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from dialogs.facts import Family, Invitation, Readings, Together
from dialogs.languages import SOURCE
from dialogs.source import read

Person: TypeAlias = str | Mapping[str, str]
"""What the person does: a plain text is typed ('/start plek3' and '/stop' are commands); or one of
{tap: choice}, {old_tap: choice} of the question before, {forged: 'stamp:choice'}, {again: tap} for the same
tap once more, {contact: number}, {voice: file seconds}, {photo: file}, {send: sticker}, {wait: timeout}."""

ALL: Final = "all"


@dataclass(frozen=True)
class Setting:
    """The facts of a transcript. `language` is Telegram's hint; `seed` grows by one with each turn.
    `readings` are texts to read besides the nodes; `recorded` has, for each language, the names of those that
    were read aloud, or 'all'. `invitation` is the link of a carer that the person comes by. `chat` and
    `talking` as in Facts. `office` has the errands that do not end in the usual way, and how they end."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    today: date
    language: str = SOURCE
    library: str = "voorbeeldstad"
    seed: int = 7
    family: Family = field(default_factory=Family)
    roles: tuple[str, ...] = ()
    readings: Readings = field(default_factory=dict)
    recorded: Mapping[str, tuple[str, ...] | Literal["all"]] = field(default_factory=dict)
    together: Together = field(default_factory=Together)
    invitation: Invitation = field(default_factory=Invitation)
    chat: bool = False
    talking: bool = False
    office: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Exchange:
    """One input and its whole outcome. `bot` has the node of each message, 'edit node' where a message is
    changed in place; `says` the Dutch words of each; `buttons` the ids under the last, ticked ones with *;
    `effects` everything that is no new message, in short."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    person: Person
    bot: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """A case: its setting and its turns. `about` says what it is there to show."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    about: str
    facts: Setting
    turns: tuple[Exchange, ...]


_TRANSCRIPT = TypeAdapter(Transcript)


def read_transcript(file: str, text: str) -> Transcript:
    """A transcript from its YAML. Raises ContentError with file, line and path."""
    source = read(file, text)
    try:
        return _TRANSCRIPT.validate_python(source.data)
    except ValidationError as error:
        first = error.errors()[0]
        raise source.error(first["loc"], first["msg"]) from error


def record(transcript: Transcript) -> str:
    """The YAML that `read_transcript` reads; what has its default is left out."""
    data = _TRANSCRIPT.dump_python(transcript, mode="json", exclude_defaults=True)
    data["turns"] = [_laid_out(turn) for turn in data["turns"]]
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


def _laid_out(turn: Mapping[str, Any]) -> dict[str, Any]:
    """The person's tap and short lists on one line each."""
    person = turn["person"]
    kept = {name: value for name, value in turn.items() if value}
    flat = {name: _Flow(kept[name]) for name in ("bot", "buttons") if name in kept}
    return kept | flat | {"person": _FlowMapping(person) if isinstance(person, dict) else person}


class _Flow(list[str]):
    """A list that is written on one line."""


class _FlowMapping(dict[str, str]):
    """A mapping that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """YAML as a person would write it."""

    def ignore_aliases(self, data: Any) -> bool:
        """Each value is written out where it stands."""
        return True


def _flow(dumper: yaml.SafeDumper, data: Sequence[str]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)


def _flow_mapping(dumper: yaml.SafeDumper, data: Mapping[str, str]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True)


def _text(dumper: yaml.SafeDumper, data: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style="|" if "\n" in data else None)


_Dumper.add_representer(_Flow, _flow)
_Dumper.add_representer(_FlowMapping, _flow_mapping)
_Dumper.add_representer(str, _text)
