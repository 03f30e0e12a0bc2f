"""What a batch of updates knows and changes: read at once, kept in memory, written at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import about_words
from bot.cards import slot
from bot.quiet import next_moment
from bot.reminding import moment, to_remind
from dialogs.changing import changed
from dialogs.effects import (
    CreateIntake,
    DropRecording,
    Effect,
    ForgetFamily,
    KeepPlan,
    KeepRecording,
    OfWords,
    ReportWords,
    WithdrawIntake,
)
from dialogs.facts import Family, Intake
from dialogs.loading import Trees
from dialogs.session import Session
from storage import due as moments
from storage import families, intakes, outbox, sessions, team
from storage.transaction import Transaction

KEPT = timedelta(days=14)
"""How long an unfinished conversation is kept with consent; what `toestemming` promises."""
KEPT_WITHOUT_CONSENT = timedelta(days=1)


@dataclass(slots=True)
class Household:
    """A family as it is now: `id` None until it is stored. Two carers of one family share one household."""

    id: int | None
    family: Family
    touched: bool = False


@dataclass(slots=True)
class Ledger:
    """The chats of one batch. `forgotten` are ids of families to delete, with their intakes' references;
    `back` are chats that could not be reached and write again; `about_words` what was read aloud or reported;
    `left` are chats that leave the team, as nothing of them is to be kept; `planned` have a
    new plan."""

    sessions: dict[int, Session]
    households: dict[int, Household]
    kept: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)
    added: list[tuple[int, Intake, str]] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    forgotten: dict[int, tuple[str, ...]] = field(default_factory=dict)
    back: list[int] = field(default_factory=list)
    about_words: list[OfWords] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    planned: set[int] = field(default_factory=set)

    def household(self, chat_id: int) -> Household:
        """The household of a chat; a new, empty one where nothing is known."""
        return self.households.setdefault(chat_id, Household(None, Family()))

    def language(self, chat_id: int) -> str:
        """The language that is spoken with a chat; '' where nothing is known."""
        session, household = self.sessions.get(chat_id), self.households.get(chat_id)
        return (session.language if session else "") or (household.family.language if household else "")

    def keep(self, chat_id: int, session: Session | None) -> None:
        """Where the conversation stands now; None lets it go."""
        self.kept.discard(chat_id)
        self.dropped.discard(chat_id)
        if session is None:
            self.sessions.pop(chat_id, None)
            self.dropped.add(chat_id)
        else:
            self.sessions[chat_id] = session
            self.kept.add(chat_id)

    def apply(self, chat_id: int, effect: Effect, today: date, language: str) -> None:
        """Take an effect of a step into the household, and note what must be written."""
        household = self.household(chat_id)
        match effect:
            case KeepPlan():
                household.touched = True
                self.planned.add(chat_id)
            case CreateIntake(intake):
                self.added.append((chat_id, intake, language))
            case WithdrawIntake(reference):
                self.withdrawn.append(reference)
            case ForgetFamily():
                self._forget(household)
                self.left.append(chat_id)
            case KeepRecording() | DropRecording() | ReportWords():
                self.about_words.append(effect)
                return
            case _:
                household.touched = True
        household.family = changed(household.family, effect, today)

    def _forget(self, household: Household) -> None:
        """The carers who are in this batch now share a household that is not stored."""
        references = tuple(intake.reference for intake in household.family.intakes)
        if household.id is not None:
            self.forgotten[household.id] = references
        self.added = [row for row in self.added if row[1].reference not in references]
        household.id, household.touched = None, False

    async def write(self, tx: Transaction, now: datetime, zone: ZoneInfo, trees: Trees) -> None:
        """Everything that changed, set by set. Raises ReferenceTaken: do the batch again with new seeds."""
        await families.unreachable(tx, self.back, None)
        await families.forget(tx, self.forgotten)
        gone = [reference for references in self.forgotten.values() for reference in references]
        await outbox.drop_dead(tx, [slot(reference) for reference in gone])
        await self._write_families(tx, now)
        await moments.save(tx, {self._id(chat): self._next(chat, now, zone) for chat in self.planned})
        rows = [(self._id(chat_id), chat_id, intake, language) for chat_id, intake, language in self.added]
        await intakes.add(tx, rows, now)
        for reference in self.withdrawn:
            await intakes.change(tx, reference, "withdrawn", intakes.PARENT, now)
        due = {chat_id: (self.sessions[chat_id], self._due(chat_id, now)) for chat_id in self.kept}
        await sessions.save(tx, due, now, self._reminders(now, zone, trees))
        await sessions.drop(tx, self.dropped)
        await team.leave(tx, self.left)
        await about_words.write(tx, self.about_words, now)

    @property
    def changes_standing(self) -> bool:
        """Whether something was changed that every turn knows: see bot.standing."""
        return bool(self.left or [one for one in self.about_words if not isinstance(one, ReportWords)])

    async def _write_families(self, tx: Transaction, now: datetime) -> None:
        touched = {
            chat: house for chat, house in self.households.items() if house.touched and house.family.consent
        }
        new = {chat: house.family for chat, house in touched.items() if house.id is None}
        await families.save(
            tx, {house.id: house.family for house in touched.values() if house.id is not None}, now
        )
        for chat_id, family_id in (await families.create(tx, new, now)).items():
            self.households[chat_id].id = family_id

    def _reminders(self, now: datetime, zone: ZoneInfo, trees: Trees) -> dict[int, datetime]:
        left = (chat for chat in self.kept if self.households[chat].family.consent)
        return {chat: moment(now, zone) for chat in left if to_remind(trees, self.sessions[chat])}

    def _next(self, chat_id: int, now: datetime, zone: ZoneInfo) -> datetime | None:
        """From tomorrow on, as the dialog says: today the parent has heard enough from us."""
        tonight = datetime.combine(now.astimezone(zone).date(), time.max, zone)
        return next_moment(self.households[chat_id].family.plan, tonight, zone)

    def _id(self, chat_id: int) -> int:
        family_id = self.households[chat_id].id
        if family_id is None:
            raise families.ConsentMissing(chat_id)
        return family_id

    def _due(self, chat_id: int, now: datetime) -> datetime:
        return now + (KEPT if self.households[chat_id].family.consent else KEPT_WITHOUT_CONSENT)


async def load(tx: Transaction, chat_ids: Iterable[int]) -> Ledger:
    """What is known of these chats. A session that cannot be read counts as none."""
    chats = list(chat_ids)
    loaded = await sessions.load(tx, chats)
    stored = await families.load(tx, chats)
    shared = {one.id: Household(one.id, one.family) for one in stored.values()}
    households = {chat_id: shared[one.id] for chat_id, one in stored.items()}
    back = [chat_id for chat_id, one in stored.items() if one.unreachable]
    return Ledger(dict(loaded.sessions), households, back=back)
