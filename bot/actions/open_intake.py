"""A coordinator opens an intake: how it stands, where it waits, what was done, what colleagues noted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.actions.acting import COORDINATOR, Asking, action
from bot.actions.change_status import reopens, rooms
from dialogs.library import Group
from storage import intake_notes, intakes, offers, team, waiting
from storage.intake_filters import Filters
from storage.intake_notes import Note
from storage.intakes import Event, StoredIntake
from storage.offers import Offer


@dataclass(frozen=True, slots=True)
class Opened:
    """An intake, its `place` in line (0: it does not wait), the `offer` that stands for it, whether the
    family is `silent` about still waiting, whether it `reopens`, its `notes` (oldest first), the `names` of
    colleagues by chat id, and which intake is the `next` of the list that it was opened from, or ''."""

    stored: StoredIntake
    place: int
    offer: Offer | None
    silent: bool
    reopens: bool
    notes: Sequence[Note]
    names: Mapping[int, str]
    next: str = ""


@dataclass(frozen=True, slots=True)
class Choosing:
    """An intake, and each group that it could be in with the places that are left for it."""

    stored: StoredIntake
    groups: Sequence[tuple[Group, int]]


@dataclass(frozen=True, slots=True)
class Story:
    """What happened to an intake and what was noted, each oldest first; `names` as above."""

    events: Sequence[Event]
    notes: Sequence[Note]
    names: Mapping[int, str]


@action("intake.open", COORDINATOR, on="reference", noted=False)
async def open_intake(asking: Asking, reference: str, among: Filters | None = None) -> Opened | None:
    """How an intake stands; None where there is none (any more). `among`: the list it was opened from."""
    tx = asking.tx
    stored = (await intakes.by_reference(tx, [reference])).get(reference)
    if stored is None:
        return None
    place, offer = await waiting.waiting_place(tx, reference), await offers.of(tx, reference)
    silent = reference in await waiting.silent(tx, asking.now)
    again, notes = await reopens(asking, stored), await intake_notes.of(tx, reference)
    following = await intakes.following(tx, among, reference) if among else ""
    return Opened(stored, place, offer, silent, again, notes, await team.names(tx), following)


@action("intake.story", COORDINATOR, on="reference", noted=False)
async def story(asking: Asking, reference: str) -> Story:
    """What happened to an intake; nothing of one that is gone."""
    tx = asking.tx
    events, notes = await intakes.history(tx, reference), await intake_notes.of(tx, reference)
    return Story(events, notes, await team.names(tx))


@action("intake.groups", COORDINATOR, on="reference", noted=False)
async def groups(asking: Asking, reference: str) -> Choosing | None:
    """The groups that this intake could be in; None where there is no such intake (any more)."""
    stored = (await intakes.by_reference(asking.tx, [reference])).get(reference)
    return Choosing(stored, await rooms(asking, stored)) if stored else None
