"""The one door out: rows in order per chat, urgent lanes first, within Telegram's limits, and nobody lost.

A row leaves the database only after Telegram took it. Killed between those two moments, the row is sent
again at the next start. A row is in flight until it is noted that it was taken: its chat waits so long, and
no more rows than `Limits.at_once` are in flight. So a kill can make at most one message a chat appear twice,
at most so many over all, and none can get lost."""

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol, assert_never

from bot.api import Api
from bot.became import MESSAGE_OF as MESSAGE_OF
from bot.became import TOPIC_OF as TOPIC_OF
from bot.became import Became
from bot.broadcasting.naming import letter_of
from bot.drafts import of_draft
from bot.finishing import finished
from bot.limits import Limits
from bot.lineup import Lineup
from bot.marks import Marks
from bot.pace import rest
from bot.sending import (
    Later,
    Moved,
    Outcome,
    Refused,
    Sent,
    Unreachable,
    send,
    send_sound,
    with_params,
)
from bot.talks.naming import signed
from storage import outbox, recordings
from storage.database import Database
from storage.outbox import BROADCAST, REMINDER, Queued

log = logging.getLogger(__name__)
MARK_PAUSE = 0.01
"""Seconds between two commits of marks: what is sent meanwhile goes in one. Less where many rows wait."""
DELETE = "deleteMessage"
PAGE = 1000


class Watcher(Protocol):
    """Hears of rows that came in, and of rows of which it is written what became of them."""

    def came(self, rows: Sequence[Queued]) -> None: ...

    def noted(self, rows: Sequence[Queued]) -> None: ...


class Outbox:
    """Sends what is handed to it, and remembers until it is written what became of each row."""

    def __init__(self, database: Database, api: Api, limits: Limits) -> None:
        """`limits`: the figures to keep to."""
        self._database, self._api = database, api
        self._lineup, self._at_once = Lineup(limits, rest=rest()), limits.at_once
        self._under_way: set[asyncio.Task[None]] = set()
        self._unnoted = 0
        self._became = Became(database)
        self._moved: dict[int, int] = {}
        self._marks = Marks()
        self._wake, self._marked, self._many = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.watcher: Watcher | None = None
        """Who feeds broadcasts to it, and wants to know what comes in and what is noted."""

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
        new = list(rows)
        for row in new:
            self._lineup.put(row)
        if self.watcher:
            self.watcher.came(new)
        self._wake.set()

    @property
    def letters(self) -> int:
        """Messages of broadcasts that stand here."""
        return self._lineup.waiting_in(BROADCAST)

    def withdraw(self, unwanted: Callable[[Queued], bool]) -> tuple[list[Queued], bool]:
        """Messages of broadcasts that are not to go after all leave the line, all but those in flight: they,
        and whether there are such in flight. They stand in the database until the caller deletes them
        there."""
        return self._lineup.withdraw(BROADCAST, unwanted)

    def hush(self, chat_ids: Collection[int]) -> None:
        """Nothing that these chats did not ask for themselves goes there any more, but what is in flight; the
        caller has deleted it in the database."""
        for lane in (REMINDER, BROADCAST) if chat_ids else ():
            rows, _ = self._lineup.withdraw(lane, lambda row: row.outgoing.chat_id in chat_ids)
            if rows and self.watcher:
                self.watcher.noted(rows)

    def take_marks(self) -> Marks:
        """What is to be written, once: whoever takes it writes it, or gives it back."""
        marks, self._marks = self._marks, Marks()
        return marks

    def give_back(self, marks: Marks) -> None:
        """The transaction failed: keep them for the next one."""
        self._marks.add(marks)
        self._marked.set()

    def noted(self, marks: Marks) -> None:
        """The marks are committed: only now may the next row of each chat go, so that a kill can make at most
        one message of a chat appear twice."""
        for row in marks.done:
            self._lineup.done(row)
        self._unnoted -= len(marks.done)
        if self.watcher:
            self.watcher.noted([*marks.done, *marks.gone])
        for row in marks.told:
            self._lineup.put(row)
        self._wake.set()

    @property
    def moved(self) -> Mapping[int, int]:
        """The ids that groups have now: one that becomes a supergroup gets another (Bot API, 400)."""
        return self._moved

    @property
    def idle(self) -> bool:
        """Whether everything is sent and written."""
        return not (self._lineup.waiting or self._under_way or self._marks)

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

    def _start_what_may_go(self) -> float | None:
        """Start every request that is permitted now. Returns the seconds until the next may be."""
        while self._in_flight < self._at_once:
            row = self._lineup.next()
            if not isinstance(row, Queued):
                return row
            task = asyncio.create_task(self._send(row))
            self._under_way.add(task)
            task.add_done_callback(self._ended)
        return None

    @property
    def _in_flight(self) -> int:
        """Rows that a kill now could make appear twice: sent, or being sent, and not noted as done."""
        return len(self._under_way) + self._unnoted

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Woken only now, when there is room for another: woken earlier, a full house would sleep on."""
        self._under_way.discard(task)
        self._wake.set()

    async def _send(self, row: Queued) -> None:
        try:
            outcome = await self._try(row)
        except Exception as error:
            log.exception("outbox row %d could not be sent", row.id)
            outcome = Refused(type(error).__name__)
        self._lineup.answered(row)
        self._settle(row, outcome)

    async def _try(self, row: Queued) -> Outcome:
        draft = of_draft(str(row.outgoing.params.get("voice", "")))
        if draft:
            return await self._upload(row, *draft)
        ready = await self._became.resolved(row)
        return Sent(None) if ready is None else await send(self._api, self._redirected(ready))

    async def _upload(self, row: Queued, node: str, language: str) -> Outcome:
        """The sound of a draft; where it was uploaded or replaced meanwhile, what there is now."""
        async with self._database.read() as tx:
            sound = await recordings.sound(tx, node, language)
            every = await recordings.load(tx)
        kept = next((one for one in every if (one.node, one.language) == (node, language)), None)
        if kept is None:
            return Sent(None)
        params = row.outgoing.params
        if sound is not None:
            return await send_sound(self._api, with_params(row, **params, duration=kept.seconds), sound)
        return await send(self._api, with_params(row, **{**params, "voice": kept.file_id}))

    def _redirected(self, row: Queued) -> Queued:
        target = self._moved.get(row.outgoing.chat_id)
        return row if target is None else replace(row, outgoing=replace(row.outgoing, chat_id=target))

    def _settle(self, row: Queued, outcome: Outcome) -> None:
        """Note what became of a row, and let its chat go on."""
        chat_id = row.outgoing.chat_id
        match outcome:
            case Sent():
                self._sent(row, outcome)
            case Later():
                self._later(row, outcome)
            case Unreachable():
                self._lineup.drop(chat_id)
                self._marks.gone.append(row)
                self._marks.unreachable.append(chat_id)
            case Moved(new_id):
                log.warning("chat %d has become %d: put the new id in the settings", chat_id, new_id)
                self._moved[chat_id] = new_id
                self._lineup.later(row, 0.0)
            case Refused(error):
                log.warning("outbox row %d (%s) refused: %s", row.id, row.outgoing.method, error)
                self._marks.refused.append((row, error))
                self._unnoted += 1
            case _:
                assert_never(outcome)
        self._marked.set()
        if self._unnoted >= self._at_once / 2:
            self._many.set()

    def _sent(self, row: Queued, outcome: Sent) -> None:
        self._marks.sent.append(row)
        self._unnoted += 1
        message = row.outgoing
        draft = of_draft(str(message.params.get("voice", ""))) if outcome.file else None
        if draft:
            self._marks.uploaded[draft] = outcome.file
        if which := letter_of(message):
            self._marks.letters[which] = outcome.message_id
        elif message.slot and outcome.message_id is not None and signed(message) is None:
            self._marks.became[message.slot] = message.chat_id, outcome.message_id
            self._became.remember(message.slot, message.chat_id, outcome.message_id)
        if message.method == DELETE and (slot := message.params.get(MESSAGE_OF)):
            self._became.empty(slot)
            self._marks.became.pop(slot, None)
            self._marks.emptied.append(slot)

    def _later(self, row: Queued, outcome: Later) -> None:
        """A pause that Telegram asked for (429) is no failed attempt."""
        if outcome.error == "uncertain":
            log.warning("outbox row %d timed out after it left: it may appear twice", row.id)
        attempts = row.attempts + (0 if outcome.halts else 1)
        self._lineup.later(replace(row, attempts=attempts), outcome.seconds)
        again = datetime.now(UTC) + timedelta(seconds=outcome.seconds)
        self._marks.later[row.id] = (attempts, again, outcome.error)

    async def _mark_for_ever(self) -> None:
        while True:
            await self._marked.wait()
            self._marked.clear()
            if self._marks:
                await finished(self._write_marks())
            await _wait(self._many, MARK_PAUSE)
            self._many.clear()

    async def _write_marks(self) -> None:
        """Taken only when the database is free: a batch that failed meanwhile has given its marks back."""
        marks = Marks()
        try:
            async with self._database.write() as tx:
                marks = self.take_marks()
                await marks.write(tx, datetime.now(UTC))
            self.noted(marks)
        except Exception:
            log.exception("marks of the outbox could not be written; trying again")
            self.give_back(marks)
            await asyncio.sleep(0.5)


async def _wait(event: asyncio.Event, seconds: float | None) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
