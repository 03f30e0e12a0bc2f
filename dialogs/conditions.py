"""`when` and `unless`: structured rules over answers and facts, with nothing to evaluate but data."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dialogs.facts import Value

Lookup: TypeAlias = Callable[[str], Value]
"""From a path such as 'child.age' to its value; '' where it is unknown."""


class Test(BaseModel):
    """What one path must be. All that is filled in must hold; numbers compare as whole numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    one_of: tuple[str, ...] = Field(default=(), alias="in")
    none_of: tuple[str, ...] = Field(default=(), alias="not_in")
    at_least: int | None = None
    below: int | None = None
    known: bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, raw: Any) -> Any:
        return {"in": [raw]} if isinstance(raw, str) else raw

    def holds(self, value: Value) -> bool:
        """Whether a value passes. Of several chosen, one that fits is enough for `in`."""
        if self.known is not None and self.known != bool(value):
            return False
        chosen = (value,) if isinstance(value, str) else value
        if self.one_of and not any(item in self.one_of for item in chosen):
            return False
        if self.none_of and any(item in self.none_of for item in chosen):
            return False
        return self._within(value)

    def _within(self, value: Value) -> bool:
        if self.at_least is None and self.below is None:
            return True
        if not isinstance(value, str) or not value.isdecimal():
            return False
        number = int(value)
        return (self.at_least is None or number >= self.at_least) and (
            self.below is None or number < self.below
        )


class Condition(BaseModel):
    """Every path must pass its test; where `any` is given, one of those conditions must hold as well."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tests: Mapping[str, Test] = Field(default_factory=dict)
    any: tuple["Condition", ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _flat_form(cls, raw: Any) -> Any:
        if not isinstance(raw, dict) or "tests" in raw:
            return raw
        rest = {path: test for path, test in raw.items() if path != "any"}
        return {"tests": rest, "any": raw.get("any", ())}

    def holds(self, lookup: Lookup) -> bool:
        """Whether the rule holds for what `lookup` knows."""
        for path, test in self.tests.items():
            if not test.holds(lookup(path)):
                return False
        return not self.any or any(condition.holds(lookup) for condition in self.any)


def tests_of(condition: Condition | None) -> Iterator[tuple[str, Test]]:
    """Every test in a condition with its path, also inside `any`."""
    if condition is None:
        return
    yield from condition.tests.items()
    for inner in condition.any:
        yield from tests_of(inner)
