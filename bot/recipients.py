"""Who gets a message to many: values to promise by, and to send by."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Literal, get_args

from dialogs.languages import SOURCE

Reason = Literal[
    "place_unknown", "already", "stopped", "unreachable", "paused", "dose", "language", "over", "too_long"
]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""Why a family is left out. Of several reasons the first one counts."""
Blocker = Literal["nobody", "nobody_left", "no_chat"]


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be sent: in which `languages` there is a text (None: in every one), and what the others get
    `otherwise`. `event`: the number of the one that it invites to; who has a letter about that gets no other
    one."""

    languages: Collection[str] | None = None
    otherwise: Literal["dutch", "nothing"] = "dutch"
    event: int | None = None

    def language_for(self, own: str) -> str | None:
        """The language in which somebody gets it who reads this one; None: not at all."""
        if self.languages is None or own in self.languages:
            return own
        return SOURCE if self.otherwise == "dutch" else None


@dataclass(frozen=True, slots=True)
class Recipient:
    """A chat that gets the message, of which family, and the language it gets it in."""

    family_id: int
    chat_id: int
    language: str


@dataclass(frozen=True, slots=True)
class Counted:
    """`recipients` in the order of families and chats: of each family all carers who want messages and can be
    reached. `left_out`: the ids of families by why. No family is in more than one of these."""

    recipients: tuple[Recipient, ...] = ()
    left_out: Mapping[Reason, tuple[int, ...]] = field(default_factory=dict)

    @property
    def families(self) -> int:
        """How many families get it."""
        return len({one.family_id for one in self.recipients})

    @property
    def fitting(self) -> int:
        """For how many families it is: those who get it, and those who are left out."""
        return self.families + sum(len(ids) for ids in self.left_out.values())

    @property
    def languages(self) -> Mapping[str, int]:
        """How many messages go in each language, the most first."""
        found = Counter(one.language for one in self.recipients)
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def minutes(count: int, rate: float) -> int:
    """How long so many messages take, in whole minutes, at `rate` messages a second."""
    return ceil(count / rate / 60)


def blockers(counted: Counted, staff_chat: bool) -> tuple[Blocker, ...]:
    """What stands in the way of sending at all: it is for nobody, all are left out, or the library has no
    chat in which its people hear what parents write back."""
    found: list[Blocker] = []
    if not counted.recipients:
        found.append("nobody_left" if counted.fitting else "nobody")
    return tuple(found if staff_chat else [*found, "no_chat"])
