"""Each button begins with a pictogram from one list, so that a reader of pictures finds the way too."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from dialogs.checking.finding import Finding, found
from dialogs.checking.sentences import LABEL, Sentence, every
from dialogs.checking.translations import pictogram
from dialogs.matching import plain
from dialogs.source import Source, read

BY_MACHINE = frozenset({"🇳🇱"})
"""On buttons that the machine makes without a sentence: see dialogs.beside."""


@cache
def shipped() -> Source:
    """The list that comes with Leeswijzer. Raises ContentError when it is no YAML."""
    name = "pictograms.yaml"
    return read(name, (files("dialogs") / name).read_text(encoding="utf-8"))


def unclear(known: Source, content: Iterable[Source]) -> Iterator[Finding]:
    """What is wrong with the pictograms of all buttons in trees and phrases, and with the list `known`
    itself, which has the shape of pictograms.yaml."""
    buttons = [part for source in content for part in every(source) if _is_button(part)]
    yield from _unknown(known, buttons)
    yield from _two_for_the_same_words(buttons)
    yield from _doubled_meanings(known)
    used = {pictogram(button.text) for button in buttons} | BY_MACHINE
    for sign in known.data.keys() - used:
        yield found(known, (sign,), "no button uses this pictogram: take it out")


def _is_button(part: Sentence) -> bool:
    """A choice, or a phrase with the room of a button: those of the footer and the keyboard."""
    return "choices" in part.place[1:2] if "tree" in part.source.data else part.room == LABEL


def _unknown(known: Source, buttons: Iterable[Sentence]) -> Iterator[Finding]:
    for button in buttons:
        sign = pictogram(button.text)
        if not sign:
            yield found(button.source, button.place, f"begins without a pictogram: take one of {known.file}")
        elif sign not in known.data:
            yield found(button.source, button.place, f"{sign} is not in {known.file}")


def _two_for_the_same_words(buttons: Iterable[Sentence]) -> Iterator[Finding]:
    first: dict[str, Sentence] = {}
    for button in buttons:
        if not (sign := pictogram(button.text)):
            continue
        twin = first.setdefault(plain(button.text.removeprefix(sign)), button)
        if pictogram(twin.text) != sign:
            where = f"{twin.source.file}:{twin.source.line(twin.place)}"
            problem = f"has {sign}, but the same words have {pictogram(twin.text)} at {where}"
            yield found(button.source, button.place, problem)


def _doubled_meanings(known: Source) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for sign, meaning in known.data.items():
        twin = first.setdefault(plain(meaning), sign)
        if twin != sign:
            yield found(known, (sign,), f"means '{meaning}', as {twin} does")
