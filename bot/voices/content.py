"""What there is to read aloud in this library, in each language that is offered."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.catalogs import wordings
from bot.settings import library
from dialogs.facts import Wording
from dialogs.library import Library
from dialogs.loading import Trees, shipped
from dialogs.scripts import script
from dialogs.whole import offered


@dataclass(frozen=True, slots=True)
class Content:
    """The trees, the words of each language that is offered, and whose library it is."""

    trees: Trees
    wordings: Mapping[str, Wording]
    library: Library

    def script(self, node: str, language: str) -> str:
        """What is to be read of a node in a language that is offered."""
        return script(self.trees.nodes[node], self.wordings[language], self.library)


def content(library_file: Path | None) -> Content:
    """As the bot itself would load it. Raises SettingWrong, CatalogBroken, ContentError."""
    trees = shipped()
    return Content(trees, offered(trees, wordings()), library(library_file))
