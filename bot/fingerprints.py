"""The fingerprints of all texts as they are now: a recording is of exactly these words, or does not count."""

from collections.abc import Mapping

from dialogs.facts import Reading, Readings, Wording
from dialogs.library import Library
from dialogs.loading import Trees
from dialogs.scripts import fingerprint, script, texts


class Fingerprints:
    """Each is made when it is first asked for, and kept: in twelve languages there are thousands."""

    def __init__(
        self, trees: Trees, more: Readings, wordings: Mapping[str, Wording], library: Library
    ) -> None:
        """Everything that the words of a text depend on (see dialogs.scripts)."""
        self._trees, self._more, self._wordings, self._library = trees, more, wordings, library
        self._texts: dict[str, Mapping[str, Reading]] = {}
        self._made: dict[tuple[str, str], str] = {}

    def of(self, name: str, language: str) -> str:
        """16 hex digits; '' for a text or a language that is gone."""
        if (name, language) not in self._made:
            self._made[name, language] = self._make(name, language)
        return self._made[name, language]

    def _make(self, name: str, language: str) -> str:
        if language not in self._wordings:
            return ""
        if language not in self._texts:
            self._texts[language] = texts(self._trees, self._more, self._library, language)
        reading = self._texts[language].get(name)
        return fingerprint(script(reading, self._wordings[language], self._library)) if reading else ""
