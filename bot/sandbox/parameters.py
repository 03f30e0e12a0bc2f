"""From what came over the wire to the typed parameters of a method, or a refusal that names the fault."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from bot.sandbox.checks import Check, Mismatch, check_for
from bot.sandbox.facts import Json, botapi
from bot.sandbox.refusals import Refused, bad_request

_TRUTH = {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}
_INTEGER = re.compile(r"-?[0-9]{1,19}")
_FLOAT = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")
_SAID_BY_TELEGRAM = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    **{kind: f"there is no {kind} in the request" for kind in ("voice", "photo", "document")},
}


@dataclass(frozen=True)
class Upload:
    """A file that came along in a multipart body."""

    filename: str
    content: bytes
    content_type: str


@dataclass
class RawCall:
    """A call as it arrived: JSON values, texts of the three other forms, and files."""

    values: Json = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def json_of(source: str | bytes) -> object:
    """JSON as the standard has it, without NaN and Infinity. Raises ValueError."""
    return json.loads(source, parse_constant=_refuse_constant)


def _from_json(text: str) -> object:
    try:
        return json_of(text)
    except ValueError as error:
        raise Mismatch("can't parse JSON") from error


def _to_boolean(text: str) -> bool:
    if text not in _TRUTH:
        raise Mismatch("must be a Boolean")
    return _TRUTH[text]


def _to_integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise Mismatch("must be an Integer")
    return int(text)


def _to_float(text: str) -> float:
    if not _FLOAT.fullmatch(text):
        raise Mismatch("must be a Float")
    return float(text)


def _integer_or_text(text: str) -> int | str:
    return int(text) if _INTEGER.fullmatch(text) else text


def _text_reader(types: str) -> Callable[[str], object]:
    if types == "Integer|String":
        return _integer_or_text
    if "String" in types.split("|"):
        return str
    return {"Integer": _to_integer, "Float": _to_float, "Boolean": _to_boolean}.get(types, _from_json)


class _Parameter:
    def __init__(self, types: str) -> None:
        self.takes_file = "InputFile" in types.split("|")
        self.from_text = _text_reader(types)
        self.check: Check = check_for(types)


class Signature:
    """The compiled parameters of one method."""

    def __init__(self, method: str) -> None:
        shape = botapi().methods[method]
        self._required = tuple(shape.required)
        self._parameters = {name: _Parameter(types) for name, types in shape.fields.items()}

    def read(self, raw: RawCall) -> Json:
        """The parameters with their types checked; files as `Upload`. Raises `Refused`."""
        values: Json = {}
        for name, text in raw.texts.items():
            values[name] = self._checked(name, self._known(name).from_text, text)
        for name, value in raw.values.items():
            self._known(name)
            values[name] = self._checked(name, lambda same: same, value)
        values.update(self._uploads(raw.files, values))
        for name in self._required:
            if name not in values:
                raise bad_request(_SAID_BY_TELEGRAM.get(name, f'parameter "{name}" is required'))
        return values

    def _known(self, name: str) -> _Parameter:
        parameter = self._parameters.get(name)
        if parameter is None:
            raise bad_request(f'unknown parameter "{name}"')
        return parameter

    def _checked(self, name: str, read: Callable[..., object], source: object) -> object:
        try:
            value = read(source)
            self._parameters[name].check(value)
        except Mismatch as mismatch:
            raise _unreadable(name, mismatch) from mismatch
        return value

    def _uploads(self, uploads: Mapping[str, Upload], values: Json) -> Json:
        found: Json = {}
        attached = {value: name for name, value in values.items() if self._is_attachment(name, value)}
        for part, upload in uploads.items():
            name = attached.pop(f"attach://{part}", part)
            if not self._known(name).takes_file:
                raise bad_request(f'parameter "{name}" is not a file')
            found[name] = upload
        if attached:
            raise bad_request(f'there is no uploaded file for "{next(iter(attached))}"')
        return found

    def _is_attachment(self, name: str, value: object) -> bool:
        return isinstance(value, str) and self._parameters[name].takes_file and value.startswith("attach://")


def _unreadable(name: str, mismatch: Mismatch) -> Refused:
    if "UTF-8" in mismatch.problem:
        return bad_request(mismatch.problem)
    return bad_request(f"can't parse {mismatch.within(name)}")


@cache
def signature(method: str) -> Signature:
    """The signature of a method, compiled on first use."""
    return Signature(method)
