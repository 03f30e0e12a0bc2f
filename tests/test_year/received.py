"""What a message of the bot is: found by its words, not by the rules that chose it."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.surroundings import Surroundings
from dialogs.facts import Child, Family
from dialogs.phrases import phrase
from dialogs.prompt import Text

_TAG = re.compile("<[^>]+>")
_TIP_PARTS = ("why", "do", "without", "more")


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a set ('baby', 'faces', 'why'), or a call: ('', 'koffertje', 'step'),
    ('', 'kinderboekenweek', 'moment'), ('', 'season', 'season')."""

    band: str
    name: str
    part: str

    @property
    def is_tip(self) -> bool:
        """Whether it is part of a set."""
        return bool(self.band)


@dataclass(frozen=True, slots=True)
class Received:
    """A message by itself that a family got: when (local), about which child ('' for the family), and how it
    begins. `number` is its message_id, `buttons` the callback data under it."""

    at: datetime
    child: str
    item: Item
    number: int
    buttons: tuple[str, ...]


class Reader:
    """Knows the first words of everything that can come, in each language."""

    def __init__(self, around: Surroundings) -> None:
        """`around`: the content and its words."""
        self._around = around
        self._known: dict[str, Mapping[str, Item]] = {}

    def read(
        self, family: Family, at: datetime, number: int, text: str, buttons: tuple[str, ...]
    ) -> Received | None:
        """A message; None for one that is an answer in a conversation."""
        heading, _, rest = text.partition("\n\n")
        if not rest and heading == self._around.text(family.language).plain(phrase("season_hello")):
            return Received(at, "", Item("", "season", "season"), number, buttons)
        item = self._words(family.language).get(rest.partition("\n\n")[0])
        return Received(at, _child(family, heading).key, item, number, buttons) if item else None

    def _words(self, language: str) -> Mapping[str, Item]:
        if language not in self._known:
            self._known[language] = {self._plain(language, words): item for words, item in self._items()}
        return self._known[language]

    def _items(self) -> list[tuple[str, Item]]:
        content = self._around.content
        found = [
            (str(getattr(one, part)), Item(band.band, one.id, part))
            for band in content.tips.bands
            for one in band.sets
            for part in _TIP_PARTS
        ]
        found += [(step.say[0], Item("", step.id, "step")) for step in content.calls.steps]
        return found + [(one.say[0], Item("", one.id, "moment")) for one in content.calls.moments]

    def _plain(self, language: str, source: str) -> str:
        words = self._around.text(language).html(Text(source))
        return html.unescape(_TAG.sub("", words)).partition("\n\n")[0].strip()


def _child(family: Family, heading: str) -> Child:
    return next(child for child in family.children if child.first_name in heading)
