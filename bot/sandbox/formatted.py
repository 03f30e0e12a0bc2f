"""A text with its entities, counted the way Telegram counts: in UTF-16 units, after parsing.

Source: core.telegram.org/bots/api#messageentity and #formatting-options.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.sandbox.facts import Json
from bot.sandbox.html import parse_html
from bot.sandbox.refusals import Refused, bad_request, not_rehearsed
from bot.sandbox.utf16 import units

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_BLANK = " \t\r\n"


@dataclass(frozen=True)
class Formatted:
    """Visible text and the entities in it, as Bot API `MessageEntity` objects."""

    text: str
    entities: tuple[Json, ...] = ()


def read_formatted(text: str, parse_mode: str | None, entities: Sequence[Json] | None) -> Formatted:
    """What remains visible of the text a bot sent. Raises `Refused` for markup Telegram cannot read."""
    if not parse_mode:
        return _trimmed(Formatted(text, _in_range(text, entities or ())))
    if entities:
        raise bad_request("parse_mode and entities can't be used together")
    if parse_mode.lower() in ("markdown", "markdownv2"):
        raise not_rehearsed(f"parse_mode {parse_mode}")
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    visible, found = parse_html(text)
    return _trimmed(Formatted(visible, tuple(found)))


def within(formatted: Formatted, limit: int, too_long: str) -> Formatted:
    """The same text, or the refusal `too_long` when it is longer than `limit` units."""
    if len(formatted.text) * 2 > limit and units(formatted.text) > limit:
        raise bad_request(too_long)
    return formatted


def _in_range(text: str, entities: Sequence[Json]) -> tuple[Json, ...]:
    length = units(text) if entities else 0
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] < 1 or entity["offset"] + entity["length"] > length:
            raise _outside(entity)
    return tuple(entities)


def _outside(entity: Json) -> Refused:
    return bad_request(f"entity of type {entity['type']} at offset {entity['offset']} is outside the text")


def _trimmed(formatted: Formatted) -> Formatted:
    text = formatted.text.strip(_BLANK)
    if text == formatted.text:
        return formatted
    lead = len(formatted.text) - len(formatted.text.lstrip(_BLANK))
    return Formatted(text, tuple(_moved(formatted.entities, lead, units(text))))


def _moved(entities: Sequence[Json], lead: int, length: int) -> list[Json]:
    moved = []
    for entity in entities:
        begin = max(0, entity["offset"] - lead)
        end = min(length, entity["offset"] + entity["length"] - lead)
        if end > begin:
            moved.append(entity | {"offset": begin, "length": end - begin})
    return moved
