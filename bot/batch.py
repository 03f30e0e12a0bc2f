"""One transaction's worth of updates: each applied once, in order, and none spoils it for the others."""

import logging
import traceback
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from json import dumps
from typing import Any

from bot import inviting
from bot import ledger as ledgers
from bot.actions.acting import VOLUNTEER
from bot.actions.invite import How, Opening, join
from bot.apart import is_apart, taken
from bot.arrivals import Arrival, Where, arrival
from bot.carrying import Carried, carry
from bot.inviting import with_codes
from bot.ledger import Ledger
from bot.office.errands import ERRANDS
from bot.office.office import Office, handled
from bot.office.team import CHANGE_TEAM, TEAM
from bot.surroundings import Surroundings
from bot.talks import handing_over, relaying
from dialogs.engine import Turn, step
from dialogs.errands import OutcomeWanted
from dialogs.facts import Errand, Facts
from dialogs.inputs import Commanded, Input, Started
from dialogs.languages import hinted
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage import seen, set_aside, team
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
    """Collects what the updates cause: `outgoing` for the outbox, `answers` to taps, the `quiet` chats that
    let everything be deleted, and whether anything `changes_standing`, which every turn knows (see
    bot.standing)."""

    def __init__(self, around: Surroundings, tx: Transaction, now: datetime, seed: Callable[[], int]) -> None:
        """`now` in UTC, the same for the whole batch."""
        self._around, self._tx, self._now, self._seed = around, tx, now, seed
        self._today = now.astimezone(around.zone).date()
        self.outgoing: list[Outgoing] = []
        self.answers: list[Answer] = []
        self.quiet: set[int] = set()
        self.changes_standing = False

    async def take(self, updates: Sequence[Update]) -> None:
        """Read what is known, apply each update that is new, write what changed."""
        fresh = await seen.unseen(self._tx, [int(update["update_id"]) for update in updates])
        await seen.mark(self._tx, fresh, self._now)
        new = {int(update["update_id"]): update for update in updates if int(update["update_id"]) in fresh}
        arrivals = [one for one in [await self._read(update) for update in new.values()] if one]
        for one in arrivals:
            await self._guarded(new[one.update_id], one, self._apart(one))
        people = [one for one in arrivals if one.where is Where.PRIVATE and one.given and not is_apart(one)]
        opened = [one.given.payload for one in people if isinstance(one.given, Started)]
        ledger = await ledgers.load(self._tx, {one.chat_id for one in people}, opened, self._now)
        for one in people:
            await self._guarded(
                new[one.update_id], one, self._turn(ledger, one), ledger.language(one.chat_id)
            )
        await ledger.write(self._tx, self._now, self._around.zone, self._around.trees)
        for chat_id in ledger.staying:
            self._tell(chat_id, ledger.language(chat_id), phrase("team_last_admin"))
        self.quiet |= ledger.quiet
        self.changes_standing = self.changes_standing or ledger.changes_standing

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
        self._tell(one.chat_id, language, phrase("sorry", phone=self._around.library.phone))
        self._answer(one, "")

    def _tell(self, chat_id: int, language: str, said: Text) -> None:
        words = self._around.text(language).html(said)
        self.outgoing.append(Outgoing(chat_id, "sendMessage", {"text": words, "parse_mode": "HTML"}))

    async def _apart(self, one: Arrival) -> None:
        if is_apart(one) or one.presence or one.where is Where.GROUP:
            self._keep(one, await taken(self._around, self._tx, one, self._now, self._seed))

    async def _turn(self, ledger: Ledger, one: Arrival) -> None:
        """One input of one person through the engine."""
        given = await self._let_in(ledger, one) if _is_invited(one) else one.given
        if given is None:
            return
        home = ledger.household(one.chat_id)
        if relaying.is_for_a_person(ledger.talks, one):
            spoken = ledger.language(one.chat_id)
            self._keep(one, relaying.relayed(self._around, ledger.talks, one, home.family, spoken))
            return
        turn, caused = await self._decided(ledger, one, given)
        self.outgoing += caused
        language = turn.session.language if turn.session else ledger.language(one.chat_id)
        effects = await handing_over.numbered(self._tx, with_codes(turn.effects, self._seed))
        carried = carry(self._around, ledger, one, effects, language, self._today)
        ledger.keep(one.chat_id, turn.session)
        self._keep(one, carried)
        self.outgoing += relaying.reminded(self._around, ledger.talks, one, turn.session)

    async def _decided(self, ledger: Ledger, one: Arrival, given: Input) -> tuple[Turn, list[Outgoing]]:
        """The step, and what its errands caused to be sent. Where an errand fails, nothing of it is done."""
        facts = self._facts(ledger, one)
        try:
            return self._stepped(ledger, one, given, facts), []
        except OutcomeWanted as wanted:
            async with self._tx.attempt():
                return await self._with_errands(ledger, one, given, facts, wanted.errand)

    async def _with_errands(
        self, ledger: Ledger, one: Arrival, given: Input, facts: Facts, errand: Errand
    ) -> tuple[Turn, list[Outgoing]]:
        caused: list[Outgoing] = []
        language = ledger.language(one.chat_id) or hinted(one.hint)
        office = Office(self._around, self._tx, one.chat_id, language, self._now, self._seed)
        while True:
            done = await handled(ERRANDS, office, errand)
            caused += done.outgoing
            self.changes_standing = self.changes_standing or errand.name in CHANGE_TEAM
            facts = replace(facts, outcomes={**facts.outcomes, errand: done.outcome})
            try:
                return self._stepped(ledger, one, given, facts), caused
            except OutcomeWanted as wanted:
                errand = wanted.errand

    def _stepped(self, ledger: Ledger, one: Arrival, given: Input, facts: Facts) -> Turn:
        return step(self._around.trees, ledger.sessions.get(one.chat_id), given, facts)

    async def _let_in(self, ledger: Ledger, one: Arrival) -> Input:
        """Somebody opened a link of the team: they come to what it is for; who is not let in is told."""
        code = one.given.payload.removeprefix(inviting.PREFIX) if isinstance(one.given, Started) else ""
        opening = await join(self._tx, code, one.chat_id, self._now, one.name)
        if opening.how is How.IN:
            self._around = replace(self._around, team=await team.load(self._tx))
            self.changes_standing = True
        held = self._around.team.get(one.chat_id, frozenset[str]())
        if said := inviting.told(opening, held):
            self._tell(one.chat_id, ledger.language(one.chat_id) or hinted(one.hint), said)
        return _leads_to(opening, held)

    def _facts(self, ledger: Ledger, one: Arrival) -> Facts:
        home = ledger.household(one.chat_id)
        return Facts(
            today=self._today,
            library=self._around.library,
            family=home.seen_by(one.chat_id),
            wordings=self._around.wordings,
            hint=one.hint,
            seed=self._seed(),
            bot_name=self._around.bot_name,
            readings=self._around.content.readings,
            recordings=self._around.recordings,
            roles=() if one.chat_id in ledger.left else self._around.team.get(one.chat_id, ()),
            together=home.together(one.chat_id),
            invitation=ledger.invitation(one.chat_id, one.given),
            chat=self._around.staff_chat is not None,
            talking=ledger.talks.open(one.chat_id) is not None,
        )

    def _keep(self, one: Arrival, carried: Carried) -> None:
        self.outgoing.extend(carried.outgoing)
        self._answer(one, carried.toast)

    def _answer(self, one: Arrival, toast: str) -> None:
        if one.tap:
            self.answers.append(Answer(one.tap.id, toast))


def _is_invited(one: Arrival) -> bool:
    return isinstance(one.given, Started) and one.given.payload.startswith(inviting.PREFIX)


def _leads_to(opening: Opening, held: Collection[str]) -> Input:
    """Where somebody comes by a link: to what their roles are for; a stranger to what the link was for, if
    that is reading aloud, else to where everybody begins."""
    if {*held} - {VOLUNTEER}:
        return Commanded(TEAM)
    return Commanded(inviting.COMMAND) if held or opening.role == VOLUNTEER else Started("")
