"""What stands in front of the answer when somebody writes about danger: numbers of people who can help."""

from collections.abc import Sequence
from dataclasses import replace

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


def warned(given: Input, session: Session | None, effects: Sequence[Effect]) -> tuple[Effect, ...]:
    """The effects of a step with the numbers in front, where typed words point at danger. Nothing is kept and
    nobody is told: talking to a person is offered, unless that is what happens. The question that follows
    does not say that this was no answer: it is no moment to tell somebody how to use buttons."""
    if session is None or not isinstance(given, Typed) or not danger.is_danger(given.text, session.language):
        return tuple(effects)
    handed_over = any(isinstance(effect, HandOver) for effect in effects)
    return (_numbers(session.frames[-1], offer=not handed_over), *map(_gently, effects))


def _numbers(node: str, offer: bool) -> Show:
    if not offer:
        return Show(Prompt(node=node, says=(numbers(),)))
    choices = (Choice(PERSON, phrase("danger_person")),)
    question = phrase("danger_ask")
    return Show(Prompt(node=node, says=(numbers(),), question=question, choices=choices, stamp=NEVER))


def _gently(effect: Effect) -> Effect:
    return (
        replace(effect, prompt=replace(effect.prompt, problem=None)) if isinstance(effect, Show) else effect
    )
