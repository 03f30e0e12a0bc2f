"""How hard a text is to read, in numbers: its sentences, its words, and the reading ease of Flesch."""

import re
from functools import cache
from typing import Any

from dialogs.checking.translations import KEYCAP

_END = re.compile(r"""(?<=[.!?…])\s+|(?<=[.!?…]["”'])\s+|\n+|:\s+(?=["“'])""")
"""Where a sentence ends; what is quoted after a colon is a sentence of its own."""
_WORD = re.compile(r"\w[\w'’-]*")


def sentences_in(text: str) -> list[str]:
    """The sentences of a text; a new line begins a new one."""
    return [sentence.strip() for sentence in _END.split(text) if words_in(sentence)]


def words_in(text: str) -> list[str]:
    """The words of a text. Numbers count; punctuation and pictograms do not."""
    return _WORD.findall(KEYCAP.sub("", text))


def questions_in(text: str) -> int:
    """How many sentences of a text are questions."""
    return sum("?" in sentence for sentence in sentences_in(text))


def mean_length(text: str) -> float:
    """Words in a sentence, on average; 0 for a text without words."""
    return len(words_in(text)) / max(1, len(sentences_in(text)))


def ease(language: str, text: str) -> float:
    """The reading ease of a text with words in it: below 0 is very hard, above 100 very easy. For 'nl' by
    Douma's formula, as textstat reckons it; for 'en' by that of Flesch. Raises KeyError for any other."""
    return {"nl": _douma, "en": _flesch}[language](text)


def _douma(text: str) -> float:
    bare = " ".join(" ".join(words_in(sentence)) + "." for sentence in sentences_in(text))
    return float(_textstat().flesch_reading_ease(bare))


def _flesch(text: str) -> float:
    # For English, textstat wants a dictionary from the network; a check must also work without one.
    words = words_in(text)
    syllables = sum(len(_english().positions(word.lower())) + 1 for word in words)
    return 206.835 - 1.015 * mean_length(text) - 84.6 * syllables / len(words)


@cache
def _textstat() -> Any:
    # Loaded when something is checked: the bot that runs has no use for it.
    from textstat.textstat import textstatistics

    measure = textstatistics()
    measure.set_lang("nl")
    return measure


@cache
def _english() -> Any:
    from pyphen import Pyphen

    return Pyphen(lang="en_US")
