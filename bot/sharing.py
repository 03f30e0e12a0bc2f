"""What a batch of updates changes about who cares for which family."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from bot.actions.invite import VALID
from bot.household import Household
from dialogs.effects import ChooseReceivers, InviteCarer, JoinFamily, LeaveFamily, OfCarers
from dialogs.facts import Family, Invitation
from storage import carer_invites, carers
from storage.carer_invites import CarerInvite
from storage.carers import Carer
from storage.transaction import Transaction

PREFIX = "carer_"
"""What a deep link begins with that makes somebody a second carer (at most 64 of A-Za-z0-9_-)."""


_NO_LINK = Invitation()


@dataclass(slots=True)
class Sharing:
    """`invites` are the links that were opened, by code, and `hosts` their families, by id. `issued` are new
    links; `used` those that let somebody in, with the family; `changed` the chats whose row must be written;
    `heirs` who left, with who hears of their sign-ups now."""

    invites: dict[str, CarerInvite] = field(default_factory=dict)
    hosts: dict[int, Household] = field(default_factory=dict)
    issued: dict[str, Household] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    changed: dict[int, Household] = field(default_factory=dict)
    heirs: dict[int, int] = field(default_factory=dict)

    def invitation(self, payload: str, chat_id: int) -> Invitation:
        """What a deep link's word means to this chat; an empty one where it is no link of a carer."""
        if not payload.startswith(PREFIX):
            return _NO_LINK
        code = payload.removeprefix(PREFIX)
        found, host = self.invites.get(code), self.host(code)
        if host and chat_id in host.carers:
            return Invitation(code, "own")
        if found is None or host is None or not found.open:
            return Invitation(code, "gone")
        others = replace(host.together(chat_id), mine=False)
        return Invitation(code, "open", host.family, others)

    def host(self, code: str) -> Household | None:
        """The family that a link is of; None where there is no such link, or the family is gone."""
        found = self.invites.get(code)
        host = self.hosts.get(found.family_id) if found else None
        return host if host and host.id is not None else None

    def apply(self, home: Household, chat_id: int, effect: OfCarers, language: str) -> Household:
        """Take an effect of a step in. Returns the household in which this chat is now."""
        match effect:
            case InviteCarer(code):
                self.issued[code] = home
            case JoinFamily(code):
                return self._join(home, chat_id, code, language)
            case LeaveFamily():
                return self._leave(home, chat_id)
            case ChooseReceivers(who):
                self._choose(home, chat_id, who)
            case _:
                assert_never(effect)
        return home

    def speak(self, home: Household, chat_id: int, language: str) -> None:
        """One of several carers wants another language: that of the others stays."""
        self._put(home, chat_id, replace(home.carers[chat_id], language=language))

    def _join(self, home: Household, chat_id: int, code: str, language: str) -> Household:
        host = self.host(code)
        if host is None or host.id is None:
            raise LookupError("no such link")
        home.carers.pop(chat_id, None)
        self.used[code] = host.id
        self.invites[code] = replace(self.invites[code], open=False)
        self._put(host, chat_id, Carer(False, language, consent_on=home.family.consent))
        return host

    def _leave(self, home: Household, chat_id: int) -> Household:
        self.heirs[chat_id] = next(iter(home.others(chat_id)))
        home.carers.pop(chat_id)
        self.changed.pop(chat_id, None)
        return Household(None, Family())

    def _choose(self, home: Household, chat_id: int, who: str) -> None:
        """What a carer chose for themselves is never undone by another one: only `me` takes away."""
        own = home.carers.get(chat_id)
        if own is None:
            return
        self._put(home, chat_id, replace(own, receives=who != "others"))
        for other, carer in home.others(chat_id).items() if who == "me" else ():
            self._put(home, other, replace(carer, receives=False))

    def _put(self, home: Household, chat_id: int, carer: Carer) -> None:
        home.carers[chat_id] = carer
        self.changed[chat_id] = home

    async def write_leavers(self, tx: Transaction) -> None:
        """Who left, before anything else: the same chat may begin anew in one batch."""
        await carers.leave(tx, self.heirs)

    async def write(self, tx: Transaction, now: datetime) -> None:
        """Everything else, once the families are written. Raises InviteUsed: do the batch again."""
        rows = {
            chat: (home.id, home.carers[chat])
            for chat, home in self.changed.items()
            if home.id is not None and chat in home.carers
        }
        await carer_invites.use(tx, self.used, now)
        await carers.save(tx, rows)
        fresh = {code: home.id for code, home in self.issued.items() if home.id is not None}
        await carer_invites.add(tx, fresh, now + VALID)


def codes(payloads: Iterable[object]) -> set[str]:
    """The codes of those deep links that are of a carer."""
    return {
        word.removeprefix(PREFIX) for word in payloads if isinstance(word, str) and word.startswith(PREFIX)
    }
