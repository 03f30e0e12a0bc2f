"""A coordinator moves an intake on: taken, contacted, placed in a group, on the waiting list, closed; or open
again."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions.acting import COORDINATOR, Asking, action
from bot.waiting_list.moving import move
from dialogs.library import Group
from dialogs.lining_up import room
from storage import intakes, offers, waiting
from storage.intakes import StoredIntake

ALLOWED = frozenset({"taken", "contacted", "placed", "waiting_list", "closed"})
REASONS = ("unreachable", "not_needed", "elsewhere", "not_fitting", "finished", "stopped", "other")
"""Why a sign-up was closed. What to call them stands with the choices of the tree."""
_OVER = ("withdrawn", "closed")
_IN_PLACE = ("waiting_list", "placed")
_NO_STEP = ("taken", "contacted")
"""What is done with a child that waits or has a place, and does not move it from there."""


@dataclass(frozen=True, slots=True)
class Changed:
    """It is done; the intake as it is now, with who signed up and for which child. `place`: in line, from 1;
    0 for who does not wait."""

    stored: StoredIntake
    place: int = 0


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It stood like this already, or somebody has closed it."""

    stored: StoredIntake


@dataclass(frozen=True, slots=True)
class Noted:
    """It only stands in the history: the child waits or has a place, and keeps that."""

    stored: StoredIntake


@dataclass(frozen=True, slots=True)
class Full:
    """There is no place: not in that group, or in none."""

    stored: StoredIntake


@dataclass(frozen=True, slots=True)
class WhichGroup:
    """More than one group has a place: choose."""

    stored: StoredIntake
    groups: Sequence[Group]


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such intake (the family had everything deleted), or no such group for it."""

    reference: str


Result = Changed | Unchanged | Noted | Full | WhichGroup | Gone


@action("intake.status", COORDINATOR, on="reference")
async def change_status(
    asking: Asking, reference: str, status: str, group: str = "", reason: str = ""
) -> Result:
    """Move one intake to a status and write it in its history. `group`: where to place the child ('' for the
    only one with a place), or for which it waits ('' for any). Raises ValueError for a status or reason that
    staff cannot give."""
    if status not in ALLOWED or (reason and reason not in REASONS):
        raise ValueError(status, reason)
    await offers.hold(asking.tx)
    stored = (await intakes.by_reference(asking.tx, [reference])).get(reference)
    if stored is None or (group and group not in {one.id for one in _groups(asking, stored)}):
        return Gone(reference)
    if _stands(stored, status, group):
        return Unchanged(stored)
    if status in _NO_STEP and stored.intake.status in _IN_PLACE:
        return await _noted(asking, stored, status)
    if status == "placed":
        return await _placed(asking, stored, group)
    await move(asking.tx, reference, status, str(asking.who), asking.now, group, reason)
    if status == "taken":
        await _looks_after(asking, stored)
    return await _changed(asking, reference)


@action("intake.reopen", COORDINATOR, on="reference")
async def reopen_intake(asking: Asking, reference: str) -> StoredIntake | None:
    """Take up again what the library has closed; None where `reopens` says no, or there is no such intake
    (any more)."""
    stored = (await intakes.by_reference(asking.tx, [reference])).get(reference)
    if stored is None or not await reopens(asking, stored):
        return None
    await move(asking.tx, reference, "taken", str(asking.who), asking.now)
    await _looks_after(asking, stored)
    return (await _changed(asking, reference)).stored


async def reopens(asking: Asking, stored: StoredIntake) -> bool:
    """Whether an intake can be taken up again: not what the parents closed or took back, and not beside a
    newer sign-up of the same child."""
    now = stored.intake
    if now.status != "closed":
        return False
    closings = [one for one in await intakes.history(asking.tx, now.reference) if one.status == "closed"]
    if closings and closings[-1].by == intakes.PARENT:
        return False
    others = (await intakes.of_families(asking.tx, [stored.family_id])).get(stored.family_id, ())
    same = [one for one in others if (one.child, one.programme) == (now.child, now.programme)]
    return all(one.status in _OVER for one in same)


async def rooms(asking: Asking, stored: StoredIntake) -> list[tuple[Group, int]]:
    """The groups for this intake, and how many places each has left for it: also the one it is in, or that is
    on offer to it."""
    groups = _groups(asking, stored)
    taken = await offers.taken(asking.tx)
    own = await offers.of(asking.tx, stored.intake.reference)
    if own:
        taken[own.group] -= 1
    if stored.intake.status == "placed":
        taken[stored.intake.group] -= 1
    left = room(groups, taken)
    return [(one, left[one.id]) for one in groups]


def _groups(asking: Asking, stored: StoredIntake) -> list[Group]:
    return [one for one in asking.library.groups if one.programme == stored.intake.programme]


def _stands(stored: StoredIntake, status: str, group: str) -> bool:
    now = stored.intake
    return now.status in _OVER or (now.status == status and group in ("", now.group))


async def _noted(asking: Asking, stored: StoredIntake, status: str) -> Noted | Unchanged:
    """That there was contact may be noted each time."""
    if status == "contacted":
        details = {stored.intake.reference: ""}
        await intakes.note(asking.tx, details, status, str(asking.who), asking.now)
        return Noted(stored)
    return Noted(stored) if await _looks_after(asking, stored) else Unchanged(stored)


async def _looks_after(asking: Asking, stored: StoredIntake) -> bool:
    """Whoever takes it up first looks after it; False where somebody does already."""
    if stored.assigned_to is not None:
        return False
    who = asking.who
    await intakes.assign(asking.tx, stored.intake.reference, who, str(who), asking.now)
    return True


async def _placed(asking: Asking, stored: StoredIntake, group: str) -> Result:
    """In a programme without groups nobody counts places."""
    every = await rooms(asking, stored)
    chosen = [one for one, left in every if left and group in ("", one.id)]
    if every and not chosen:
        return Full(stored)
    if len(chosen) > 1:
        return WhichGroup(stored, chosen)
    into = chosen[0].id if chosen else ""
    await move(asking.tx, stored.intake.reference, "placed", str(asking.who), asking.now, into)
    return await _changed(asking, stored.intake.reference)


async def _changed(asking: Asking, reference: str) -> Changed:
    stored = (await intakes.by_reference(asking.tx, [reference]))[reference]
    return Changed(stored, await waiting.waiting_place(asking.tx, reference))
