"""What a step wants done, as values. Both executors (the bot and the rehearsal) end in `assert_never`."""

from dataclasses import dataclass

from dialogs.facts import Child, Intake
from dialogs.plan import Plan
from dialogs.prompt import Prompt, Text


@dataclass(frozen=True, slots=True)
class Show:
    """Put a message before the person. `in_place`: where a button was tapped, change that message.
    `language`: the one it is in; '' for the language that is spoken with the person."""

    prompt: Prompt
    in_place: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Settle:
    """The tapped question is answered: show it with its answer and without its buttons. `language` as in
    Show."""

    prompt: Prompt
    answer: Text
    language: str = ""


@dataclass(frozen=True, slots=True)
class Toast:
    """A short line over the chat, gone in seconds (answerCallbackQuery)."""

    text: Text


@dataclass(frozen=True, slots=True)
class Play:
    """Let the person hear a recording; of a `draft` say that a machine reads. `language` as in Show."""

    file: str
    draft: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class KeepRecording:
    """A node read aloud in a language. `words` is the fingerprint of what was read (dialogs.scripts)."""

    node: str
    language: str
    words: str
    file: str
    seconds: int


@dataclass(frozen=True, slots=True)
class DropRecording:
    """This node has no recording in this language any more."""

    node: str
    language: str


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Somebody says that a node's words in a language are not good; `words` is their fingerprint."""

    node: str
    language: str
    words: str


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
class KeepPlan:
    """What messages this family gets, and when: its present choice, whole."""

    plan: Plan


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


OfFamily = Remember | KeepChild | KeepPlan | CreateIntake | WithdrawIntake | ForgetFamily
"""What changes what is kept of a family."""
OfWords = KeepRecording | DropRecording | ReportWords
"""What changes what is kept about the texts themselves."""
Effect = Show | Settle | Toast | Play | OfFamily | OfWords
