"""A coordinator looks for intakes: a list by what they have in common, or by number or child's name."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions.acting import COORDINATOR, Asking, action
from dialogs.library import Place
from dialogs.matching import plain
from storage import intakes
from storage.intake_filters import Filters
from storage.intakes import StoredIntake

FOUND = 8
"""How many a search shows: of more, type more letters."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of `count` intakes, the longest waiting first."""

    shown: Sequence[StoredIntake]
    count: int


@action("intake.list", COORDINATOR, noted=False)
async def list_intakes(asking: Asking, filters: Filters, limit: int, offset: int = 0) -> Page:
    """A page of the intakes that were asked for."""
    shown = await intakes.every(asking.tx, filters, limit, offset)
    return Page(shown, await intakes.count(asking.tx, filters))


@action("intake.filters", COORDINATOR, noted=False)
async def choosable(asking: Asking) -> tuple[Sequence[Place], Sequence[str]]:
    """What can be chosen to narrow a list down: the places where a group meets, and the languages in which
    somebody signed up."""
    held = {group.place for group in asking.library.groups}
    places = [place for place in asking.library.places if place.id in held]
    return places, await intakes.languages(asking.tx)


@action("intake.search", COORDINATOR, noted=False)
async def search(asking: Asking, typed: str) -> Sequence[StoredIntake]:
    """The intakes with this number, or whose child's first name begins so; without a look at capitals and
    accents. Open ones first, at most FOUND."""
    wanted = plain(typed)
    if not wanted:
        return ()
    number = typed.strip().upper()
    by_number = await intakes.by_reference(asking.tx, [number, *_with_dash(wanted)])
    names = await intakes.of_child(asking.tx, lambda name: plain(name).startswith(wanted))
    found = await intakes.by_reference(asking.tx, names[-100:]) if names else {}
    every = {**by_number, **found}.values()
    return sorted(every, key=lambda one: (one.intake.status in ("closed", "withdrawn"), one.intake.day))[
        :FOUND
    ]


def _with_dash(wanted: str) -> list[str]:
    """'sb 7k4f' and '7k4f' are typed for SB-7K4F."""
    signs = wanted.replace(" ", "").upper()
    return [f"{signs[:2]}-{signs[2:]}", *(f"{kind}-{signs}" for kind in ("SB", "P3"))]
