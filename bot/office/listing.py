"""A list of what needs attention as the outcome of an errand: a page of it, or that there is nothing."""

from collections.abc import Mapping, Sequence

from bot.office.office import Given, Handled
from bot.office.team import page
from dialogs.facts import Outcome
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Choice, Text

GONE = Handled(Outcome("gone", (phrase("attention_gone"),)))
"""A colleague was quicker: what was tapped is not there any more."""


def listed(given: Given, every: Sequence[Choice]) -> Handled:
    """The page that was asked for, as buttons."""
    shown, values = page(every, given)
    return Handled(outcome(values, nothing(every), tuple(shown)))


def outcome(values: Mapping[str, Arg], says: tuple[Text, ...], choices: tuple[Choice, ...]) -> Outcome:
    """'some' where there is more to come, 'few' on the last page, 'none' without any."""
    name = "some" if values["more"] == "yes" else "few" if choices else "none"
    return Outcome(name, says, choices, values)


def nothing(every: Sequence[object]) -> tuple[Text, ...]:
    """What is said of an empty list."""
    return () if every else (phrase("attention_nothing"),)
