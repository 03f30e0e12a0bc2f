"""One transaction's worth of updates: each applied once, in order, and none spoils it for the others."""

import logging
import traceback
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from json import dumps
from typing import Any

from bot import ledger as ledgers
from bot.arrivals import Arrival, Presence, Where, arrival
from bot.carrying import Carried, carry
from bot.ledger import Ledger
from bot.staff import press, pressed
from bot.surroundings import Surroundings
from dialogs.engine import step
from dialogs.facts import Facts
from dialogs.inputs import Commanded, Started
from dialogs.languages import hinted
from dialogs.phrases import phrase
from storage import families, outbox, seen, set_aside
from storage.outbox import Outgoing
from storage.set_aside import SetAside
from storage.transaction import Transaction

log = logging.getLogger(__name__)
Update = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """A tap to be answered, with a line over the chat or without. Worthless in two minutes: no outbox."""

    tap_id: str
    toast: str


class Batch:
    """Collects what the updates cause: `outgoing` for the outbox, `answers` to taps."""

    def __init__(self, around: Surroundings, tx: Transaction, now: datetime, seed: Callable[[], int]) -> None:
        """`now` in UTC, the same for the whole batch."""
        self._around, self._tx, self._now, self._seed = around, tx, now, seed
        self._today = now.astimezone(around.zone).date()
        self.outgoing: list[Outgoing] = []
        self.answers: list[Answer] = []

    async def take(self, updates: Sequence[Update]) -> None:
        """Read what is known, apply each update that is new, write what changed."""
        fresh = await seen.unseen(self._tx, [int(update["update_id"]) for update in updates])
        await seen.mark(self._tx, fresh, self._now)
        new = {int(update["update_id"]): update for update in updates if int(update["update_id"]) in fresh}
        arrivals = [one for one in [await self._read(update) for update in new.values()] if one]
        for one in arrivals:
            await self._guarded(new[one.update_id], one, self._beside(one))
        people = [one for one in arrivals if one.where is Where.PRIVATE and one.given and not _is_press(one)]
        ledger = await ledgers.load(self._tx, {one.chat_id for one in people})
        for one in people:
            await self._guarded(
                new[one.update_id], one, self._turn(ledger, one), ledger.language(one.chat_id)
            )
        await ledger.write(self._tx, self._now)

    async def _read(self, update: Update) -> Arrival | None:
        try:
            return arrival(update)
        except Exception as error:
            await self._aside(update, None, error)
            return None

    async def _guarded(
        self, update: Update, one: Arrival, doing: Awaitable[None], language: str = ""
    ) -> None:
        """A poisonous update is set aside with its error; the person hears it, the others go on."""
        try:
            await doing
        except Exception as error:
            where = "".join(traceback.format_tb(error.__traceback__))
            log.error("update %d was set aside\n%s%s", one.update_id, where, type(error).__name__)
            await self._aside(update, one.chat_id, error)
            if one.where is Where.PRIVATE:
                self._apologise(one, language or hinted(one.hint))

    async def _aside(self, update: Update, chat_id: int | None, error: Exception) -> None:
        """Type and place of the error only: its message may hold a person's words."""
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} at {frame.name}:{frame.lineno}"
        body = dumps(update)
        row = SetAside(int(update["update_id"]), chat_id, where, body, self._now)
        await set_aside.add(self._tx, [row])

    def _apologise(self, one: Arrival, language: str) -> None:
        texts = self._around.text(language)
        sorry = texts.html(phrase("sorry", phone=self._around.library.phone))
        self.outgoing.append(Outgoing(one.chat_id, "sendMessage", {"text": sorry, "parse_mode": "HTML"}))
        self._answer(one, "")

    async def _beside(self, one: Arrival) -> None:
        """What is no conversation: a coordinator's button, a group, somebody who left or came back."""
        wanted = press(one.tap.data) if one.tap else None
        if wanted:
            self._keep(one, await pressed(self._around, self._tx, one, wanted, self._now))
        elif one.presence:
            await self._present(one, one.presence)
        elif one.where is Where.GROUP:
            self._in_group(one)

    async def _present(self, one: Arrival, presence: Presence) -> None:
        gone = presence is Presence.GONE
        await families.unreachable(self._tx, [one.chat_id], self._now if gone else None)
        if gone:
            await outbox.close_for(self._tx, [one.chat_id])

    def _in_group(self, one: Arrival) -> None:
        """In a group nobody is asked anything: a command there is answered with where to talk."""
        self._answer(one, "")
        ours = one.addressee in ("", self._around.bot_name.lower())
        if ours and isinstance(one.given, Started | Commanded) and one.chat_id != self._around.staff_chat:
            words = self._around.text(hinted(one.hint)).html(phrase("group_only_private"))
            self.outgoing.append(Outgoing(one.chat_id, "sendMessage", {"text": words, "parse_mode": "HTML"}))

    async def _turn(self, ledger: Ledger, one: Arrival) -> None:
        """One input of one person through the engine."""
        if one.given is None:
            return
        turn = step(self._around.trees, ledger.sessions.get(one.chat_id), one.given, self._facts(ledger, one))
        language = turn.session.language if turn.session else ledger.household(one.chat_id).family.language
        carried = carry(self._around, ledger, one, turn.effects, language, self._today)
        ledger.keep(one.chat_id, turn.session)
        self._keep(one, carried)

    def _facts(self, ledger: Ledger, one: Arrival) -> Facts:
        return Facts(
            today=self._today,
            library=self._around.library,
            family=ledger.household(one.chat_id).family,
            wordings=self._around.wordings,
            hint=one.hint,
            seed=self._seed(),
            bot_name=self._around.bot_name,
        )

    def _keep(self, one: Arrival, carried: Carried) -> None:
        self.outgoing.extend(carried.outgoing)
        self._answer(one, carried.toast)

    def _answer(self, one: Arrival, toast: str) -> None:
        if one.tap:
            self.answers.append(Answer(one.tap.id, toast))


def _is_press(one: Arrival) -> bool:
    return one.tap is not None and press(one.tap.data) is not None
