"""Two hundred families of all kinds for a year, always the same ones: drawn from one seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Literal

from dialogs.facts import Child, Family
from dialogs.languages import NAMES
from dialogs.plan import Plan

FIRST, BELOW = date(2027, 11, 1), date(2028, 11, 13)
"""A year and two weeks: with both clock changes and 29 February 2028."""
SEED = 20281029
What = Literal["pause", "resume", "stop", "hush", "moment", "block", "unblock"]
_NAMES = ("Noor", "Milan", "Yusra")
_CLOCK = ("09:00", "10:00", "16:00", "18:30", "18:30", "18:30", "19:00")
_EVENINGS = ((2,), (1, 3), (0, 2, 4))
_ANSWERS = ("", "did", "not", "collected", "no_voucher", "nl")


@dataclass(frozen=True, slots=True)
class Act:
    """What a parent does in the morning of a day: `which` is how long, which stream, child or moment."""

    day: date
    what: What
    which: str = ""


@dataclass(frozen=True, slots=True)
class Household:
    """A family as it joins on a day, what it does later, and what it answers to messages ('' nothing)."""

    family: Family
    joins: date
    acts: tuple[Act, ...] = ()
    answers: str = ""


def households(count: int = 200) -> list[Household]:
    """So many families; half of them from the first day on, the others join through the year."""
    dice = Random(SEED)
    return [_household(dice, number) for number in range(count)]


def _household(dice: Random, number: int) -> Household:
    joins = FIRST if number % 2 else FIRST + timedelta(days=dice.randrange(330))
    children = tuple(_children(dice, joins, number))
    language = dice.choice(tuple(NAMES))
    plan = _plan(dice, children)
    family = Family(consent=joins, language=language, children=children, plan=plan)
    acts = tuple(_acts(dice, number, joins, family))
    return Household(family, joins, acts, _ANSWERS[number % len(_ANSWERS)])


def _children(dice: Random, joins: date, number: int) -> Iterator[Child]:
    """Born from 2014 on; every third family has a baby, as BoekStart begins there."""
    for place in range(dice.choice((1, 1, 2, 2, 3))):
        months = dice.randrange(20) if place == 0 and number % 3 == 0 else dice.randrange(165)
        born = joins.year * 12 + joins.month - 1 - months
        yield Child(str(place + 1), _NAMES[place], f"{max(born // 12, 2014)}-{born % 12 + 1:02d}")


def _plan(dice: Random, children: tuple[Child, ...]) -> Plan:
    kinds = (("tips",), ("tips",), ("tips", "boekstart"), ("tips", "boekstart"), ("boekstart",))
    streams = tuple((child.key, kind) for child in children for kind in dice.choice(kinds))
    often = dice.randrange(1, 4)
    days = dice.choice((_EVENINGS[often - 1], tuple(sorted(dice.sample(range(7), often)))))
    hard = dice.choice(((), (), ("time",), ("reading",)))
    likes = dice.choice(((), (), ("singing", "books")))
    return Plan(days=days, at=dice.choice(_CLOCK), streams=streams, likes=likes, hard=hard)


def _acts(dice: Random, number: int, joins: date, family: Family) -> Iterator[Act]:
    """A bit more than half of the families change something, in the order of the days."""
    day = joins + timedelta(days=dice.randrange(20, 60))
    match number % 13:
        case 1 | 2:
            yield Act(day, "pause", dice.choice(("week", "fortnight", "month", "summer")))
        case 3:
            yield Act(day, "pause", "month")
            yield Act(day + timedelta(days=9), "resume")
        case 4:
            yield Act(day, "stop", family.plan.streams[0][1])
        case 5:
            yield Act(day, "stop", "all")
        case 6:
            yield Act(day, "hush", dice.choice(family.children).key)
        case 7 | 8:
            yield Act(day, "moment", dice.choice(("weekend", "evening")) + dice.choice((":once", ":thrice")))
        case 9:
            yield Act(day, "block")
        case 10:
            yield Act(day, "block")
            yield Act(day + timedelta(days=25), "unblock")
