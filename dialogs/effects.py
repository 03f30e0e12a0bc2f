"""What a step wants done, as values. Both executors (the bot and the rehearsal) end in `assert_never`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dialogs.facts import Child, Intake, Referral
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


@dataclass(frozen=True, slots=True)
class InviteCarer:
    """Give the person a link for the other parent or carer. `code` is the secret in it: '' until the bot has
    made one, as no secret is made in here."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class JoinFamily:
    """The person is a carer of the family that the link with this code is of."""

    code: str


@dataclass(frozen=True, slots=True)
class LeaveFamily:
    """This person alone goes: the family stays, with who else cares for it."""


Receivers = Literal["me", "both", "others"]


@dataclass(frozen=True, slots=True)
class ChooseReceivers:
    """Who gets what the bot sends by itself: only `me`, me besides who has it (`both`), or me no more."""

    who: Receivers


@dataclass(frozen=True, slots=True)
class HandOver:
    """A person of the library takes over: the bot keeps quiet until it is given back. Either `words` or a
    `voice` message (Bot API, Voice.file_id) go to the staff chat. `flagged`: they point at danger. `number`
    is that of the conversation: 0 until the bot has given it one."""

    words: str = ""
    voice: str = ""
    flagged: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The parent wants to go on with the bot."""


@dataclass(frozen=True, slots=True)
class Refer:
    """Somebody goes to a desk. Where the reference is taken, the step is done again with a new seed."""

    referral: Referral


@dataclass(frozen=True, slots=True)
class WishCall:
    """Who was referred wants to be called: `moment` is morning, afternoon or evening."""

    reference: str
    moment: str


@dataclass(frozen=True, slots=True)
class KeepOutcome:
    """How it went at the desk: helped, not_helped, not_gone, solved, or later, to be asked once more.
    `hindrance`: what was in the way, which is counted and kept with nobody."""

    reference: str
    outcome: str
    hindrance: str = ""


@dataclass(frozen=True, slots=True)
class ShowPin:
    """Show a place of the library on the map."""

    place: str


@dataclass(frozen=True, slots=True)
class ShowCalendar:
    """Give the next opening of a desk in a place for a calendar, from `at` until `until` (local)."""

    desk: str
    place: str
    at: datetime
    until: datetime


OfFamily = Remember | KeepChild | KeepPlan | CreateIntake | WithdrawIntake | ForgetFamily
"""What changes what is kept of a family."""
OfCarers = InviteCarer | JoinFamily | LeaveFamily | ChooseReceivers
"""What changes who cares for a family's children, and who of them hears of it."""
OfReferrals = Refer | WishCall | KeepOutcome
"""What changes where one person was sent to, and how that went."""
OfPlaces = ShowPin | ShowCalendar
"""What is shown of a place besides words."""
OfWords = KeepRecording | DropRecording | ReportWords
"""What changes what is kept about the texts themselves."""
OfTalks = HandOver | TakeBack
"""What lets a person speak with the family, or the bot again."""
Effect = Show | Settle | Toast | Play | OfPlaces | OfFamily | OfCarers | OfReferrals | OfWords | OfTalks
