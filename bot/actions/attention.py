"""What needs somebody's attention, counted and by kind, the longest waiting first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.actions.acting import COORDINATOR, Asking, action
from storage import (
    attention,
    broadcasts,
    conversations,
    families,
    intakes,
    language_reports,
    outbox,
    set_aside,
    waiting,
)
from storage.broadcasts import PAUSED, WAITING_APPROVAL, Broadcast
from storage.conversations import Conversation
from storage.intakes import StoredIntake
from storage.language_reports import Reported
from storage.outbox import DeadLetter
from storage.set_aside import SetAside
from storage.transaction import Transaction

AFTER = timedelta(weeks=1)
"""How long a sign-up may wait for the library's next step."""
MOST = 200
"""So many of a kind are shown; the others come up when these are done."""
_WAITING = (PAUSED, WAITING_APPROVAL)


@dataclass(frozen=True, slots=True)
class ToCall:
    """An open sign-up of a family that cannot be reached by the bot, or does not say whether the child still
    waits for a place; and its phone number."""

    stored: StoredIntake
    phone: str


async def counted(tx: Transaction, now: datetime) -> Mapping[str, int]:
    """How many of each kind at a moment (UTC), without those of which there are none: messages that were not
    delivered, sign-ups of families who are to be called, conversations that wait, sign-ups without a step,
    reports about language, messages to many that wait, updates that were set aside."""
    found = {
        "letters": await outbox.dead_count(tx),
        "families": len(await _without_answer(tx, now)),
        "talks": len(await conversations.waiting(tx)),
        "intakes": len(await attention.still(tx, now - AFTER)),
        "words": sum((await language_reports.counts(tx)).values()),
        "mailings": len(await broadcasts.in_states(tx, _WAITING)),
        "updates": await set_aside.count(tx),
    }
    return {kind: number for kind, number in found.items() if number}


@action("attention.count", COORDINATOR, noted=False)
async def count_attention(asking: Asking) -> Mapping[str, int]:
    """How many of each kind there are now."""
    return await counted(asking.tx, asking.now)


@action("attention.letters", COORDINATOR, noted=False)
async def letters(asking: Asking) -> Sequence[DeadLetter]:
    """Messages that Telegram did not take. Raises Undecipherable."""
    return await outbox.dead_letters(asking.tx, MOST)


@action("attention.families", COORDINATOR, noted=False)
async def to_call(asking: Asking) -> Sequence[ToCall]:
    """Families with an open sign-up who cannot be reached by the bot, and those who do not say whether they
    still wait: they are to be called. Raises Undecipherable."""
    found = await _intakes(asking.tx, (await _without_answer(asking.tx, asking.now))[:MOST])
    homes = await families.load(asking.tx, {one.chat_id for one in found})
    numbers = {chat: home.family.phone for chat, home in homes.items()}
    return [ToCall(one, numbers.get(one.chat_id, "")) for one in found]


@action("attention.talks", COORDINATOR, noted=False)
async def talks(asking: Asking) -> Sequence[Conversation]:
    """Conversations in which the library is to write. Raises Undecipherable."""
    return await conversations.waiting(asking.tx)


@action("attention.intakes", COORDINATOR, noted=False)
async def still_intakes(asking: Asking) -> Sequence[StoredIntake]:
    """Sign-ups in which the library did nothing for a week. Raises Undecipherable."""
    return await _intakes(asking.tx, (await attention.still(asking.tx, asking.now - AFTER))[:MOST])


@action("attention.words", COORDINATOR, noted=False)
async def reports(asking: Asking) -> Mapping[str, int]:
    """Open reports about language, by language."""
    return await language_reports.counts(asking.tx)


@action("attention.texts", COORDINATOR, noted=False)
async def reported(asking: Asking, language: str) -> Sequence[Reported]:
    """The texts of a language that somebody reported, the most often first."""
    return await language_reports.for_language(asking.tx, language)


@action("attention.mailings", COORDINATOR, noted=False)
async def mailings(asking: Asking) -> Sequence[Broadcast]:
    """Messages to many that are paused, or wait for a colleague's approval. Raises Undecipherable."""
    return await broadcasts.in_states(asking.tx, _WAITING)


@action("attention.updates", COORDINATOR, noted=False)
async def updates(asking: Asking) -> Sequence[SetAside]:
    """What somebody did that the bot could not handle, the newest first. Raises Undecipherable."""
    return await set_aside.newest(asking.tx, MOST)


async def _without_answer(tx: Transaction, now: datetime) -> list[str]:
    """Each sign-up once, first those of whom nobody reads the bot."""
    return list(dict.fromkeys([*await attention.unreachable(tx), *await waiting.silent(tx, now)]))


async def _intakes(tx: Transaction, references: Sequence[str]) -> list[StoredIntake]:
    found = await intakes.by_reference(tx, references) if references else {}
    return [found[reference] for reference in references if reference in found]
