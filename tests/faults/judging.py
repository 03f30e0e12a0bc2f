"""What was lost and what came twice, after everything is at rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.sandbox import Message, Sandbox
from bot.sandbox.chats import Chat
from storage import intakes
from storage.database import Database
from storage.intakes import StoredIntake
from tests.faults import file
from tests.faults.program import Program
from tests.faults.talks import Talk
from tests.faults.visitor import Look, Visitor, look


@dataclass(frozen=True, slots=True)
class Verdict:
    """`lost` and `astray` say what, in words; `twice` are messages beyond the first of the same, `run` the
    most of them in one go in one chat."""

    lost: tuple[str, ...]
    astray: tuple[str, ...]
    twice: int
    run: int
    messages: int


def new_messages(chat: Chat) -> list[Message]:
    """What the bot sent there, oldest first, as it was when it came; without later changes."""
    return [message for message in chat.heard if not message.edited]


def twice(chats: Iterable[Chat]) -> int:
    """Messages that are there already, over these chats."""
    heard = [new_messages(chat) for chat in chats]
    return sum(len(messages) - len({look(message) for message in messages}) for messages in heard)


def longest_run(chat: Chat) -> int:
    """The most different messages in a row that were there already: what one kill doubled in this chat."""
    seen: set[Look] = set()
    run: set[Look] = set()
    longest = 0
    for message in new_messages(chat):
        run = run | {look(message)} if look(message) in seen else set()
        longest = max(longest, len(run))
        seen.add(look(message))
    return longest


async def judged(telegram: Sandbox, program: Program, visitors: Sequence[Visitor]) -> Verdict:
    """Look in the database, the staff chat and the chats of these people."""
    assert telegram.staff is not None
    stored = await _stored(program)
    cards = new_messages(telegram.staff.chat)
    lost = [fault for visitor in visitors for fault in _lost(visitor, stored, cards)]
    if len(stored) > len(visitors):
        lost.append(f"{len(stored)} sign-ups of {len(visitors)} people")
    if aside := file.count(program.database, "set_aside"):
        lost.append(f"{aside} updates set aside")
    chats = [telegram.staff.chat, *(visitor.person.chat for visitor in visitors)]
    astray = [text for visitor in visitors for text in visitor.astray]
    count = sum(len(new_messages(chat)) for chat in chats)
    return Verdict(tuple(lost), tuple(astray), twice(chats), max(map(longest_run, chats)), count)


async def _stored(program: Program) -> list[StoredIntake]:
    database = await Database.open(f"sqlite+aiosqlite:///{program.database}", program.keyring)
    async with database.read() as tx:
        found = await intakes.by_reference(tx, file.references(program.database))
    await database.close()
    return list(found.values())


def _lost(visitor: Visitor, stored: Sequence[StoredIntake], cards: Sequence[Message]) -> list[str]:
    """What of one person's sign-up is not where it should be, once."""
    talk = visitor.talk
    if not visitor.finished:
        return [f"{talk.child}: stuck after {visitor.told} answers"]
    own = [one for one in stored if one.chat_id == visitor.person.user_id]
    if len(own) != 1:
        return [f"{talk.child}: {len(own)} sign-ups in the database"]
    title = f"📥 {own[0].intake.reference} "
    if len({look(card) for card in cards if card.text.startswith(title)}) != 1:
        return [f"{talk.child}: no card, or different ones, in the staff chat"]
    return _answers_lost(talk, own[0])


def _answers_lost(talk: Talk, one: StoredIntake) -> list[str]:
    kept = {value for _, value in one.intake.answers}
    missing = [
        f"{talk.child}: {asked.words}" for asked in talk.asked if asked.kept and asked.kept not in kept
    ]
    child = (one.child.first_name, one.child.born) if one.child else None
    return missing if child == (talk.child, talk.born) else [*missing, f"{talk.child}: the child, {child}"]
