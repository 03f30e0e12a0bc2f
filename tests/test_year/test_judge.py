"""The judge says no to an invitation in a holiday, and yes to the same one before it."""

from datetime import datetime, timedelta

import pytest

from dialogs.content import shipped
from dialogs.facts import Child, Family
from dialogs.plan import Plan
from tests.test_year.households import FIRST, Household
from tests.test_year.judge import Judge
from tests.test_year.office import ZONE
from tests.test_year.received import Item, Received

TODDLER = Child("1", "Noor", "2027-01")
HOME = Household(
    Family(FIRST, "nl", children=(TODDLER,), plan=Plan(days=(2,), streams=(("1", "boekstart"),))), FIRST
)


def kinds(day: str, step: str) -> set[str]:
    """The faults of one day (a Wednesday) on which a step came."""
    at = datetime.fromisoformat(f"{day}T18:30").replace(tzinfo=ZONE)
    judge = Judge(0, HOME, [Received(at, "1", Item("", step, "step"), 1, ())], shipped())
    judge.go(at.date() + timedelta(days=1), ())
    return {fault.kind for fault in judge.faults if fault.day == at.date()}


@pytest.mark.parametrize(
    ("day", "step", "found"),
    [
        ("2028-07-12", "praatjes_plaatjes", set()),
        ("2028-07-19", "praatjes_plaatjes", {"invited in a holiday"}),
        ("2028-07-19", "leesklik", set()),
        ("2028-08-23", "praatjes_plaatjes", {"invited in a holiday"}),
        ("2028-08-30", "praatjes_plaatjes", set()),
    ],
)
def test_an_invitation_in_a_holiday(day: str, step: str, found: set[str]) -> None:
    assert kinds(day, step) == found
