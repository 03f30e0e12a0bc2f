"""Words that point at danger: violence at home, abuse, a child in danger, suicide. Lists per language."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from dialogs.languages import SOURCE
from dialogs.matching import plain
from dialogs.source import Source, read

FILE = "danger.yaml"
EMERGENCY, VEILIG_THUIS, SUICIDE, SUICIDE_FREE = "112", "0800-2000", "113", "0800-0113"
"""112.nl, veiligthuis.nl and 113.nl: day and night; the numbers with 0800 cost nothing."""
_ELSEWHERE = (SOURCE, "en")
"""Languages in which anybody may write, whatever they speak with the bot."""
_HAN = re.compile("[\u4e00-\u9fff]")
_SAME = str.maketrans("يكى", "یکی")
"""Letters of Arabic script that keyboards mix up."""


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    danger: Annotated[tuple[str, ...], Field(min_length=1)]
    harmless: tuple[str, ...] = ()


_READ = TypeAdapter(Mapping[str, _Words])


def is_danger(text: str, language: str) -> bool:
    """Whether a typed text has words of the list of its language, of Dutch or of English. It is a sign, no
    more: a person looks at it."""
    if not text:
        return False
    written = _folded(text)
    return any(_found(written, one) for one in {language, *_ELSEWHERE} if one in lists())


@cache
def lists() -> Mapping[str, _Words]:
    """The words by language. Raises ContentError with file, line and path."""
    return from_source(read(FILE, (files("dialogs") / FILE).read_text(encoding="utf-8")))


def from_source(source: Source) -> Mapping[str, _Words]:
    """The words of a file with the shape of danger.yaml. Raises ContentError."""
    try:
        return _READ.validate_python(source.data)
    except ValidationError as error:
        first = error.errors()[0]
        raise source.error(first["loc"], first["msg"]) from error


def _found(written: str, language: str) -> bool:
    danger, harmless = _patterns(language)
    return danger.search(harmless.sub(" ", written)) is not None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lists()[language]
    return _any_of(words.danger), _any_of(words.harmless)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(_alternatives(phrases)) or "(?!)")


def _alternatives(phrases: Iterable[str]) -> Iterator[str]:
    """Whole words, one behind the other; a word that ends in * may go on. Chinese has no spaces."""
    for phrase in phrases:
        if _HAN.search(phrase):
            yield re.escape(_folded(phrase))
            continue
        parts = (re.escape(_folded(word)) + (r"\w*" if word.endswith("*") else "") for word in phrase.split())
        yield rf"(?<!\w){' '.join(parts)}(?!\w)"


def _folded(text: str) -> str:
    return plain(text).translate(_SAME)
