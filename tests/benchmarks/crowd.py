"""The persons who talk to the bot, as a plain state machine: no network and no clock of its own.

A person sends the next input only after the right reply to the one before. Input 0 is /start, inputs 1 to 5
are the answers; reply k carries marker k. After the closing line the person begins again under another name.
"""

from collections import deque
from dataclasses import dataclass, field

from tests.benchmarks.payloads import FIRST_CHAT, SENT, SENT_OTHER, UPDATES
from tests.benchmarks.questions import MARKERS

_LAST = len(MARKERS) - 1
_BYTE_MARKERS = tuple(marker.encode() for marker in MARKERS)


def name_of(person: int, conversation: int) -> bytes:
    """A word of letters only, different for every person and conversation."""
    digits = f"{person}x{conversation}".translate(str.maketrans("0123456789x", "abcdefghiju"))
    return b"N" + digits.encode()


@dataclass(slots=True)
class Person:
    """One chat: where it is in the conversation, and since when its last input waits."""

    chat: int
    number: int
    name: bytes = b""
    step: int = 0
    conversation: int = 0
    message: int = 1
    since: float = 0.0
    update: int = 0
    """The update_id of that input; 0 when none is out."""


@dataclass(slots=True)
class Crowd:
    """``size`` persons and the queue of updates the bot has not confirmed yet."""

    size: int
    date: int = 1_795_000_000
    next_update: int = 100_000_001
    turns: int = 0
    wrong: int = 0
    handed_out: int = 0
    """The highest update_id the bot has been given: before that no reply can be right."""
    people: list[Person] = field(init=False)
    pending: deque[tuple[int, bytes]] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self.people = [Person(FIRST_CHAT + i, i, name_of(i, 0)) for i in range(self.size)]

    def speak(self, person: Person, now: float) -> None:
        """Queue the person's next input; ``now`` is in seconds of any one clock."""
        update = UPDATES[person.step] % {
            b"update": self.next_update,
            b"message": person.message,
            b"chat": person.chat,
            b"date": self.date,
            b"name": person.name,
        }
        person.update, person.since = self.next_update, now
        person.message += 1
        self.pending.append((self.next_update, update))
        self.next_update += 1

    def take(self, offset: int, limit: int) -> list[bytes]:
        """Up to ``limit`` updates from ``offset`` on; all before it are confirmed and gone (getUpdates)."""
        pending = self.pending
        while pending and pending[0][0] < offset:
            pending.popleft()
        batch = [pending[i] for i in range(min(limit, len(pending)))]
        if batch:
            self.handed_out = max(self.handed_out, batch[-1][0])
        return [update for _, update in batch]

    def hear(self, chat: int, markers: list[bytes], body: bytes) -> tuple[Person | None, bytes]:
        """Judge one sendMessage: the person when the reply was right (else None), and the Message it becomes.

        A chat that is not one of the persons, such as the staff's, is neither right nor wrong.
        """
        if not 0 <= chat - FIRST_CHAT < self.size:
            return None, SENT_OTHER % {b"message": 1, b"chat": chat, b"date": self.date}
        person = self.people[chat - FIRST_CHAT]
        numbers = {b"message": person.message, b"chat": chat, b"date": self.date, b"name": person.name}
        person.message += 1
        if not self._right(person, markers, body):
            self.wrong += 1
            return None, SENT_OTHER % numbers
        sent = SENT[MARKERS[person.step]] % numbers
        self._advance(person)
        return person, sent

    def _right(self, person: Person, markers: list[bytes], body: bytes) -> bool:
        if not 0 < person.update <= self.handed_out or markers != [_BYTE_MARKERS[person.step]]:
            return False
        return person.step < _LAST or person.name in body

    def _advance(self, person: Person) -> None:
        self.turns += 1
        person.update = 0
        person.step += 1
        if person.step > _LAST:
            person.step = 0
            person.conversation += 1
            person.name = name_of(person.number, person.conversation)
