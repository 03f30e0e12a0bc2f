"""Referrals as values: which one is the same again, which was asked about, and what becomes of one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import assert_never

from dialogs.effects import KeepOutcome, OfReferrals, Refer, WishCall
from dialogs.facts import Facts, Referral, Value

FINAL = ("helped", "not_helped", "not_gone", "solved")
"""Outcomes after which nothing is asked any more; 'later' is none."""
SAME_WITHIN = timedelta(weeks=3)
MOST_TIMES = 2
"""How often is asked how it went: once, and once more for whoever wants that."""
REFERENCE, TOLD = "referral.reference", "referral.told"
"""Answers: the referral that was just made, and the one whose outcome was just told."""
Answers = Mapping[str, Value]


def same(referrals: Iterable[Referral], desk: str, place: str, today: date) -> Referral | None:
    """The family's own referral to this desk and place that is not over and not old: no second one then."""
    fresh = (one for one in referrals if one.outcome not in FINAL and today - one.day < SAME_WITHIN)
    return next((one for one in fresh if (one.desk, one.place) == (desk, place)), None)


def asked(referrals: Iterable[Referral]) -> Referral | None:
    """The one that was asked about last and has no answer yet."""
    waiting = [(one.asked, one.day, one) for one in referrals if one.asked and one.outcome not in FINAL]
    return max(waiting, key=lambda found: found[:2])[2] if waiting else None


def at(answers: Answers, facts: Facts, path: str) -> Referral | None:
    """The family's referral whose reference is the answer at this path."""
    return next((one for one in facts.family.referrals if one.reference == answers.get(path)), None)


def told(referrals: tuple[Referral, ...], effect: OfReferrals) -> tuple[Referral, ...]:
    """The referrals after an effect."""
    match effect:
        case Refer(referral):
            return (*referrals, referral)
        case WishCall(reference, moment):
            return _with(referrals, reference, call=moment)
        case KeepOutcome(reference, outcome):
            return _with(referrals, reference, outcome=outcome)
        case _:
            assert_never(effect)


def _with(referrals: tuple[Referral, ...], reference: str, **words: str) -> tuple[Referral, ...]:
    return tuple(_changed(one, words) if one.reference == reference else one for one in referrals)


def _changed(referral: Referral, words: Mapping[str, str]) -> Referral:
    return replace(
        referral,
        call=words.get("call", referral.call),
        outcome=words.get("outcome", referral.outcome),
    )


def _asked(_: Answers, facts: Facts) -> Value:
    found = asked(facts.family.referrals)
    return found.reference if found else ""


def _called(answers: Answers, facts: Facts) -> Value:
    found = at(answers, facts, REFERENCE)
    return _yes(found and found.call)


def _again(answers: Answers, facts: Facts) -> Value:
    """Whether it can be asked once more, later."""
    found = at(answers, facts, TOLD) or asked(facts.family.referrals)
    return _yes(found and found.times < MOST_TIMES)


def _yes(truth: object) -> str:
    return "yes" if truth else "no"


RULES: Mapping[str, Callable[[Answers, Facts], Value]] = {
    "referral.asked": _asked,
    "referral.called": _called,
    "referral.again": _again,
}
"""Paths that follow from the family's referrals."""
