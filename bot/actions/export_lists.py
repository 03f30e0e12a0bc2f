"""Lists to take along: sign-ups for a coordinator, and for the people of a desk the referrals to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from bot.actions.acting import COORDINATOR, DESK, Asking, action
from bot.actions.desk_referrals import Opened
from dialogs.library import Programme
from storage import exports, families, referrals, team
from storage.exports import ExportedIntake
from storage.intakes import STATUSES

OVER = ("closed", "withdrawn")
ALL, OPEN = "all", "open"
"""Every programme or status; and every status but those that are over."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which sign-ups, in which form ('xlsx', 'csv'). As text it is what stands in the trail."""

    programme: str
    status: str
    form: str

    def __str__(self) -> str:
        return f"{self.programme}/{self.status}/{self.form}"

    @property
    def programmes(self) -> tuple[str, ...]:
        """The programmes that are meant; none for a word that is no programme."""
        every: tuple[str, ...] = get_args(Programme)
        return tuple(one for one in every if self.programme in (ALL, one))

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses that are meant; none for a word that is no status."""
        if self.status == OPEN:
            return tuple(one for one in STATUSES if one not in OVER)
        return tuple(one for one in STATUSES if self.status in (ALL, one))


@dataclass(frozen=True, slots=True)
class Exported:
    """The sign-ups, and what the people of the team are called by chat."""

    intakes: Sequence[ExportedIntake]
    names: Mapping[int, str]


@action("export.open", COORDINATOR, DESK, noted=False)
async def may_export(asking: Asking) -> bool:
    """Whether who asks may take the sign-ups along too, and not only the referrals of a desk."""
    return asking.coordinates


@action("intakes.export", COORDINATOR, on="chosen")
async def export_intakes(asking: Asking, chosen: Chosen) -> Exported:
    """The sign-ups that were chosen, oldest first. Raises Undecipherable."""
    found = await exports.intakes(asking.tx, chosen.programmes, chosen.statuses)
    return Exported(found, await team.names(asking.tx))


@action("referrals.export", COORDINATOR, DESK, on="form")
async def export_referrals(asking: Asking, form: str) -> Sequence[Opened]:
    """The referrals to the desks of who asks, newest first; the phone number only of who wished to be called.
    `form` is for the trail. Raises Undecipherable."""
    every = await referrals.every(asking.tx)
    mine = [one for one in every if asking.serves(one.referral.desk)]
    known = await families.load(asking.tx, {one.chat_id for one in mine})
    homes = {one.chat_id: known[one.chat_id].family for one in mine if one.chat_id in known}
    return [
        Opened(one, homes[one.chat_id].phone if one.referral.call else "", homes[one.chat_id].language)
        for one in mine
        if one.chat_id in homes
    ]
