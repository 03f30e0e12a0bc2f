"""Is this JSON value of that Bot API type? Checks are compiled once per type and then only called.

A check returns nothing and raises `Mismatch`, which carries the path to the wrong field. The path is put
together only when something is wrong, so a good value costs no string work.
"""

from collections.abc import Callable
from functools import cache, cached_property

from bot.sandbox.facts import Shape, botapi

Check = Callable[[object], None]


class Mismatch(ValueError):
    """A value that is not of its type: `problem` at `path` (outermost first)."""

    def __init__(self, problem: str, path: tuple[str, ...] = ()) -> None:
        super().__init__(f"{'.'.join(path)}: {problem}" if path else problem)
        self.problem = problem
        self.path = path

    def within(self, key: str) -> "Mismatch":
        """The same mismatch seen from the object around it."""
        return Mismatch(self.problem, (key, *self.path))


def _integer(value: object) -> None:
    if type(value) is not int:
        raise Mismatch("must be an Integer")


def _float(value: object) -> None:
    if type(value) not in (int, float):
        raise Mismatch("must be a Float")


def _boolean(value: object) -> None:
    if type(value) is not bool:
        raise Mismatch("must be a Boolean")


def _string(value: object) -> None:
    if not isinstance(value, str):
        raise Mismatch("must be a String")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise Mismatch("strings must be encoded in UTF-8") from error


# Inside JSON a file is a file_id, an address or "attach://name": always a string.
_SIMPLE: dict[str, Check] = {
    "Integer": _integer,
    "Float": _float,
    "Boolean": _boolean,
    "String": _string,
    "InputFile": _string,
}


class _ArrayCheck:
    def __init__(self, item: Check) -> None:
        self._item = item

    def __call__(self, value: object) -> None:
        if not isinstance(value, list):
            raise Mismatch("must be an Array")
        for place, item in enumerate(value):
            try:
                self._item(item)
            except Mismatch as mismatch:
                raise mismatch.within(str(place)) from None


class _ObjectCheck:
    def __init__(self, name: str, shape: Shape) -> None:
        self.name = name
        self.shape = shape

    @cached_property
    def _fields(self) -> dict[str, Check]:
        # Lazily, because types contain each other in circles.
        return {name: check_for(types) for name, types in self.shape.fields.items()}

    def __call__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise Mismatch(f"must be an object of type {self.name}")
        fields = self._fields
        for key, item in value.items():
            if key not in fields:
                raise Mismatch(f'unknown field "{key}" in {self.name}')
            try:
                fields[key](item)
            except Mismatch as mismatch:
                raise mismatch.within(key) from None
        for key in self.shape.required:
            if key not in value:
                raise Mismatch(f'field "{key}" of {self.name} is required')
        for key, constant in self.shape.constants.items():
            if value[key] != constant:
                raise Mismatch(f'must be "{constant}"', (key,))

    def resembles(self, value: object) -> int:
        """How much the value looks like it is meant for this type; for the choice of an error to show."""
        if not isinstance(value, dict):
            return -1
        constants = sum(10 for key, constant in self.shape.constants.items() if value.get(key) == constant)
        return constants + sum(1 for key in value if key in self.shape.fields)


class _UnionCheck:
    def __init__(self, options: tuple[str, ...]) -> None:
        self._names = options

    @cached_property
    def _options(self) -> list[Check]:
        # Lazily, as above: a family may contain lists of itself.
        return [check_for(name) for name in self._names]

    def __call__(self, value: object) -> None:
        mismatches: list[tuple[int, Mismatch]] = []
        for option in self._options:
            try:
                option(value)
            except Mismatch as mismatch:
                likeness = option.resembles(value) if isinstance(option, _ObjectCheck) else 0
                mismatches.append((likeness, mismatch))
            else:
                return
        raise max(mismatches, key=lambda pair: pair[0])[1]


@cache
def check_for(types: str) -> Check:
    """The check for a type as `botapi.json` writes it, such as `Integer|String` or `Array of User`."""
    if "|" in types:
        return _UnionCheck(tuple(types.split("|")))
    if types.startswith("Array of "):
        return _ArrayCheck(check_for(types.removeprefix("Array of ")))
    if types in _SIMPLE:
        return _SIMPLE[types]
    shape = botapi().types[types]
    if shape.subtypes:
        return _UnionCheck(shape.subtypes)
    return _ObjectCheck(types, shape)
