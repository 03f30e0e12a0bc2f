"""The one door out: rows in order per chat, urgent lanes first, within Telegram's limits, and nobody lost.

A row leaves the database only after Telegram took it. Killed between those two moments, the row is sent
again at the next start: at most the requests under way can appear twice, and none can get lost."""

import asyncio
import heapq
import logging
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import assert_never

from bot.api import Api
from bot.finishing import finished
from bot.limits import Bucket, Limits
from bot.marks import Marks
from bot.sending import Later, Moved, Outcome, Refused, Sent, Unreachable, send, with_params
from storage import outbox, slots
from storage.database import Database
from storage.outbox import Queued

log = logging.getLogger(__name__)
LANES = 4
MARK_PAUSE = 0.01
"""Seconds between two commits of marks: what is sent meanwhile goes in one."""
MESSAGE_OF = "message_of"
"""A parameter that stands for `message_id`: the slot whose message it was. Filled in when it is sent."""
EDIT = "edit"
"""Methods that begin so change a message and send none: the figure for one chat is about messages."""
PAGE = 1000


class Chat:
    """What waits for one chat: a queue a lane, and when it may go. `ready`: the most urgent lane in which it
    stands in line, LANES for none."""

    __slots__ = ("asleep", "bucket", "busy", "id", "lanes", "not_before", "ready")

    def __init__(self, chat_id: int, bucket: Bucket) -> None:
        """An empty one."""
        self.id = chat_id
        self.bucket = bucket
        self.lanes: tuple[deque[Queued], ...] = tuple(deque() for _ in range(LANES))
        self.busy = False
        self.ready = LANES
        self.asleep = False
        self.not_before = 0.0

    @property
    def lane(self) -> int | None:
        """The most urgent lane in which something waits."""
        return next((number for number, queue in enumerate(self.lanes) if queue), None)


class Outbox:
    """Sends what is handed to it, and remembers until it is written what became of each row."""

    def __init__(self, database: Database, api: Api, limits: Limits) -> None:
        """`limits`: the figures to keep to."""
        self._database, self._api, self._limits = database, api, limits
        self._whole = limits.whole()
        self._chats: dict[int, Chat] = {}
        self._ready: tuple[deque[Chat], ...] = tuple(deque() for _ in range(LANES))
        self._sleeping: list[tuple[float, int, Chat]] = []
        self._under_way: set[asyncio.Task[None]] = set()
        self._became: dict[str, tuple[int, int]] = {}
        self._moved: dict[int, int] = {}
        self._marks = Marks()
        self._wake, self._marked = asyncio.Event(), asyncio.Event()
        self._tie = 0
        self._waiting = 0

    async def load(self) -> None:
        """Everything that was not sent when the program ended."""
        after = 0
        while True:
            async with self._database.read() as tx:
                rows = await outbox.waiting(tx, after, PAGE)
            self.put(rows)
            if len(rows) < PAGE:
                return
            after = rows[-1].id

    def put(self, rows: Iterable[Queued]) -> None:
        """Rows that are committed and may go."""
        for row in rows:
            chat_id = row.outgoing.chat_id
            chat = self._chats.get(chat_id) or self._new(chat_id)
            chat.lanes[row.outgoing.lane].append(row)
            self._waiting += 1
            self._line_up(chat)
        self._wake.set()

    def take_marks(self) -> Marks:
        """What is to be written, once: whoever takes it writes it, or gives it back."""
        marks, self._marks = self._marks, Marks()
        return marks

    def give_back(self, marks: Marks) -> None:
        """The transaction failed: keep them for the next one."""
        self._marks.add(marks)
        self._marked.set()

    def moved(self, chat_id: int) -> int:
        """The id that a group has now: one that becomes a supergroup gets another (Bot API, 400)."""
        return self._moved.get(chat_id, chat_id)

    @property
    def idle(self) -> bool:
        """Whether everything is sent and written."""
        return not (self._waiting or self._under_way or self._marks)

    async def run(self) -> None:
        """Send until cancelled; what is under way then is finished and written first."""
        marking = asyncio.create_task(self._mark_for_ever())
        try:
            while True:
                pause = self._start_what_may_go()
                self._wake.clear()
                await _wait(self._wake, pause)
        finally:
            if self._under_way:
                await asyncio.wait(self._under_way, timeout=5)
            marking.cancel()
            await asyncio.gather(marking, return_exceptions=True)
            await self._write_marks()

    def _new(self, chat_id: int) -> Chat:
        chat = self._chats[chat_id] = Chat(chat_id, self._limits.bucket(chat_id))
        return chat

    def _line_up(self, chat: Chat) -> None:
        """Put a chat where it will be looked at: ready in its lane, or asleep until it may go."""
        if chat.busy or chat.lane is None:
            return
        now = _now()
        until = max(chat.not_before, now + chat.bucket.wait(now))
        if until > now:
            if chat.asleep:
                return
            chat.asleep = True
            self._tie += 1
            heapq.heappush(self._sleeping, (until, self._tie, chat))
        elif chat.lane < chat.ready:
            chat.ready = chat.lane
            self._ready[chat.lane].append(chat)

    def _start_what_may_go(self) -> float | None:
        """Start every request that is permitted now. Returns the seconds until the next may be."""
        now = _now()
        self._wake_sleepers(now)
        while len(self._under_way) < self._limits.at_once:
            queue = next((queue for queue in self._ready if queue), None)
            if queue is None:
                return max(0.0, self._sleeping[0][0] - now) if self._sleeping else None
            pause = self._whole.wait(now)
            if pause:
                return pause
            chat = queue.popleft()
            chat.ready = LANES
            self._start(chat, now)
        return None

    def _wake_sleepers(self, now: float) -> None:
        while self._sleeping and self._sleeping[0][0] <= now:
            chat = heapq.heappop(self._sleeping)[2]
            chat.asleep = False
            self._line_up(chat)

    def _start(self, chat: Chat, now: float) -> None:
        lane = chat.lane
        if lane is None or chat.busy:
            return
        if max(chat.not_before - now, chat.bucket.wait(now)) > 0:
            self._line_up(chat)
            return
        row = chat.lanes[lane][0]
        self._whole.take(now)
        if not row.outgoing.method.startswith(EDIT):
            chat.bucket.take(now)
        chat.busy = True
        task = asyncio.create_task(self._send(chat, row))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _send(self, chat: Chat, row: Queued) -> None:
        not_before = row.outgoing.not_before
        early = (not_before - datetime.now(UTC)).total_seconds() if not_before else 0.0
        try:
            outcome = Later(early, "") if early > 0 else await self._try(row)
        except Exception as error:
            log.exception("outbox row %d could not be sent", row.id)
            outcome = Refused(type(error).__name__)
        self._settle(chat, row, outcome)

    async def _try(self, row: Queued) -> Outcome:
        ready = await self._resolved(row)
        return Sent(None) if ready is None else await send(self._api, self._redirected(ready))

    def _redirected(self, row: Queued) -> Queued:
        target = self._moved.get(row.outgoing.chat_id)
        return row if target is None else replace(row, outgoing=replace(row.outgoing, chat_id=target))

    async def _resolved(self, row: Queued) -> Queued | None:
        """The row with the message that its slot became; None where it never became one."""
        slot = row.outgoing.params.get(MESSAGE_OF)
        if slot is None:
            return row
        found = self._became.get(slot)
        if found is None:
            async with self._database.read() as tx:
                found = (await slots.load(tx, [slot])).get(slot)
        if found is None:
            return None
        rest = {name: value for name, value in row.outgoing.params.items() if name != MESSAGE_OF}
        return with_params(row, message_id=found[1], **rest)

    def _settle(self, chat: Chat, row: Queued, outcome: Outcome) -> None:
        """Note what became of a row, and let the chat go on."""
        chat.busy = False
        match outcome:
            case Sent(message_id):
                self._done(chat, row)
                self._marks.sent.append(row.id)
                if row.outgoing.slot and message_id is not None:
                    self._remember(row.outgoing.slot, row.outgoing.chat_id, message_id)
            case Later():
                self._later(chat, row, outcome)
            case Unreachable():
                self._drop(chat)
                self._marks.sent.append(row.id)
                self._marks.unreachable.append(chat.id)
            case Moved(new_id):
                log.warning("chat %d has become %d: put the new id in the settings", chat.id, new_id)
                self._moved[chat.id] = new_id
            case Refused(error):
                log.warning("outbox row %d (%s) refused: %s", row.id, row.outgoing.method, error)
                self._done(chat, row)
                self._marks.dead[row.id] = error
            case _:
                assert_never(outcome)
        self._marked.set()
        self._line_up(chat)
        self._forget_if_done(chat)
        self._wake.set()

    def _done(self, chat: Chat, row: Queued) -> None:
        chat.lanes[row.outgoing.lane].popleft()
        self._waiting -= 1

    def _remember(self, slot: str, chat_id: int, message_id: int) -> None:
        """For rows that follow at once; the database has it too, so only the newest are kept here."""
        self._became[slot] = self._marks.became[slot] = (chat_id, message_id)
        if len(self._became) > PAGE:
            del self._became[next(iter(self._became))]

    def _later(self, chat: Chat, row: Queued, outcome: Later) -> None:
        """The head of the chat waits, and with it all behind it: order matters more than speed."""
        chat.not_before = _now() + outcome.seconds
        if not outcome.error:
            return
        if outcome.error == "uncertain":
            log.warning("outbox row %d timed out after it left: it may appear twice", row.id)
        attempts = row.attempts + (0 if outcome.halts else 1)
        chat.lanes[row.outgoing.lane][0] = replace(row, attempts=attempts)
        again = datetime.now(UTC) + timedelta(seconds=outcome.seconds)
        self._marks.later[row.id] = (attempts, again, outcome.error)

    def _drop(self, chat: Chat) -> None:
        for queue in chat.lanes:
            self._waiting -= len(queue)
            queue.clear()

    def _forget_if_done(self, chat: Chat) -> None:
        """A chat that is at rest, and whose bucket is full again, costs no memory."""
        if chat.lane is None and not chat.busy and chat.bucket.is_full(_now()):
            self._chats.pop(chat.id, None)

    async def _mark_for_ever(self) -> None:
        while True:
            await self._marked.wait()
            self._marked.clear()
            if self._marks:
                await finished(self._write_marks())
            await asyncio.sleep(MARK_PAUSE)

    async def _write_marks(self) -> None:
        """Taken only when the database is free: a batch that failed meanwhile has given its marks back."""
        marks = Marks()
        try:
            async with self._database.write() as tx:
                marks = self.take_marks()
                await marks.write(tx, datetime.now(UTC))
        except Exception:
            log.exception("marks of the outbox could not be written; trying again")
            self.give_back(marks)
            await asyncio.sleep(0.5)


_now: Callable[[], float] = time.monotonic


async def _wait(event: asyncio.Event, seconds: float | None) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
