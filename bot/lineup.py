"""Who may be sent to next: rows in order per chat, urgent lanes first, within the limits. No I/O in here."""

import heapq
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime

from bot.bucket import Bucket
from bot.limits import Limits
from storage.outbox import Queued

LANES = 4
EDIT = "edit"
"""Methods that begin so change a message and send none: the figure for one chat is about messages."""


class _Chat:
    """What waits for one chat: a queue a lane, each row with the moment it is due. `going` is the lane whose
    first row is in flight, None for none; `standing` the most urgent lane in which the chat stands in line,
    LANES for none."""

    __slots__ = ("asleep_until", "bucket", "going", "id", "lanes", "not_before", "standing")

    def __init__(self, chat_id: int, bucket: Bucket) -> None:
        self.id = chat_id
        self.bucket = bucket
        self.lanes: tuple[deque[tuple[float, Queued]], ...] = tuple(deque() for _ in range(LANES))
        self.going: int | None = None
        self.standing = LANES
        self.asleep_until = 0.0
        self.not_before = 0.0

    def lane(self, now: float) -> int | None:
        """The most urgent lane whose first row is due."""
        return next((number for number, queue in enumerate(self.lanes) if queue and queue[0][0] <= now), None)

    def due(self) -> float | None:
        """When the first row of any lane is due; None where nothing waits."""
        return min((queue[0][0] for queue in self.lanes if queue), default=None)


class Lineup:
    """Rows go in with `put`; `next` gives one that may go now, and its chat waits until `done` or `later`."""

    def __init__(
        self, limits: Limits, clock: Callable[[], float] = time.monotonic, rest: float = 0.0
    ) -> None:
        """`clock` in seconds that only grow; nothing goes in the first `rest` seconds."""
        self._limits, self._clock = limits, clock
        self._begins = clock() + rest
        self._whole = limits.whole()
        self._chats: dict[int, _Chat] = {}
        self._standing: tuple[deque[_Chat], ...] = tuple(deque() for _ in range(LANES))
        self._asleep: list[tuple[float, int, _Chat]] = []
        self._tie = 0
        self._count = [0] * LANES

    def put(self, row: Queued) -> None:
        """One more row, behind those of its lane in its chat."""
        chat_id = row.outgoing.chat_id
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = _Chat(chat_id, self._limits.bucket(chat_id))
        chat.lanes[row.outgoing.lane].append((self._due(row), row))
        self._count[row.outgoing.lane] += 1
        self._line_up(chat)

    @property
    def waiting(self) -> int:
        """Rows that are not done yet."""
        return sum(self._count)

    def waiting_in(self, lane: int) -> int:
        """Rows of a lane that are not done yet."""
        return self._count[lane]

    def next(self) -> Queued | float | None:
        """A row to send now; or the seconds until one may go; or None where nothing waits for time."""
        now = self._clock()
        self._wake(now)
        while True:
            queue = next((queue for queue in self._standing if queue), None)
            if queue is None:
                return max(0.0, self._asleep[0][0] - now) if self._asleep else None
            pause = max(self._whole.wait(now), self._begins - now)
            if pause > 0:
                return pause
            chat = queue.popleft()
            chat.standing = LANES
            row = self._taken(chat, now)
            if row:
                return row

    def answered(self, row: Queued) -> None:
        """Telegram has answered; what the answer means is told by one of the following."""
        self._whole.answered(row.id, self._clock())

    def done(self, row: Queued) -> None:
        """The row is sent, or never will be: the next of its chat may go."""
        chat = self._chats[row.outgoing.chat_id]
        chat.lanes[row.outgoing.lane].popleft()
        self._count[row.outgoing.lane] -= 1
        self._free(chat)

    def later(self, row: Queued, seconds: float) -> None:
        """Try this row again then, and let all of its chat wait: order matters more than speed."""
        chat = self._chats[row.outgoing.chat_id]
        chat.not_before = self._clock() + seconds
        chat.lanes[row.outgoing.lane][0] = (chat.not_before, row)
        self._free(chat)

    def drop(self, chat_id: int) -> None:
        """Nothing goes to this chat any more."""
        chat = self._chats[chat_id]
        for lane, queue in enumerate(chat.lanes):
            self._count[lane] -= len(queue)
            queue.clear()
        self._free(chat)

    def withdraw(self, lane: int, unwanted: Callable[[Queued], bool]) -> tuple[list[Queued], bool]:
        """Rows of a lane leave the line again, all but those in flight. Returns them, and whether there are
        unwanted ones in flight."""
        taken: list[Queued] = []
        flying = False
        for chat in self._chats.values():
            queue = chat.lanes[lane]
            rows = [row for _, row in queue if unwanted(row)]
            if rows and chat.going == lane and rows[0] is queue[0][1]:
                flying = bool(rows.pop(0))
            if rows:
                kept = [entry for entry in queue if entry[1] not in rows]
                queue.clear()
                queue.extend(kept)
                taken += rows
        self._count[lane] -= len(taken)
        return taken, flying

    def _due(self, row: Queued) -> float:
        not_before = row.outgoing.not_before
        if not_before is None:
            return 0.0
        return self._clock() + (not_before - datetime.now(UTC)).total_seconds()

    def _taken(self, chat: _Chat, now: float) -> Queued | None:
        """The row of a chat whose turn it is, unless the chat must wait after all."""
        lane = chat.lane(now)
        if chat.going is not None or lane is None or max(chat.not_before - now, chat.bucket.wait(now)) > 0:
            self._line_up(chat)
            return None
        row = chat.lanes[lane][0][1]
        self._whole.take(now, row.id)
        if not row.outgoing.method.startswith(EDIT):
            chat.bucket.take(now)
        chat.going = lane
        return row

    def _free(self, chat: _Chat) -> None:
        chat.going = None
        self._line_up(chat)
        if chat.due() is None and chat.bucket.is_full(self._clock()):
            self._chats.pop(chat.id, None)

    def _line_up(self, chat: _Chat) -> None:
        """Put a chat where it will be looked at: in line for its lane, or asleep until it may go."""
        due = chat.due()
        if chat.going is not None or due is None:
            return
        now = self._clock()
        until = max(due, chat.not_before, now + chat.bucket.wait(now))
        lane = chat.lane(now)
        if until > now or lane is None:
            self._sleep(chat, until)
        elif lane < chat.standing:
            chat.standing = lane
            self._standing[lane].append(chat)

    def _sleep(self, chat: _Chat, until: float) -> None:
        """A chat that sleeps already is woken at the earlier of the two moments."""
        if self._clock() < chat.asleep_until <= until:
            return
        chat.asleep_until = until
        self._tie += 1
        heapq.heappush(self._asleep, (until, self._tie, chat))

    def _wake(self, now: float) -> None:
        while self._asleep and self._asleep[0][0] <= now:
            chat = heapq.heappop(self._asleep)[2]
            chat.asleep_until = 0.0
            self._line_up(chat)
