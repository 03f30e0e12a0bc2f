"""What trees do about referrals, with sessions made by hand: effects, answers and what can be looked up."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from dialogs.changing import after
from dialogs.effects import Effect, KeepOutcome, Refer, ShowCalendar, ShowPin, WishCall
from dialogs.facts import Facts, Family, Referral, Value
from dialogs.referring import outcome, refer
from dialogs.running import Run
from dialogs.session import Session
from dialogs.showing_places import show
from tests.test_dialogs.world import place, trees

TODAY = date(2026, 11, 24)
TREES = trees()
FACTS = Facts(TODAY, place(), Family(consent=TODAY), seed=7, clock=time(9))
TAALHUIS = {"desk.id": "taalhuis", "desk.place": "centrum"}
OLD = Referral("DV-2222", "taalhuis", "centrum", TODAY - timedelta(days=22))
ASKED = replace(OLD, asked=TODAY, times=1)


def run_with(answers: dict[str, Value], *referrals: Referral) -> Run:
    """A run in the midst of a conversation."""
    family = replace(FACTS.family, referrals=referrals)
    session = Session(answers=answers, frames=("menu.home",), trail=(("menu.home",),))
    return Run(TREES, session, replace(FACTS, family=family))


def made(run: Run) -> Referral:
    [effect] = run.effects
    assert isinstance(effect, Refer)
    return effect.referral


def test_a_card_keeps_the_desk_the_place_and_the_day() -> None:
    run = run_with({**TAALHUIS, "need.what": "letter", "start.payload": "ref_wijkteam"})
    refer(run, "card")
    referral = made(run)
    assert referral == Referral(referral.reference, "taalhuis", "centrum", TODAY, "wijkteam")
    assert referral.reference.startswith("DV-")
    assert len(referral.reference) == 7
    assert run.answers["referral.reference"] == referral.reference
    assert run.facts.family.referrals == (referral,)


@pytest.mark.parametrize("payload", ["", "ref_", "ref_niemand", "naar_taalhuis", "join_wijkteam"])
def test_only_a_known_code_is_a_referrer(payload: str) -> None:
    run = run_with({**TAALHUIS, "start.payload": payload})
    refer(run, "card")
    assert made(run).referrer == ""


def test_the_only_place_of_a_desk_is_its_place_and_a_desk_at_home_has_none() -> None:
    for desk, where in (("klik_tik", "centrum"), ("voorleesexpress", "")):
        run = run_with({"desk.id": desk})
        refer(run, "card")
        assert made(run).place == where


@pytest.mark.parametrize("answers", [{}, {"desk.id": "person"}])
def test_to_a_person_nobody_is_referred(answers: dict[str, Value]) -> None:
    run = run_with(answers)
    refer(run, "card")
    assert run.effects == []


def test_without_consent_nothing_is_made() -> None:
    run = Run(TREES, Session(answers=TAALHUIS), replace(FACTS, family=Family()))
    refer(run, "card")
    refer(run, "call")
    assert run.effects == []


@pytest.mark.parametrize(
    ("known", "again"),
    [
        (replace(OLD, day=TODAY - timedelta(days=20)), True),
        (replace(OLD, day=TODAY, outcome="later"), True),
        (OLD, False),
        (replace(OLD, day=TODAY, outcome="helped"), False),
        (replace(OLD, day=TODAY, outcome="not_gone"), False),
        (replace(OLD, day=TODAY, place="west"), False),
        (replace(OLD, day=TODAY, desk="ido"), False),
    ],
)
def test_the_same_way_again_within_three_weeks_is_the_same_referral(known: Referral, again: bool) -> None:
    run = run_with(dict(TAALHUIS), known)
    refer(run, "card")
    assert (run.answers["referral.reference"] == known.reference) is again
    assert (run.effects == []) is again


@pytest.mark.parametrize(
    ("moment", "effects"),
    [("morning", [WishCall("DV-2222", "morning")]), ("midnight", []), ("", [])],
)
def test_a_call_is_wished_for_the_present_referral(moment: str, effects: list[Effect]) -> None:
    run = run_with({"referral.reference": "DV-2222", "desk.call": moment}, OLD)
    assert run.find("referral.called") == "no"
    refer(run, "call")
    assert run.effects == effects
    assert run.find("referral.called") == ("yes" if effects else "no")


def test_a_call_for_a_referral_of_nobody_is_none() -> None:
    run = run_with({"referral.reference": "DV-9999", "desk.call": "morning"}, OLD)
    refer(run, "call")
    assert run.effects == []


def test_the_newest_that_was_asked_about_is_meant() -> None:
    first, second = replace(ASKED, asked=TODAY - timedelta(days=1)), replace(ASKED, reference="DV-3333")
    not_yet = replace(OLD, reference="DV-4444", day=TODAY)
    assert run_with({}, second, first, not_yet).find("referral.asked") == "DV-3333"
    assert run_with({}, replace(second, outcome="solved"), first).find("referral.asked") == "DV-2222"
    assert run_with({}, replace(first, outcome="later")).find("referral.asked") == "DV-2222"
    assert run_with({}, not_yet).find("referral.asked") == ""


@pytest.mark.parametrize("what", ["helped", "not_helped", "not_gone", "solved"])
def test_an_outcome_is_kept_once_with_what_was_in_the_way(what: str) -> None:
    run = run_with({"referral.hindrance": "far"}, ASKED)
    outcome(run, what)  # type: ignore[arg-type]
    assert run.effects == [KeepOutcome("DV-2222", what, "far" if what == "not_gone" else "")]
    assert run.trail == []
    outcome(run, what)  # type: ignore[arg-type]
    assert len(run.effects) == 1


def test_later_is_said_of_what_was_told_just_now() -> None:
    other = replace(ASKED, reference="DV-3333", asked=TODAY - timedelta(days=2))
    run = run_with({"referral.hindrance": "time"}, ASKED, other)
    outcome(run, "not_gone")
    assert run.find("referral.again") == "yes"
    outcome(run, "later")
    assert run.effects[1] == KeepOutcome("DV-2222", "later")
    assert run.find("referral.asked") == "DV-2222"


def test_after_the_second_time_it_is_not_asked_again() -> None:
    run = run_with({}, replace(ASKED, times=2))
    outcome(run, "not_helped")
    assert run.find("referral.again") == "no"


def test_an_outcome_without_a_question_is_none() -> None:
    run = run_with({}, OLD)
    outcome(run, "helped")
    assert run.effects == []


def test_a_pin_only_for_a_place_that_has_one() -> None:
    run = run_with(dict(TAALHUIS))
    show(run, "pin")
    assert run.effects == [ShowPin("centrum")]
    run = run_with({"desk.id": "voorleesexpress"})
    show(run, "pin")
    show(run, "calendar")
    assert run.effects == []


@pytest.mark.parametrize(
    ("day", "clock", "begins"),
    [
        (TODAY, time(9), datetime(2026, 11, 24, 10)),
        (TODAY, time(10, 30), datetime(2026, 11, 26, 10)),
        (date(2027, 4, 4), time(9), datetime(2027, 4, 6, 10)),
        (date(2026, 12, 24), time(13), datetime(2026, 12, 29, 10)),
    ],
)
def test_the_next_opening_that_has_not_begun(day: date, clock: time, begins: datetime) -> None:
    run = run_with(dict(TAALHUIS))
    run.facts = replace(run.facts, today=day, clock=clock)
    show(run, "calendar")
    assert run.effects == [ShowCalendar("taalhuis", "centrum", begins, begins + timedelta(hours=2))]


def test_the_facts_after_an_effect() -> None:
    facts = replace(FACTS, family=replace(FACTS.family, referrals=(OLD,)))
    called = after(facts, WishCall("DV-2222", "evening"))
    told = after(called, KeepOutcome("DV-2222", "not_gone", "child"))
    assert told.family.referrals == (replace(OLD, call="evening", outcome="not_gone"),)
    assert after(told, KeepOutcome("DV-9999", "helped")).family == told.family
