"""What the timeline foretells for three families is what they then receive, message by message."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.timeline import foreseen, typical
from dialogs.campaigns import Season, TipDue
from dialogs.facts import Child, Family
from dialogs.foretelling import Foretold, foretold
from dialogs.plan import Plan
from tests.test_year.households import FIRST, Household
from tests.test_year.office import ZONE, Office
from tests.test_year.received import Received
from tests.test_year.running import Running

BELOW = date(2028, 2, 1)
BOTH = (("1", "tips"), ("1", "boekstart"))
BABY = Child("1", "Noor", "2027-06")
FAMILIES = {
    "a baby, twice a week": Family(FIRST, "tr", children=(BABY,), plan=Plan(days=(1, 3), streams=BOTH)),
    "two children in the weekend": Family(
        FIRST,
        "ar",
        children=(BABY, Child("2", "Milan", "2020-01")),
        plan=Plan(days=(2, 5, 6), at="10:00", streams=(*BOTH, ("2", "tips")), hard=("time",)),
    ),
    "a child of seven, who likes to sing": Family(
        FIRST,
        "nl",
        children=(Child("1", "Yusra", "2020-11"),),
        plan=Plan(days=(4,), at="16:00", streams=BOTH[:1], likes=("singing",), hard=("reading",)),
    ),
}
Line = tuple[datetime, str, str, str]


def _told(one: Foretold) -> Line:
    item = one.due.item
    if isinstance(item, Season):
        return one.at, "", "season", "call"
    name = (item.set.id, item.parts[0]) if isinstance(item, TipDue) else (item.id, "call")
    return one.at, one.due.child.key, *name


def _came(one: Received) -> Line:
    part = one.item.part.replace("without", "do") if one.item.is_tip else "call"
    return one.at, one.child, one.item.name, part


async def _received(office: Office, family: Family) -> list[Received]:
    running = Running(office, [Household(replace(family, consent=FIRST), FIRST)], gaps=())
    return (await running.live(FIRST, BELOW)).received[0]


@pytest.mark.parametrize("name", FAMILIES)
async def test_what_was_foretold_comes(office: Office, name: str) -> None:
    family = FAMILIES[name]
    content = office.app.turns.around.content
    day_after = date(FIRST.year, FIRST.month, FIRST.day + 1)
    expected = [_told(one) for one in foretold(family, {}, content, ZONE, day_after, BELOW)]
    assert len(expected) > 10
    assert [_came(one) for one in await _received(office, family)] == expected


async def test_the_command_prints_the_days_on_which_they_come(office: Office) -> None:
    family = FAMILIES["a baby, twice a week"]
    told = [row.at for row in foreseen(typical("2027-06", "tr", 2), date(2027, 11, 2), BELOW)]
    assert [one.at for one in await _received(office, family)] == told
