"""What a batch of updates changes about who was sent where, and about the counts that stay."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.household import Household
from bot.referrals.timing import AGAIN, FIRST, moment
from dialogs.effects import KeepOutcome, OfReferrals, Refer, WishCall
from dialogs.facts import Referral
from dialogs.referrals import FINAL, MOST_TIMES, told
from storage import referral_counts, referrals
from storage.referral_counts import HINDRANCE, MADE, Route
from storage.transaction import Transaction


@dataclass(slots=True)
class Book:
    """`made` are new referrals and `told` known ones with something new, by reference, each with its chat;
    `again`: whether to ask once more; `gone` are chats of which nothing is to be kept."""

    made: dict[str, tuple[int, Referral]] = field(default_factory=dict)
    told: dict[str, tuple[int, Referral]] = field(default_factory=dict)
    again: dict[str, bool] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    counts: Counter[Route] = field(default_factory=Counter)

    def apply(self, home: Household, chat_id: int, effect: OfReferrals) -> None:
        """Take an effect of a step into the household, and note what must be written."""
        before = {one.reference: one for one in home.referrals.get(chat_id, ())}
        home.referrals[chat_id] = told(home.referrals.get(chat_id, ()), effect)
        after = {one.reference: one for one in home.referrals[chat_id]}
        match effect:
            case Refer(referral):
                self.made[referral.reference] = chat_id, referral
                self.counts[_route(referral, MADE)] += 1
            case WishCall(reference) | KeepOutcome(reference) if reference not in before:
                return
            case WishCall(reference):
                self._note(chat_id, after[reference])
            case KeepOutcome(reference, outcome, hindrance):
                self._note(chat_id, after[reference])
                self.again[reference] = outcome == "later" and before[reference].times < MOST_TIMES
                self._count(before[reference], -1)
                self._count(after[reference], 1)
                if hindrance:
                    self.counts[_route(after[reference], f"{HINDRANCE}{hindrance}")] += 1
            case _:
                assert_never(effect)

    def forget(self, chat_ids: Iterable[int]) -> None:
        """Nothing of these chats is kept: only the counts, in which is nobody."""
        chats = set(chat_ids)
        self.gone |= chats
        self.made = {name: one for name, one in self.made.items() if one[0] not in chats}
        self.told = {name: one for name, one in self.told.items() if one[0] not in chats}
        self.again = {name: one for name, one in self.again.items() if name in {*self.made, *self.told}}

    async def write_gone(self, tx: Transaction) -> None:
        """What goes, before anything else: the same chat may begin anew in one batch."""
        await referrals.drop(tx, self.gone)

    async def write(
        self,
        tx: Transaction,
        family_of: Callable[[int], tuple[int, Household]],
        now: datetime,
        zone: ZoneInfo,
    ) -> None:
        """Everything else. `family_of` gives the id and household of a chat. Raises ReferenceTaken: do the
        batch again with new seeds."""
        rows = []
        for chat_id, one in self.made.values():
            family_id, home = family_of(chat_id)
            rows.append((family_id, chat_id, one, moment(home.family.plan, now, FIRST, zone)))
        await referrals.add(tx, rows, now)
        await referrals.change(tx, [one for _, one in self.told.values()], now)
        asks: dict[str, datetime | None] = {}
        for name, again in self.again.items():
            chat_id, _ = {**self.made, **self.told}[name]
            plan = family_of(chat_id)[1].family.plan
            asks[name] = moment(plan, now, AGAIN, zone) if again else None
        await referrals.ask_at(tx, asks)
        await referral_counts.add(tx, self.counts)

    def _note(self, chat_id: int, one: Referral) -> None:
        where = self.made if one.reference in self.made else self.told
        where[one.reference] = chat_id, one

    def _count(self, one: Referral, number: int) -> None:
        if one.outcome in FINAL:
            self.counts[_route(one, one.outcome)] += number


def _route(one: Referral, outcome: str) -> Route:
    return Route(one.day.isoformat()[:7], one.desk, one.place, one.referrer, outcome)
