"""Texts that are harder than level A2, which is what somebody who learns Dutch can read."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from dialogs.checking.finding import Finding, found
from dialogs.checking.measures import ease, mean_length, questions_in, sentences_in, words_in
from dialogs.checking.messages import Message, messages, name_of, shown
from dialogs.checking.plain_words import PlainWords
from dialogs.checking.sentences import Sentence
from dialogs.languages import SOURCE
from dialogs.source import Place, Source

SENTENCE = 20
"""Words of the longest sentence."""
MEAN = 12
"""Words of a sentence, on average over a message."""
MESSAGE = 300
"""Characters of a message: what is seen on a small phone without scrolling."""
EASE = 80
"""The least reading ease (Flesch-Douma): 'easy'."""
ENOUGH = 10
"""Words from which the reading ease is taken. In shorter texts one word decides: 'Welke aanmelding wil je
terugnemen?' scores 33, and each of our texts of ten words or more that reads well scores over 80."""

_Texts = Mapping[str, str] | None
_Flaw = tuple[Source, Place, str]


def unplain(
    language: str, rules: PlainWords, content: Iterable[Source], texts: _Texts = None
) -> Iterator[Finding]:
    """What is too hard in one language, at the place of the Dutch sentence, but for the exceptions; and
    which exceptions excuse nothing. `texts`: source to translation; None for the source itself."""
    used: set[str] = set()
    mark = "" if language == SOURCE else f"{language}: "
    for source, place, problem in _flaws(language, rules, content, texts):
        if (name := name_of(source, place)) in rules.exceptions(language):
            used.add(name)
        else:
            yield found(source, place, mark + problem)
    yield from _idle(language, rules, used)


def _idle(language: str, rules: PlainWords, used: Collection[str]) -> Iterator[Finding]:
    for name, reason in rules.exceptions(language).items():
        place = (language, "exceptions", name)
        if name not in used:
            yield found(rules.source, place, "excuses nothing any more: take it out")
        elif not reason:
            yield found(rules.source, place, "give the reason")


def _flaws(language: str, rules: PlainWords, content: Iterable[Source], texts: _Texts) -> Iterator[_Flaw]:
    for source in content:
        for part in shown(source):
            for word, better in rules.better(language, _read(rules, part, texts)):
                yield source, part.place, f"'{word}' is a word from the office: write '{better}'"
        for message in messages(source):
            for place, problem in _of_message(language, message, rules, texts):
                yield source, place, problem


def _of_message(
    language: str, message: Message, rules: PlainWords, texts: _Texts
) -> Iterator[tuple[Place, str]]:
    read = [_read(rules, part, texts) for part in message.parts]
    for part, text in zip(message.parts, read, strict=True):
        yield from ((part.place, problem) for problem in _long_sentences(text))
    yield from ((message.place, problem) for problem in _heavy(language, "\n\n".join(read)))


def _read(rules: PlainWords, part: Sentence, texts: _Texts) -> str:
    """A sentence in the language that is checked, as it is measured; '' where it is not translated."""
    return rules.read_as(part.text if texts is None else texts.get(part.text, ""))


def _long_sentences(text: str) -> Iterator[str]:
    for sentence in sentences_in(text):
        if (count := len(words_in(sentence))) > SENTENCE:
            yield f"a sentence of {count} words; at most {SENTENCE}: make two of it"


def _heavy(language: str, text: str) -> Iterator[str]:
    """What is too much in a whole message."""
    if (mean := mean_length(text)) > MEAN:
        yield f"{mean:.1f} words in a sentence on average; at most {MEAN}: make shorter sentences"
    if len(text) > MESSAGE:
        yield f"{len(text)} characters in one message; at most {MESSAGE}: say less, or in two nodes"
    if (questions := questions_in(text)) > 1:
        yield f"{questions} questions in one message: ask one"
    if len(words_in(text)) >= ENOUGH and (score := ease(language, text)) < EASE:
        yield f"reading ease {score:.0f}; at least {EASE}: use shorter words and sentences"
