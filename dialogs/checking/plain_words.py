"""The list in plain_words.yaml: words from the office, names, and what a placeholder is read as."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from dialogs.running import PLACEHOLDER
from dialogs.source import Source, read

_NAME = "Sam"
"""What names and most placeholders are read as: a word that nobody stumbles over."""


class PlainWords:
    """The rules of plain_words.yaml, ready to be held against texts."""

    def __init__(self, source: Source) -> None:
        """Take the rules of a file that has the shape of plain_words.yaml."""
        self.source = source
        self._stand_ins: Mapping[str, str] = source.data["placeholders"]
        self._names = _any_of(source.data["names"])
        self._office = {
            language: _any_of(self._words(language), re.IGNORECASE) for language in self.languages
        }

    @property
    def languages(self) -> list[str]:
        """The languages that have a list."""
        return [name for name, part in self.source.data.items() if "words" in part]

    def exceptions(self, language: str) -> Mapping[str, str]:
        """Place -> why a text may be harder there."""
        exceptions: Mapping[str, str] = self.source.data[language]["exceptions"]
        return exceptions

    def read_as(self, text: str) -> str:
        """A text as it is measured: a stand-in for each placeholder, and one short word for each name."""
        return self._names.sub(_NAME, PLACEHOLDER.sub(lambda hole: self._stand_in(hole[1]), text))

    def better(self, language: str, text: str) -> Iterator[tuple[str, str]]:
        """Each office word in a text, as it stands there, with the better one."""
        for match in self._office[language].finditer(text):
            yield match[0], self._words(language)[match[0].lower()]

    def _stand_in(self, path: str) -> str:
        last = path.rpartition(".")[2]
        return self._stand_ins.get(path, self._stand_ins.get(last, _NAME))

    def _words(self, language: str) -> Mapping[str, str]:
        words: Mapping[str, str] = self.source.data[language]["words"]
        return words


@cache
def shipped() -> PlainWords:
    """The rules that come with Leeswijzer. Raises ContentError when the file is no YAML."""
    name = "plain_words.yaml"
    return PlainWords(read(name, (files("dialogs") / name).read_text(encoding="utf-8")))


def _any_of(words: Mapping[str, str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Whole words only; of two that begin at the same place the longer one."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)", flags)
