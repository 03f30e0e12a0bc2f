"""What is not delivered is kept for a coordinator, but never longer than what it tells about."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.broadcasting.naming import live_of
from bot.lasting import is_lasting
from bot.talks.naming import number_of
from storage import outbox, still_kept, team
from storage.outbox import REPLY, STAFF, Outgoing
from storage.transaction import Transaction

_ABOUT = re.compile(r"(?:card|measure|referral|call):([^:]+)")
"""The slots of a sign-up's card and of a word about it, of a referral's line and of its card."""


def reference_of(slot: str | None) -> str | None:
    """The sign-up or referral that a message with this slot tells about; None for any other."""
    found = _ABOUT.match(slot or "")
    return found[1] if found else None


async def let_go_of_gone(tx: Transaction, rows: Mapping[int, Outgoing] | None = None) -> None:
    """Of these rows of the outbox, by id, nothing is kept whose sign-up, referral, conversation or person is
    gone. Without `rows`: of all that could not be delivered, and of what staff are still to get."""
    looked_at = await outbox.outlines(tx) if rows is None else rows
    kept = await _kept(tx, looked_at.values())
    await outbox.drop(tx, [number for number, row in looked_at.items() if not kept.has(row)])


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is still there: references, numbers of conversations, and chats."""

    references: Collection[str]
    talks: Collection[int]
    carers: Collection[int]
    team: Collection[int]

    def has(self, row: Outgoing) -> bool:
        """Whether there is still a reason to keep a row."""
        if (reference := reference_of(row.slot)) is not None:
            return reference in self.references
        if (talk := number_of(row.slot)) is not None:
            return talk in self.talks
        return row.chat_id < 0 or self._may_get(row)

    def _may_get(self, row: Outgoing) -> bool:
        """In a chat of their own. What somebody of the team asked for they can ask for again; kept, it would
        outlive the families in it, and go to somebody who left."""
        if is_lasting(row):
            return False
        if live_of(row) is not None:
            return row.chat_id in self.team
        if row.lane == STAFF:
            return row.chat_id in self.team or row.chat_id in self.carers
        return row.lane != REPLY or row.chat_id not in self.team


async def _kept(tx: Transaction, rows: Collection[Outgoing]) -> _Kept:
    references = {reference_of(row.slot) for row in rows} - {None}
    talks = {number_of(row.slot) for row in rows} - {None}
    return _Kept(
        await still_kept.references(tx, [one for one in references if one]),
        await still_kept.talks(tx, [one for one in talks if one]),
        await still_kept.carers(tx, {row.chat_id for row in rows}),
        await team.load(tx) if rows else (),
    )
