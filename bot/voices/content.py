"""What there is to read aloud in this library, in each language that is offered."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.catalogs import wordings
from bot.fingerprints import Fingerprints
from bot.own_content import content as own_content
from bot.settings import Settings, library
from dialogs.facts import Reading, Readings, Wording
from dialogs.library import Library
from dialogs.loading import Trees, shipped
from dialogs.scripts import script, texts
from dialogs.whole import offered


@dataclass(frozen=True)
class Content:
    """The trees, `more` that comes by itself, the words of each language that is offered, and whose library
    it is."""

    trees: Trees
    more: Readings
    wordings: Mapping[str, Wording]
    library: Library

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """Those of all texts as they are now."""
        return Fingerprints(self.trees, self.more, self.wordings, self.library)

    def texts(self, language: str) -> dict[str, Reading]:
        """All that can be read in a language, by name and in order."""
        return texts(self.trees, self.more, self.library, language)

    def script(self, reading: Reading, language: str) -> str:
        """The words to read in a language that is offered."""
        return script(reading, self.wordings[language], self.library)


def content(given: Settings) -> Content:
    """As the bot itself would load it. Raises SettingWrong, CatalogBroken, ContentError."""
    trees = shipped()
    sent, words = own_content(given.content, offered(trees, wordings()))
    return Content(trees, sent.readings, words, library(given.library))
