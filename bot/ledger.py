"""What a batch of updates knows and changes: read at once, kept in memory, written at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import about_words
from bot.actions.team import resign
from bot.household import Household, household
from bot.quiet import next_moment
from bot.referrals.book import Book
from bot.reminding import moment, to_remind
from bot.sharing import Sharing, codes
from bot.talks import talks as of_talks
from bot.talks.talks import Talks
from bot.undelivered import let_go_of_gone
from dialogs.changing import changed
from dialogs.effects import (
    ChooseReceivers,
    CreateIntake,
    DropRecording,
    Effect,
    ForgetFamily,
    HandOver,
    InviteCarer,
    JoinFamily,
    KeepOutcome,
    KeepPlan,
    KeepRecording,
    LeaveFamily,
    OfCarers,
    OfWords,
    Refer,
    Remember,
    ReportWords,
    TakeBack,
    WishCall,
    WithdrawIntake,
)
from dialogs.facts import Family, Intake, Invitation
from dialogs.inputs import Input, Started
from dialogs.loading import Trees
from dialogs.session import Session
from storage import carer_invites, carers, families, intakes, outbox, sessions, set_aside
from storage import due as moments
from storage.transaction import Transaction

KEPT = timedelta(days=14)
"""How long an unfinished conversation is kept with consent; what `toestemming` promises."""
KEPT_WITHOUT_CONSENT = timedelta(days=1)


@dataclass(slots=True)
class Ledger:
    """The chats of one batch. `forgotten` are ids of families to delete, and `quiet` the chats that
    have everything deleted, with a family or without;
    `back` are chats that could not be reached and write again; `about_words` what was read aloud or reported;
    `left` are chats that leave the team, as nothing of them is to be kept (who only leaves a shared family
    stays in it), and `staying`, known once it is written, those of them without whom it had no admin;
    `planned` have a new plan; `sharing` is about who cares for which family, `talks` about who speaks with a
    person, `book` about who was sent where."""

    sessions: dict[int, Session]
    households: dict[int, Household]
    talks: Talks
    kept: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)
    added: list[tuple[int, Intake, str]] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    forgotten: set[int] = field(default_factory=set)
    quiet: set[int] = field(default_factory=set)
    back: list[int] = field(default_factory=list)
    about_words: list[OfWords] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    staying: tuple[int, ...] = ()
    planned: set[int] = field(default_factory=set)
    sharing: Sharing = field(default_factory=Sharing)
    book: Book = field(default_factory=Book)

    def household(self, chat_id: int) -> Household:
        """The household of a chat; a new, empty one where nothing is known."""
        found = self.households.get(chat_id)
        if found is None:
            found = self.households[chat_id] = Household(None, Family())
        return found

    def language(self, chat_id: int) -> str:
        """The language that is spoken with a chat; '' where nothing is known."""
        session, home = self.sessions.get(chat_id), self.households.get(chat_id)
        return (session.language if session else "") or (home.seen_by(chat_id).language if home else "")

    def invitation(self, chat_id: int, given: Input | None) -> Invitation:
        """What the link of a carer means to a chat: the one it opens now, else the one it came by."""
        session = self.sessions.get(chat_id)
        came_by = session.answers.get("start.payload", "") if session else ""
        payload = (given.payload if isinstance(given, Started) else "") or came_by
        return self.sharing.invitation(payload if isinstance(payload, str) else "", chat_id)

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
                self._forget(household, chat_id)
                self.left.append(chat_id)
            case InviteCarer() | JoinFamily() | LeaveFamily() | ChooseReceivers():
                self._share(household, chat_id, effect, language)
                return
            case Remember("language", value) if household.others(chat_id):
                self.sharing.speak(household, chat_id, value)
                return
            case KeepRecording() | DropRecording() | ReportWords():
                self.about_words.append(effect)
                return
            case Refer() | WishCall() | KeepOutcome():
                self.book.apply(household, chat_id, effect)
                return
            case HandOver() | TakeBack():
                return
            case _:
                household.touched = True
        household.family = changed(household.family, effect, today)

    def _share(self, home: Household, chat_id: int, effect: OfCarers, language: str) -> None:
        """Who goes over or out leaves no family of nobody behind, and no plan or sign-up in their name."""
        self.households[chat_id] = self.sharing.apply(home, chat_id, effect, language)
        if self.households[chat_id] is not home:
            home.referrals.pop(chat_id, None)
            self.book.forget([chat_id])
        match effect:
            case JoinFamily() if home.id is not None and not home.carers:
                self._forget(home, chat_id)
            case LeaveFamily():
                heir = self.sharing.heirs[chat_id]
                self.households.setdefault(heir, home)
                self.planned = {heir if chat == chat_id else chat for chat in self.planned}
                self.added = [
                    (heir if chat == chat_id else chat, intake, spoken) for chat, intake, spoken in self.added
                ]

    def _forget(self, household: Household, chat_id: int) -> None:
        """Each carer begins anew, and with a household of their own."""
        for other in household.others(chat_id):
            self.keep(other, None)
            self.households.pop(other, None)
        self.planned -= {chat_id, *household.carers}
        self.book.forget([chat_id, *household.carers])
        self.quiet |= {chat_id, *household.carers}
        household.referrals.clear()
        household.carers.clear()
        references = tuple(intake.reference for intake in household.family.intakes)
        if household.id is not None:
            self.forgotten.add(household.id)
        self.added = [row for row in self.added if row[1].reference not in references]
        household.id, household.touched = None, False

    async def write(self, tx: Transaction, now: datetime, zone: ZoneInfo, trees: Trees) -> None:
        """Everything that changed, set by set. Raises ReferenceTaken, InviteUsed: do the batch again with new
        seeds."""
        await families.unreachable(tx, self.back, None)
        await self.sharing.write_leavers(tx)
        await self.book.write_gone(tx)
        await families.forget(tx, self.forgotten)
        await outbox.drop_to(tx, self.quiet)
        await set_aside.forget(tx, self.quiet)
        await self._write_families(tx, now)
        await self.sharing.write(tx, now)
        await moments.save(tx, {self._id(chat): self._next(chat, now, zone) for chat in self.planned})
        rows = [(self._id(chat_id), chat_id, intake, language) for chat_id, intake, language in self.added]
        await intakes.add(tx, rows, now)
        for reference in self.withdrawn:
            await intakes.change(tx, reference, "withdrawn", intakes.PARENT, now)
        await self.book.write(tx, lambda chat: (self._id(chat), self.households[chat]), now, zone)
        due = {chat_id: (self.sessions[chat_id], self._due(chat_id, now)) for chat_id in self.kept}
        await sessions.save(tx, due, now, self._reminders(now, zone, trees))
        await sessions.drop(tx, self.dropped)
        self.staying = await resign(tx, self.left, now)
        await self.talks.write(tx)
        if self.quiet or self.book.gone or self.talks.dropped:
            await let_go_of_gone(tx)
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


async def load(tx: Transaction, chat_ids: Iterable[int], opened: Iterable[str], now: datetime) -> Ledger:
    """What is known of these chats at a moment (UTC), and of the deep links that they `opened` now or before.
    A session that cannot be read counts as none."""
    chats = list(chat_ids)
    loaded = await sessions.load(tx, chats)
    links = codes([*opened, *(one.answers.get("start.payload", "") for one in loaded.sessions.values())])
    invites = await carer_invites.look(tx, links, now)
    hosts = await carers.chats(tx, {one.family_id for one in invites.values()})
    stored = await families.load(tx, [*chats, *hosts])
    shared = {one.id: household(one) for one in stored.values()}
    households = {chat_id: shared[one.id] for chat_id, one in stored.items()}
    back = [chat_id for chat_id in chats if chat_id in stored and stored[chat_id].unreachable]
    for chat_id in back:
        own = households[chat_id].carers
        own[chat_id] = replace(own[chat_id], unreachable_since=None)
    talking = {chat for home in households.values() for chat in home.carers} | set(chats)
    talks = await of_talks.load(tx, talking, now)
    return Ledger(dict(loaded.sessions), households, talks, back=back, sharing=Sharing(invites, shared))
