"""Why a message comes: each rule gives its own reason, and a librarian reads each in Dutch."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.catalogs import wordings
from bot.reasons import said
from bot.texts import Texts
from dialogs.campaigns import due
from dialogs.content import shipped
from dialogs.facts import Child
from dialogs.plan import Plan
from dialogs.progress import Progress
from dialogs.reasons import FitsAge, GoesOn, IsOn, Liked, NewRound, NextOne, OnceASeason, Reason, Short

CONTENT = shipped()
TIPS, BOTH = (("1", "tips"),), (("1", "tips"), ("1", "boekstart"))
PLAN = Plan(days=(0, 2, 4), streams=TIPS)
DAY = date(2027, 3, 1)
SAM = Child("1", "Sam", "2020-01")
BAND = CONTENT.tips.band(86)
WORDS: Mapping[Reason, str] = {
    FitsAge(2, 16, 8): "past bij 2 tot 16 maanden, het kind is nu 8 maanden",
    IsOn(): "nu in het hele land",
    OnceASeason(): "één vraag per seizoen",
    GoesOn(): "vervolg op de vorige tip",
    Liked("singing"): "dit gezin houdt van: zingen",
    Short(5): "kort (5 minuten), want er is weinig tijd",
    NextOne(): "volgende tip voor deze leeftijd",
    NewRound(): "alle tips zijn al geweest, nu begint het weer",
}


@pytest.mark.parametrize("reason", WORDS, ids=lambda reason: type(reason).__name__)
def test_a_reason_is_said_in_dutch(reason: Reason) -> None:
    assert Texts(wordings()["nl"]).plain(said(reason)) == WORDS[reason]


def _why(plan: Plan, progress: Progress, day: date = DAY, child: Child = SAM) -> Reason:
    found = due(plan, (child,), {"1": progress}, day, CONTENT.tips, CONTENT.calls)
    assert found
    return found.why


def _all_sent() -> Progress:
    assert BAND
    return Progress(band=BAND.band, sent=tuple(f"{one.id}.more" for one in BAND.sets))


@pytest.mark.parametrize(
    ("plan", "progress", "day", "reason"),
    [
        (PLAN, Progress(), DAY, NextOne()),
        (Plan(PLAN.days, streams=TIPS, likes=("singing",)), Progress(), DAY, Liked("singing")),
        (PLAN, Progress(liked={"outside": 2}), DAY, Liked("outside")),
        (Plan(PLAN.days, streams=TIPS, hard=("time",)), Progress(), DAY, Short(5)),
        (Plan(PLAN.days, streams=TIPS, season="shorter"), Progress(), DAY, Short(5)),
        (PLAN, _all_sent(), DAY, NewRound()),
        (PLAN, _all_sent(), date(2027, 2, 8), OnceASeason()),
        (PLAN, Progress(), date(2027, 10, 8), IsOn()),
    ],
)
def test_each_rule_gives_its_reason(plan: Plan, progress: Progress, day: date, reason: Reason) -> None:
    assert _why(plan, progress, day) == reason


def test_a_step_says_for_which_age_it_is() -> None:
    plan = Plan(PLAN.days, streams=BOTH)
    assert _why(plan, Progress(), child=Child("1", "Sam", "2027-01")) == FitsAge(0, 7, 2)


def test_what_was_begun_goes_on() -> None:
    assert BAND
    progress = Progress(band=BAND.band, sent=(f"{BAND.sets[0].id}.why",))
    assert _why(PLAN, progress) == GoesOn()


def test_what_did_not_work_twice_is_no_longer_liked() -> None:
    plan = Plan(PLAN.days, streams=TIPS, likes=("singing",))
    assert _why(plan, Progress(liked={"singing": -2})) == NextOne()
