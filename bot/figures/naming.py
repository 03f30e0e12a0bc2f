"""What classes and periods are called, in the language of who reads."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot import cldr
from bot.figures.hiding import REST
from bot.figures.periods import Period
from bot.figures.target import UNKNOWN
from bot.referrals.cards import referrer_name
from bot.texts import Texts
from dialogs.event_templates import templates
from dialogs.library import Library
from dialogs.phrases import phrase
from dialogs.prompt import Day, Month, Text

_PICTOGRAM = re.compile(r"^[^\w(–]+")
_OF_LIBRARY = ("studiebegeleiding", "plek3")
_PHRASES = {
    "came": "figures_came",
    "how": "figures_how",
    "change": "figures_change",
    "who": "figures_who",
}


class Names:
    """Names for one reader. `of` gives that of a class in a way of dividing."""

    def __init__(self, texts: Texts, library: Library) -> None:
        """`library` knows its places and referrers."""
        self._texts, self._library = texts, library
        self._ways: Mapping[str, Callable[[str], str]] = {
            "language": self._language,
            "age": lambda name: self._between("age", name),
            "weeks": lambda name: self._between("weeks", name),
            "place": self._place,
            "sent_by": self._referrer,
            "outcome": lambda name: self.say(f"outcome_{name}"),
        }

    def say(self, name: str, **args: str | Text | Day | Month) -> str:
        """A phrase, without a pictogram in front."""
        return _bare(self._texts.plain(phrase(name, count=None, **args)))

    def of(self, way: str, name: str) -> str:
        """The name of a class."""
        if name in (REST, UNKNOWN):
            return self.say(f"figures_{name}")
        return self._ways[way](name) if way in self._ways else self.say(f"{_PHRASES[way]}_{name}")

    def programme(self, name: str) -> str:
        """What a programme is called."""
        return self.say(f"programme_{name}" if name in _OF_LIBRARY else f"figures_programme_{name}")

    def event(self, template: str) -> str:
        """What events of a kind are called."""
        found = templates().get(template)
        return _bare(self._texts.plain(Text(found.title))) if found else self.say("figures_own_event")

    def period(self, period: Period) -> str:
        """'november 2026', 'Jaar 2026', 'Schooljaar 2026-2027'."""
        if period.kind == "month":
            return self._texts.plain(Month(period.first.year, period.first.month))
        return self.say(f"figures_{period.kind}", year=period.name)

    def day(self, day: date) -> str:
        """'20 november 2026'."""
        return self._texts.plain(Day(day.isoformat()))

    def _language(self, code: str) -> str:
        name = cldr.locale(self._texts.language).languages.get(code)
        return name[:1].upper() + name[1:] if name else code

    def _place(self, place: str) -> str:
        return next((one.name for one in self._library.places if one.id == place), place)

    def _referrer(self, code: str) -> str:
        return self.say("figures_came_own") if code == "own" else referrer_name(self._library, code)

    def _between(self, what: str, name: str) -> str:
        first, _, last = name.partition("-")
        if not last:
            return self.say(f"figures_{what}_from", first=first)
        return self.say(f"figures_{what}_between", first=first, last=last)


def _bare(words: str) -> str:
    return _PICTOGRAM.sub("", words)
