"""Who cares for a family's children: one row a chat, with the language and whether messages come to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import bindparam, delete, select, update

from dialogs.facts import Family
from storage import tables
from storage.transaction import Transaction
from storage.upserts import upserts

_c = tables.carers.c
_SAVE = upserts(tables.carers)
_LEAVE = delete(tables.carers).where(_c.chat_id.in_(bindparam("chats", expanding=True)))
_OF = select(_c.chat_id).where(_c.family_id.in_(bindparam("families", expanding=True))).order_by(_c.chat_id)
_i = tables.intakes.c
_HAND_OVER = update(tables.intakes).where(_i.chat_id == bindparam("one")).values(chat_id=bindparam("other"))
_LEFT = (
    delete(tables.referrals).where(tables.referrals.c.chat_id.in_(bindparam("chats", expanding=True))),
    delete(tables.set_aside).where(tables.set_aside.c.chat_id.in_(bindparam("chats", expanding=True))),
    delete(tables.outbox).where(
        tables.outbox.c.state == "dead", tables.outbox.c.chat_id.in_(bindparam("chats", expanding=True))
    ),
    _LEAVE,
)


@dataclass(frozen=True, slots=True)
class Carer:
    """`receives`: what the bot sends by itself comes to this chat. `language`: '' for the family's own.
    `unreachable_since`: the moment (UTC) at which this chat blocked the bot. `consent_on`: the day on which
    this carer consented, None for that of the family."""

    receives: bool = True
    language: str = ""
    unreachable_since: datetime | None = None
    consent_on: date | None = None

    def sees(self, family: Family) -> Family:
        """The family as it is to this carer."""
        language, consent = self.language or family.language, self.consent_on or family.consent
        if (language, consent) == (family.language, family.consent):
            return family
        return replace(family, language=language, consent=consent)


async def save(tx: Transaction, changed: Mapping[int, tuple[int, Carer]]) -> None:
    """Writes chats with the family of each: a new one joins it, one of another family moves over."""
    rows = [
        {
            "chat_id": chat_id,
            "family_id": family_id,
            "unreachable_since": carer.unreachable_since,
            "messages": carer.receives,
            "language": carer.language,
            "consent_on": carer.consent_on,
        }
        for chat_id, (family_id, carer) in changed.items()
    ]
    await tx.upsert(_SAVE, rows)


async def leave(tx: Transaction, heirs: Mapping[int, int]) -> None:
    """These chats are no carers any more. What each has signed up for is now told to the chat it names; where
    they were sent to themselves is forgotten."""
    await tx.each(_HAND_OVER, [{"one": chat, "other": heir} for chat, heir in heirs.items()])
    for statement in _LEFT if heirs else ():
        await tx.run(statement, {"chats": list(heirs)})


async def chats(tx: Transaction, family_ids: Iterable[int]) -> list[int]:
    """The chats of all carers of these families."""
    families = list(family_ids)
    return [row.chat_id for row in await tx.all(_OF, {"families": families})] if families else []
