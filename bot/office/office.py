"""Where errands are done: who asks, in which transaction, and what everybody else hears of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.actions.acting import Asking, Refused
from bot.actions.team import may_come_for
from bot.surroundings import Surroundings
from dialogs.errands import REFUSED, shipped
from dialogs.facts import Errand, Outcome, Value
from storage.outbox import Outgoing
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Office:
    """The errand of one person: `chat_id` is theirs, `language` the one they read, `now` in UTC, `seed` gives
    fresh randomness (40 bits)."""

    around: Surroundings
    tx: Transaction
    chat_id: int
    language: str
    now: datetime
    seed: Callable[[], int]

    @property
    def asking(self) -> Asking:
        """The same for the actions, which know nothing of chats and words."""
        return Asking(self.tx, self.chat_id, self.now, self.around.library, self.around.zone)


@dataclass(frozen=True, slots=True)
class Handled:
    """How an errand ended, and the messages that it causes: to parents, to colleagues, files to who asked."""

    outcome: Outcome
    outgoing: tuple[Outgoing, ...] = ()


Given: TypeAlias = Mapping[str, Value]
"""The answers that an errand took along, by path; '' for what is not known."""
Handler: TypeAlias = Callable[[Office, Given], Awaitable[Handled]]


async def handled(handlers: Mapping[str, Handler], office: Office, errand: Errand) -> Handled:
    """Do an errand. Who may not is refused, which is in the trail by then: at the door of the errand, and
    again at the door of each action behind it."""
    spec = shipped()[errand.name]
    try:
        if spec.for_ == "team":
            await may_come_for(office.asking, errand.name, spec.may)
        return await handlers[errand.name](office, dict(errand.given))
    except Refused:
        return Handled(Outcome(REFUSED))
