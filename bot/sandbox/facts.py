"""What the Bot API consists of: methods, types and their fields, from the data file `botapi.json`.

The file holds facts only (names, types, what is required), taken from the Bot API of the version it names.
Types are written `Integer|String`, lists `Array of X`; `constants` are the values that tell the members of
a family apart (such as `"type": "chat"` of a command scope).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """The fields of a type or the parameters of a method: name to types; a family has only `subtypes`."""

    required: Mapping[str, str] = field(default_factory=dict)
    optional: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    subtypes: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, str]:
        """All fields, required and optional."""
        return {**self.required, **self.optional}


@dataclass(frozen=True)
class Facts:
    """One version of the Bot API."""

    version: str
    methods: Mapping[str, Shape]
    returns: Mapping[str, str]
    types: Mapping[str, Shape]


def _shape(entry: Json) -> Shape:
    return Shape(
        entry.get("required", {}),
        entry.get("optional", {}),
        entry.get("constants", {}),
        tuple(entry.get("subtypes", ())),
    )


@cache
def botapi() -> Facts:
    """The facts that are shipped with the sandbox, read once."""
    source = json.loads(files(__package__).joinpath("botapi.json").read_text(encoding="utf-8"))
    return Facts(
        version=source["version"],
        methods={name: _shape(entry) for name, entry in source["methods"].items()},
        returns={name: entry["returns"] for name, entry in source["methods"].items()},
        types={name: _shape(entry) for name, entry in source["types"].items()},
    )
