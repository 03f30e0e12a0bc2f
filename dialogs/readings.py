"""What is read aloud of the messages that come by themselves: each part of a tip, a step or a moment whole.

The names say where the words stand: 'tips/baby.faces.do', 'campaigns/koffertje'. With their slash they are no
names of nodes."""

from collections.abc import Iterator
from typing import assert_never

from dialogs.campaigns import Item, Season, TipDue
from dialogs.facts import Reading
from dialogs.plan import Plan
from dialogs.steps import Campaigns, Moment, Step
from dialogs.tips import Band, Tips, TipSet

CALLS = "calls"
"""The part of steps and moments; that of tips is the age they are for, '0-1'."""
_READ = ("why", "do", "without", "more", "easier")


def readings(tips: Tips, calls: Campaigns) -> dict[str, Reading]:
    """All of them in the order of recording: what every family gets once, then tips, the youngest first."""
    both: tuple[Step | Moment, ...] = (*calls.steps, *calls.moments)
    once = {f"campaigns/{one.id}": _call(one) for one in both}
    return once | dict(pair for band in tips.bands for one in band.sets for pair in _set(band, one))


def heard(item: Item, plan: Plan) -> dict[str, tuple[str, ...]]:
    """What a message says, in its order: the Dutch words by the name of their recording."""
    match item:
        case TipDue():
            return dict(_part(item, part) for part in told(item, plan))
        case Step(id=name) | Moment(id=name):
            return {f"campaigns/{name}": _call(item).words}
        case Season():
            return {}
        case _:
            assert_never(item)


def told(tip: TipDue, plan: Plan) -> tuple[str, ...]:
    """What a tip tells of its set. Who says that reading is hard gets the way without reading in place of the
    thing to do; all others get both."""
    instead = ("without",) if "reading" in plan.hard else ("do", "without")
    return tuple(one for part in tip.parts for one in (instead if part == "do" else (part,)))


def easier(item: Item) -> dict[str, tuple[str, ...]]:
    """What is said when a tip did not work."""
    return dict([_part(item, "easier")]) if isinstance(item, TipDue) else {}


def _part(tip: TipDue, part: str) -> tuple[str, tuple[str, ...]]:
    return _name(tip.band, tip.set, part), (getattr(tip.set, part),)


def _name(band: str, one: TipSet, part: str) -> str:
    return f"tips/{band}.{one.id}.{part}"


def _call(one: Step | Moment) -> Reading:
    answers = one.answers.values() if isinstance(one, Step) else ()
    return Reading(CALLS, one.say, tuple(answer.label for answer in answers))


def _set(band: Band, one: TipSet) -> Iterator[tuple[str, Reading]]:
    ages = f"{band.months[0] // 12}-{band.months[1] // 12}"
    for part in _READ:
        yield _name(band.band, one, part), Reading(ages, (getattr(one, part),))
