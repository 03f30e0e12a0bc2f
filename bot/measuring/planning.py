"""A child has a place: the next day is asked how it goes, and again some weeks later."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.referrals.timing import on
from bot.surroundings import Surroundings
from dialogs.facts import Family
from dialogs.loading import Trees
from dialogs.measures import LATER, START, shipped
from storage import families, measures
from storage.measures import Key, Placed, Planned
from storage.transaction import Transaction

AT_ONCE = 100
WHO, PUPIL = "intake.who", "pupil"
"""Where it is asked for whom a sign-up is, and the answer of who signs up alone."""
AFTER = timedelta(days=1)
"""When the first questions come after the child got a place: on that day the parent hears enough."""
OPEN: tuple[timedelta, timedelta] = (timedelta(weeks=4), timedelta(weeks=8))
"""How long answers count from when they are asked for: after some weeks a start is no start any more."""


async def plan(tx: Transaction, around: Surroundings, now: datetime) -> None:
    """Plan both rounds of those who got a place (now in UTC)."""
    placed = await measures.unplanned(tx, shipped(), AT_ONCE)
    known = await families.load(tx, {one.chat_id for one in placed})
    homes = {one: known[one.chat_id].family if one.chat_id in known else Family() for one in placed}
    await measures.plan(tx, [row for one, home in homes.items() for row in _both(around, one, home, now)])


def _both(around: Surroundings, one: Placed, family: Family, now: datetime) -> Iterator[Planned]:
    """What is long past is planned as never: so it is not found again. A pupil who signed up alone is not
    asked: the questions are a parent's, and those for the child are answered on the parent's phone."""
    alone = is_pupil(around.trees, family, one.reference)
    weeks = timedelta(weeks=shipped()[one.programme].weeks)
    for number, after in ((START, AFTER), (LATER, weeks)):
        at = on(family.plan, (one.since + after).astimezone(around.zone).date(), around.zone)
        closes, wanted = at + OPEN[number], not alone and now < at + OPEN[number]
        yield Planned(Key(one.reference, number), one.family_id, at if wanted else None, closes)


def is_pupil(trees: Trees, family: Family, reference: str) -> bool:
    """Whether this sign-up was made by the pupil."""
    made = [one for one in family.intakes if one.reference == reference]
    answers = [(trees.nodes.get(node), value) for one in made for node, value in one.answers]
    return any(node is not None and node.save == WHO and value == PUPIL for node, value in answers)
