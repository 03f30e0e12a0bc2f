"""What stands in front of the answer when somebody writes about danger: numbers of people who can help."""

from collections.abc import Sequence

from dialogs import danger
from dialogs.effects import Effect, HandOver, Show
from dialogs.inputs import Input, Typed
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Prompt, Text
from dialogs.session import Session

PERSON = ".person"
"""The button of a detour that always works: see dialogs.detours."""
NEVER = "0"
"""A stamp that no question has: so the tap does not put what follows in place of the numbers."""


def numbers() -> Text:
    """112, Veilig Thuis and 113."""
    return phrase(
        "danger_numbers",
        emergency=danger.EMERGENCY,
        home=danger.VEILIG_THUIS,
        suicide=danger.SUICIDE,
        free=danger.SUICIDE_FREE,
    )


def warning(given: Input, session: Session | None, effects: Sequence[Effect]) -> tuple[Effect, ...]:
    """The numbers at once, where typed words point at danger; what the dialog says follows as if nothing
    was. Nothing is kept and nobody is told: talking to a person is offered, unless that is what happens."""
    if session is None or not isinstance(given, Typed) or not danger.is_danger(given.text, session.language):
        return ()
    node = session.frames[-1]
    if any(isinstance(effect, HandOver) for effect in effects):
        return (Show(Prompt(node=node, says=(numbers(),))),)
    choices = (Choice(PERSON, phrase("danger_person")),)
    question = phrase("danger_ask")
    return (Show(Prompt(node=node, says=(numbers(),), question=question, choices=choices, stamp=NEVER)),)
