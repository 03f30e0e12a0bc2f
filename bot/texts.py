"""Source texts and their arguments in one language: dates, lists, hours, names that run the other way."""

import html
import re
from collections.abc import Callable
from datetime import date
from functools import cached_property, lru_cache
from typing import assert_never

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from bot import cldr
from dialogs.facts import Wording
from dialogs.languages import RIGHT_TO_LEFT
from dialogs.prompt import Arg, Day, Hours, Lines, Listed, Month, Text
from dialogs.running import PLACEHOLDER

FIRST_STRONG, POP = "\u2068", "\u2069"
"""First strong isolate and its end (Unicode Annex 9): what stands between keeps its own direction."""
RIGHT_TO_LEFT_MARK = "\u200f"
_RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_COMMAND = re.compile(r"(?<![\w/])/[a-z]+")
_DAYS = {"Mo": 0, "Tu": 1, "We": 2, "Th": 3, "Fr": 4, "Sa": 5, "Su": 6}
_DAY = re.compile(r"\b(Mo|Tu|We|Th|Fr|Sa|Su)\b")


class Texts:
    """One language. `html` gives text for messages (escaped); `plain` gives text for buttons and toasts."""

    def __init__(self, wording: Wording) -> None:
        """The words of the language; its dates and lists come from the CLDR."""
        self.language = wording.language
        self._wording = wording
        self._rtl = wording.language in RIGHT_TO_LEFT
        self._words = lru_cache(maxsize=2048)(self._looked_up)
        """The same tip goes to many: what it says is looked up and made safe once."""

    @cached_property
    def _locale(self) -> Locale:
        """Loaded only for a language that somebody speaks: each costs a megabyte."""
        return cldr.locale(self.language)

    def html(self, arg: Arg) -> str:
        """Words for a message with parse_mode HTML."""
        return self._say(arg, _escape)

    def plain(self, arg: Arg) -> str:
        """Words for a button, a toast, a command list."""
        if isinstance(arg, Text) and not arg.args and not self._rtl:
            return self._wording.of(arg.source)
        return self._say(arg, str)

    def _say(self, arg: Arg, safe: Callable[[str], str]) -> str:
        match arg:
            case Text():
                return self._text(arg, safe)
            case str():
                return self._isolated(safe(arg))
            case Month(year, month):
                return safe(_month(self._locale, year, month))
            case Day(iso):
                return safe(format_date(date.fromisoformat(iso), "long", self._locale))
            case Hours(osm):
                return self._isolated(safe(_DAY.sub(lambda found: _day(self._locale, found[1]), osm)))
            case Lines(items):
                return "\n".join(self._say(item, safe) for item in items)
            case Listed(items):
                return format_list([self._say(item, safe) for item in items], locale=self._locale)
            case _:
                assert_never(arg)

    def _text(self, text: Text, safe: Callable[[str], str]) -> str:
        words = self._words(text.source, text.count, safe)
        if not text.args:
            return words
        args = dict(text.args)
        return PLACEHOLDER.sub(lambda hole: self._say(args.get(hole[1], ""), safe), words)

    def _looked_up(self, source: str, count: int | None, safe: Callable[[str], str]) -> str:
        """The translation; in a language that runs the other way a command keeps its slash in front, and a
        line that begins with a Dutch name still runs that way."""
        words = self._wording.of(source) if count is None else self._wording.counting(source, count)
        if self._rtl and "/" in words:
            words = _COMMAND.sub(rf"{FIRST_STRONG}\g<0>{POP}", words)
        return safe("\n".join(map(_turned, words.split("\n"))) if self._rtl else words)

    def _isolated(self, value: str) -> str:
        """A person's words, numbers and names inside text of the other direction keep their own order."""
        if value and (self._rtl or _RTL_LETTER.search(value)):
            return f"{FIRST_STRONG}{value}{POP}"
        return value


def _turned(line: str) -> str:
    """A line takes its direction from its first letter (Unicode Annex 9, P2); what stands in isolates does
    not count. So a mark goes before a line of this language that begins with a letter of another, or has
    none. A line without a letter of this language is not of it."""
    letters = "".join(char for char in PLACEHOLDER.sub("", line) if char.isalpha())
    is_other = bool(letters) and not _RTL_LETTER.search(letters)
    return line if not line or is_other or _RTL_LETTER.match(letters) else RIGHT_TO_LEFT_MARK + line


def _escape(words: str) -> str:
    return html.escape(words, quote=False)


@lru_cache(maxsize=4096)
def _month(locale: Locale, year: int, month: int) -> str:
    if not year:
        return str(locale.months["stand-alone"]["wide"][month])
    return format_skeleton("yMMMM", date(year, month, 1), locale=locale)


@lru_cache(maxsize=256)
def _day(locale: Locale, osm: str) -> str:
    return str(locale.days["stand-alone"]["abbreviated"][_DAYS[osm]])
