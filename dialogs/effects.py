"""What a step wants done, as values. Both executors (the bot and the rehearsal) end in `assert_never`."""

from dataclasses import dataclass

from dialogs.facts import Child, Intake
from dialogs.prompt import Prompt, Text


@dataclass(frozen=True, slots=True)
class Show:
    """Put a message before the person. `in_place`: where a button was tapped, change that message."""

    prompt: Prompt
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class Settle:
    """The tapped question is answered: show it with its answer and without its buttons."""

    prompt: Prompt
    answer: Text


@dataclass(frozen=True, slots=True)
class Toast:
    """A short line over the chat, gone in seconds (answerCallbackQuery)."""

    text: Text


@dataclass(frozen=True, slots=True)
class Remember:
    """Keep a fact of the family: `field` is language, consent, phone or home_language."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class KeepChild:
    """A new child of the family, or a known one (same key) with newer facts."""

    child: Child


@dataclass(frozen=True, slots=True)
class CreateIntake:
    """A finished sign-up. Where its reference is taken already, the step is done again with a new seed."""

    intake: Intake


@dataclass(frozen=True, slots=True)
class WithdrawIntake:
    """The parent takes a sign-up back."""

    reference: str


@dataclass(frozen=True, slots=True)
class ForgetFamily:
    """Delete everything that is kept of this family."""


Effect = Show | Settle | Toast | Remember | KeepChild | CreateIntake | WithdrawIntake | ForgetFamily
