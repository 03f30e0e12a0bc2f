"""The next rows of a broadcast for the outbox: letters to who waits, changes for who has an older text."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.broadcasting import letters, naming
from bot.broadcasting.letters import Message
from bot.broadcasting.passing import LANGUAGE, Passed, passed
from bot.dose import make_room_for
from bot.quiet import is_quiet
from bot.surroundings import Surroundings
from dialogs.events import Event
from dialogs.languages import SOURCE
from storage import broadcasts, outbox, recipients
from storage.broadcasts import CANCELLATION, SENDING, Broadcast
from storage.outbox import BROADCAST, Outgoing, Queued
from storage.recipients import CHANGING, QUEUED, Recipient
from storage.transaction import Transaction


@dataclass(slots=True)
class Filling:
    """One broadcast in one transaction: what it says is put in words once a language. `quiet`: no letter at
    all is in the outbox."""

    around: Surroundings
    tx: Transaction
    broadcast: Broadcast
    event: Event | None
    now: datetime
    quiet: bool
    _said: dict[str, Message | None] = field(default_factory=dict)

    async def fill(self, room: int) -> list[Queued]:
        """At most so many rows, changes first: who has a wrong text must not wait for the others. In the
        quiet hours nothing new."""
        changes = await self._changes(room) if self.broadcast.correcting else []
        left = room - len(changes)
        night = is_quiet(self.now.astimezone(self.around.zone))
        goes = self.broadcast.state == SENDING and not night
        new = await self._new(left) if goes and left > 0 else []
        return await outbox.add(self.tx, [*changes, *new], self.now)

    async def _changes(self, room: int) -> list[Outgoing]:
        number, version = self.broadcast.number, self.broadcast.version
        found = await recipients.to_change(self.tx, number, version, room)
        await recipients.queued(self.tx, number, [one.chat_id for one in found], CHANGING, version)
        if self.quiet and not found:  # else one that is in flight could still come with the older text
            await broadcasts.corrected(self.tx, self.broadcast)
        return [self._change(one) for one in found]

    async def _new(self, room: int) -> list[Outgoing]:
        number = self.broadcast.number
        found = await recipients.to_send(self.tx, number, room)
        silent = {one.chat_id: LANGUAGE for one in found if not self._message(one.language)}
        out = {**silent, **await passed(self.tx, self.around, self.broadcast, found, self.now)}
        await self._pass_over(out)
        going = [one for one in found if one.chat_id not in out]
        await recipients.queued(
            self.tx, number, [one.chat_id for one in going], QUEUED, self.broadcast.version
        )
        if self.broadcast.kind != CANCELLATION:
            families = {one.family_id for one in going}
            await make_room_for(self.tx, families, self.now, self.around.zone)
        return [self._letter(one) for one in going]

    async def _pass_over(self, out: Mapping[int, Passed]) -> None:
        chats: defaultdict[Passed, list[int]] = defaultdict(list)
        for chat, what in out.items():
            chats[what].append(chat)
        for what, these in chats.items():
            await recipients.settle(self.tx, self.broadcast.number, these, what.status, what.reason)

    def _letter(self, one: Recipient) -> Outgoing:
        said = self._message(one.language)
        assert said is not None  # noqa: S101 - for the type checker: the others were passed over
        return self._row(one, *said.sending())

    def _change(self, one: Recipient) -> Outgoing:
        """Whose language has no words any more reads the Dutch: the old ones may tell a wrong day. Where
        there are none at all, what is there stays as it is, and counts as changed."""
        said = self._message(one.language) or self._message(SOURCE)
        assert one.message_id is not None  # noqa: S101 - for the type checker: only those are chosen
        if said is None:
            return self._row(one, "editMessageReplyMarkup", {"message_id": one.message_id})
        return self._row(one, *said.changing(one.message_id))

    def _row(self, one: Recipient, method: str, params: dict[str, object]) -> Outgoing:
        slot = naming.letter(self.broadcast.number, one.chat_id, self.broadcast.version)
        return Outgoing(one.chat_id, method, params, BROADCAST, slot)

    def _message(self, language: str) -> Message | None:
        if language not in self._said:
            self._said[language] = letters.message(self.around, self.broadcast, self.event, language)
        return self._said[language]
