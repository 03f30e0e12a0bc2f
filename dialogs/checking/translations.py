"""A translation beside its Dutch sentence: is it there, with the same holes and pictogram; does it fit?"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from dialogs.checking.finding import Finding, found
from dialogs.checking.sentences import LABEL, Sentence
from dialogs.checking.signs import strange
from dialogs.describing import placeholders

KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")
"""A digit on a key, such as 1️⃣: an emoji, though it begins with a digit."""


def mistranslated(
    language: str, texts: Mapping[str, str | tuple[str, ...]], sentences: Iterable[Sentence]
) -> Iterator[Finding]:
    """What is wrong in one language, at the place of the Dutch sentence. `texts`: source to translation; for
    a sentence that counts, from its form for many to all forms of the language."""
    for sentence in sentences:
        forms = texts.get(sentence.text, "")
        for form in [forms] if isinstance(forms, str) else forms:
            for problem in _problems(sentence, form):
                yield found(sentence.source, sentence.place, f"{language}: {problem}")


def _problems(sentence: Sentence, translation: str) -> Iterator[str]:
    if not translation.strip():
        yield "not translated yet"
        return
    here, there = set(placeholders(sentence.text)), set(placeholders(translation))
    for name in sorted(here - there):
        yield f"{{{name}}} is lost"
    for name in sorted(there - here):
        yield f"{{{name}}} is not in the Dutch sentence"
    sign = pictogram(sentence.text)
    if sign and pictogram(translation) != sign:
        yield f"does not begin with {sign}"
    yield from strange(translation)
    if len(translation) > sentence.room:
        what = "button" if sentence.room == LABEL else "text"
        yield f"{len(translation)} characters; at most {sentence.room} fit in this {what}"


def pictogram(text: str) -> str:
    """The emoji a text begins with, '' where it begins with a word."""
    first = text.split(" ", 1)[0]
    bare = KEYCAP.sub("", first)
    return first if first and all(unicodedata.category(char)[0] in "SMC" for char in bare) else ""
