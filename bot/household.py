"""A family as a batch of updates knows it, shared by all of its carers."""

from dataclasses import dataclass, field, replace

from dialogs.facts import Family, Referral, Together
from storage.carers import Carer
from storage.families import StoredFamily

_ALONE = Together()


@dataclass(slots=True)
class Household:
    """A family as it is now: `id` None until it is stored. Two carers of one family share one household;
    `carers` by chat, none until it is stored; `referrals` by chat, as each carer sees their own only."""

    id: int | None
    family: Family
    touched: bool = False
    carers: dict[int, Carer] = field(default_factory=dict)
    referrals: dict[int, tuple[Referral, ...]] = field(default_factory=dict)

    def seen_by(self, chat_id: int) -> Family:
        """The family as it is to this carer."""
        own = self.carers.get(chat_id)
        return self.with_referrals(chat_id, own.sees(self.family) if own else self.family)

    def with_referrals(self, chat_id: int, family: Family) -> Family:
        """The family with what this carer was referred to."""
        sent = self.referrals.get(chat_id)
        return replace(family, referrals=sent) if sent else family

    def others(self, chat_id: int) -> dict[int, Carer]:
        """The carers besides this chat, whoever can be reached first."""
        rest = [(chat, carer) for chat, carer in self.carers.items() if chat != chat_id]
        return dict(sorted(rest, key=lambda one: one[1].unreachable_since is not None))

    def together(self, chat_id: int) -> Together:
        """What a dialog with this chat knows of the others."""
        if not self.carers:
            return _ALONE
        others, own = self.others(chat_id), self.carers.get(chat_id)
        theirs = any(one.receives and one.unreachable_since is None for one in others.values())
        return Together(len(others), mine=own.receives if own else True, theirs=theirs)


def household(stored: StoredFamily) -> Household:
    """The household of a stored family."""
    return Household(stored.id, stored.common, carers=dict(stored.carers), referrals=dict(stored.referrals))
