"""Telegram's HTML (core.telegram.org/bots/api#html-style): to text and entities, or a refusal.

Stricter than Telegram in one thing: Telegram lets a bare `&` or `>` pass, although its manual forbids
both. Here they are refused, because they are the mark of a text that nobody escaped.
"""

import re

from bot.sandbox.facts import Json
from bot.sandbox.refusals import Refused, bad_request
from bot.sandbox.utf16 import units

_TOKEN = re.compile(
    r"(?P<plain>[^<>&]+)"
    r"|&(?:(?P<named>lt|gt|amp|quot)|#(?P<decimal>[0-9]{1,7})|#[xX](?P<hexadecimal>[0-9a-fA-F]{1,6}));"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9-]*)"
    r"(?P<attributes>(?:\s+[a-zA-Z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?)*)\s*>"
)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_REFERENCE = re.compile(r"&(lt|gt|amp|quot);")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SIMPLE = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
}
_TAGS = {*_SIMPLE, "a", "span", "blockquote", "tg-emoji"}


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The visible text and its entities, ordered as Telegram orders them. Raises `Refused`."""
    return _Parser(source).run()


class _Open:
    def __init__(self, tag: str, attributes: dict[str, str], begin: int, offset: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.begin = begin
        self.offset = offset


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        position = 0
        while position < len(self._source):
            token = _TOKEN.match(self._source, position)
            if token is None:
                raise self._unreadable(position)
            self._take(token)
            position = token.end()
        if self._open:
            raise _unparsed(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._pieces), self._entities

    def _take(self, token: re.Match[str]) -> None:
        if token["tag"] is None:
            self._write(token["plain"] or _character(token))
        elif token["close"]:
            self._end(token["tag"].lower(), token.start())
        else:
            self._begin(token)

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += units(text)

    def _begin(self, token: re.Match[str]) -> None:
        tag = token["tag"].lower()
        attributes = {
            name.lower(): _unescaped(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(token["attributes"])
        }
        spoiler_only = tag == "span" and attributes.get("class") != "tg-spoiler"
        if tag not in _TAGS or spoiler_only:
            raise self._at(token.start(), f'Unsupported start tag "{tag}"')
        self._open.append(_Open(tag, attributes, len(self._pieces), self._length))

    def _end(self, tag: str, position: int) -> None:
        if not self._open:
            raise self._at(position, "Unexpected end tag")
        opened = self._open.pop()
        if opened.tag != tag:
            raise self._at(position, "Unmatched end tag", f', expected "</{opened.tag}>", found "</{tag}>"')
        length = self._length - opened.offset
        entity = self._entity(opened)
        if length and entity is not None:
            kind, extra = entity
            self._entities.append({"type": kind, "offset": opened.offset, "length": length, **extra})

    def _entity(self, opened: _Open) -> tuple[str, Json] | None:
        attributes = opened.attributes
        match opened.tag:
            case "a":
                url = attributes.get("href") or "".join(self._pieces[opened.begin :])
                return ("text_link", {"url": url}) if "." in url or "://" in url else None
            case "span":
                return "spoiler", {}
            case "blockquote":
                return ("expandable_blockquote" if "expandable" in attributes else "blockquote"), {}
            case "tg-emoji":
                return "custom_emoji", {"custom_emoji_id": attributes.get("emoji-id", "")}
            case "code" if self._open and self._open[-1].tag == "pre":
                self._open[-1].attributes["language"] = attributes.get("class", "").removeprefix("language-")
                return None
            case "pre" if attributes.get("language"):
                return "pre", {"language": attributes["language"]}
            case tag:
                return _SIMPLE[tag], {}

    def _unreadable(self, position: int) -> Refused:
        sign = self._source[position]
        if sign != "<":
            written = {"&": "&amp;", ">": "&gt;"}[sign]
            return self._at(position, f'The character "{sign}" must be written as "{written}"')
        name = re.match(r"</?([a-zA-Z0-9-]*)", self._source[position:])
        tag = name[1].lower() if name else ""
        if tag in _TAGS:
            return self._at(position, "Unclosed start tag")
        return self._at(position, f'Unsupported start tag "{tag}"')

    def _at(self, position: int, problem: str, detail: str = "") -> Refused:
        offset = len(self._source[:position].encode())
        return _unparsed(f"{problem} at byte offset {offset}{detail}")


def _character(token: re.Match[str]) -> str:
    if token["named"]:
        return _NAMED[token["named"]]
    code = int(token["decimal"]) if token["decimal"] else int(token["hexadecimal"], 16)
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        raise _unparsed(f"there is no character {code}")
    return chr(code)


def _unescaped(value: str) -> str:
    return _REFERENCE.sub(lambda reference: _NAMED[reference[1]], value)


def _unparsed(problem: str) -> Refused:
    return bad_request(f"can't parse entities: {problem}")
