"""The kinds of answer: what a tap or a typed text means for the question on the table.

Each returns the value to keep, or None when the question is not finished (its draft has moved)."""

import re
from collections.abc import Callable, Mapping
from typing import assert_never

from dialogs.asking import CHANGE, DONE, MINE, choices
from dialogs.bsn import holds_bsn
from dialogs.days import tapped_day, typed_day
from dialogs.describing import summary_steps
from dialogs.errors import InputRejected
from dialogs.facts import Value
from dialogs.guiding import NONE_OF_THESE, NOTHING, meant, typed_place
from dialogs.matching import best, is_han, plain, same
from dialogs.months import month_button, tapped_month, typed_month, year_button
from dialogs.offers import school_names
from dialogs.phones import phone_number
from dialogs.phrases import phrase, words
from dialogs.prompt import Choice
from dialogs.running import Run
from dialogs.schema import Kind

Answer = Value | None
_COMMAS = re.compile("[,،፣፡、，]")
"""Also those of Arabic, Ge'ez and Chinese script."""
LONGEST: Mapping[Kind, int] = {"first_name": 40, "text": 100, "school": 100, "note": 500, "message": 1500}
"""Characters."""


class UnknownChoice(Exception):
    """The button is not one of this question's: forged, or of another day."""


def tapped(run: Run, choice: str) -> Answer:
    """What a button of the present question means. Raises UnknownChoice, InputRejected."""
    offered = {button.id for button in choices(run, run.node)}
    if choice not in offered:
        raise UnknownChoice
    match run.node.kind:
        case "several":
            return _toggled(run, choice)
        case "month":
            return _month_tapped(run, choice)
        case "day":
            return _day_tapped(run, choice)
        case "school":
            return run.draft[0] if choice == MINE else school_names(run, choices(run, run.node))[choice]
        case "summary":
            return _summary_tapped(run, choice)
        case "need":
            return NOTHING if choice == NONE_OF_THESE else choice
        case "place" | "choice" | "text" | "first_name" | "phone" | "note" | "voice" | "picture" | "message":
            return choice
        case _ as never:
            assert_never(never)


def typed(run: Run, text: str) -> Answer:
    """What a typed text means. Raises InputRejected with how to do it right."""
    kind = run.node.kind
    if holds_bsn(text):
        raise InputRejected(phrase("no_bsn"))
    if kind == "phone":
        return phone_number(text)
    return _BY_KIND[kind](run, clean(text))


def is_label(run: Run, text: str) -> bool:
    """Whether a text is, word for word, what a button of this question says: then it means that button."""
    return any(same(text, label) for _, label in _labels(run))


def clean(text: str) -> str:
    """The text without control characters (NUL among them) and with single spaces; line ends stay."""
    lines = text.replace("\r", "\n").split("\n")
    kept = (" ".join("".join(c for c in line if c.isprintable() or c in _JOINERS).split()) for line in lines)
    return "\n".join(line for line in kept if line)


_JOINERS = "\u200c\u200d\t "
"""Letters of Persian and emoji of several signs need the (non-)joiners; a tab is a space."""


def _toggled(run: Run, choice: str) -> Answer:
    if choice == DONE:
        return _finished(run)
    without = tuple(item for item in run.draft if item != choice)
    run.draft = without if len(without) < len(run.draft) else (*run.draft, choice)
    return None


def _finished(run: Run) -> Value:
    if not run.draft:
        raise InputRejected(phrase("choose_one"))
    return tuple(choice for choice in run.node.choices if choice in run.draft)


def _month_tapped(run: Run, choice: str) -> Answer:
    year, month = year_button(choice), month_button(choice)
    if year:
        run.draft = (year,)
        return None
    if not month or not run.draft:
        raise UnknownChoice
    return tapped_month(run.draft[0], month, run.facts.today)


def _day_tapped(run: Run, choice: str) -> Answer:
    if choice.startswith("d"):
        return tapped_day(run.draft[0], choice)
    run.draft = (choice[1:],)
    return None


def _summary_tapped(run: Run, choice: str) -> Answer:
    """'.change' opens the list of answers; a tap in that list goes to the question."""
    if choice == CHANGE:
        run.draft = (CHANGE,)
        return None
    if not run.draft:
        return choice
    index = summary_steps(run)[int(choice[1:])]
    place = run.trail.index(index)
    run.frames, run.trail, run.draft, run.replay = index, run.trail[:place], (), True
    return None


def _labels(run: Run) -> list[tuple[str, str]]:
    return [(button.id, run.in_words(button.label)) for button in choices(run, run.node)]


def _choice_typed(run: Run, text: str) -> Answer:
    choice = best(text, _labels(run))
    if choice is not None:
        return tapped(run, choice)
    if run.node.offer == "family.phone":
        return phone_number(text)
    raise InputRejected(phrase("use_button"))


def _voice_typed(run: Run, text: str) -> Answer:
    choice = best(text, _labels(run))
    if choice is None:
        raise InputRejected(phrase("voice_wanted"))
    return tapped(run, choice)


def _picture_typed(run: Run, text: str) -> Answer:
    choice = best(text, _labels(run))
    if choice is None:
        raise InputRejected(phrase("picture_wanted"))
    return tapped(run, choice)


def _several_typed(run: Run, text: str) -> Answer:
    """Several labels with commas or 'and' between them are an answer; one alone ticks its box."""
    if any(same(text, word) for word in run.wording.of(words("words_done")).split(",")):
        return _finished(run)
    word = run.wording.of(words("words_and"))
    joint = word if is_han(word) else f" {word} "
    whole = best(text, _labels(run))
    parts = [text] if whole else [part for part in _COMMAS.split(text.replace(joint, ",")) if part.strip()]
    found = [best(part, _labels(run)) for part in parts]
    if not found or None in found:
        raise InputRejected(phrase("use_button"))
    if len(found) == 1:
        return _toggled(run, str(found[0]))
    run.draft = tuple(choice for choice in run.node.choices if choice in found)
    return _finished(run)


def _month_typed(run: Run, text: str) -> Answer:
    if run.draft:
        by_name = run.wording.months.get(plain(text))
        if by_name:
            return tapped_month(run.draft[0], str(by_name), run.facts.today)
    found = typed_month(text, run.wording.months, run.facts.today)
    if isinstance(found, int):
        run.draft = (str(found),)
        return None
    return found


def _day_typed(run: Run, text: str) -> Answer:
    """A day; or a month, of which the days are shown then."""
    found = typed_day(text, run.draft[0] if run.draft else "", run.wording.months, run.facts.today)
    if len(found) > len("2026-12"):
        return found
    run.draft = (found,)
    return None


def _need_typed(run: Run, text: str) -> Answer:
    """A button's words mean the button; other words are looked up, and what was found is asked back."""
    choice = best(text, _labels(run))
    if choice is not None:
        return tapped(run, choice)
    run.draft = meant(run, text)
    return None if run.draft else NOTHING


def _place_typed(run: Run, text: str) -> Answer:
    """A place by its name; or a postcode, after which the nearest comes first."""
    choice = best(text, _labels(run))
    if choice is not None:
        return tapped(run, choice)
    run.draft = typed_place(run, text)
    return None


def _text_typed(run: Run, text: str) -> Answer:
    longest = LONGEST[run.node.kind]
    if not text:
        raise InputRejected(phrase("empty"))
    if len(text) > longest:
        raise InputRejected(phrase("too_long", count=longest))
    return text


def _name_typed(run: Run, text: str) -> Answer:
    one_line = " ".join(text.split("\n"))
    if not any(char.isalpha() for char in one_line):
        raise InputRejected(phrase("no_name"))
    return _text_typed(run, one_line)


def _school_typed(run: Run, text: str) -> Answer:
    """One school that fits is taken; of several the person picks; any other name is fine as well."""
    accepted = _text_typed(run, text)
    run.draft = (text,)
    buttons: tuple[Choice, ...] = choices(run, run.node)[:-1]
    names = school_names(run, buttons)
    if len(names) > 1:
        return None
    return next(iter(names.values()), accepted)


_BY_KIND: Mapping[Kind, Callable[[Run, str], Answer]] = {
    "choice": _choice_typed,
    "several": _several_typed,
    "summary": _choice_typed,
    "month": _month_typed,
    "day": _day_typed,
    "text": _text_typed,
    "note": _text_typed,
    "message": _text_typed,
    "first_name": _name_typed,
    "school": _school_typed,
    "voice": _voice_typed,
    "picture": _picture_typed,
    "need": _need_typed,
    "place": _place_typed,
}
