"""The four ways in which parameters may arrive (core.telegram.org/bots/api#making-requests)."""

from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.sandbox.multipart import parts_of
from bot.sandbox.parameters import RawCall, json_of
from bot.sandbox.refusals import Refused, bad_request

LARGEST_BODY = 51 * 1024 * 1024


async def read_call(request: Request) -> RawCall:
    """The raw call: query string and body together. Raises `Refused` for a body nobody can read."""
    raw = RawCall()
    if request.url.query:
        raw.texts.update(_form(request.url.query))
    body = await request.body()
    if len(body) > LARGEST_BODY:
        raise Refused(413, "Request Entity Too Large")
    if body:
        _read_body(raw, request.headers.get("content-type", ""), body)
    return raw


def _read_body(raw: RawCall, content_type: str, body: bytes) -> None:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        raw.values.update(_json_object(body))
    elif kind == "application/x-www-form-urlencoded":
        raw.texts.update(_form(_decoded(body)))
    elif kind == "multipart/form-data":
        _read_parts(raw, content_type, body)
    else:
        raise bad_request(f'unsupported content type "{kind}"')


def _read_parts(raw: RawCall, content_type: str, body: bytes) -> None:
    for name, upload in parts_of(content_type, body):
        if upload.filename:
            raw.files[name] = upload
        else:
            raw.texts[name] = _decoded(upload.content)


def _json_object(body: bytes) -> dict[str, object]:
    try:
        value = json_of(body)
    except ValueError as error:
        raise bad_request("can't parse JSON of the request") from error
    if not isinstance(value, dict):
        raise bad_request("the JSON of a request must be an object")
    return value


def _form(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error
