"""What a tree does about referrals: the way to a desk is kept, a call is wished for, and how it went."""

from typing import Literal

from dialogs import directing
from dialogs.desks import PERSON
from dialogs.effects import KeepOutcome, Refer, WishCall
from dialogs.facts import Referral
from dialogs.references import reference
from dialogs.referrals import REFERENCE, TOLD, asked, at, same
from dialogs.running import Run

PREFIX = "DV"
"""What the reference of a referral begins with: doorverwijzing."""
CALL, HINDRANCE = "desk.call", "referral.hindrance"
_MOMENTS = ("morning", "afternoon", "evening")
Outcome = Literal["helped", "not_helped", "not_gone", "solved", "later"]


def refer(run: Run, what: Literal["card", "call"]) -> None:
    """Carry out a tree's `refer` action. Without consent nothing is kept, so nobody is referred."""
    if run.facts.family.consent is None:
        return
    if what == "card":
        _refer(run)
    else:
        _wish_call(run)


def _refer(run: Run) -> None:
    """Only where to and when is kept: never what led there."""
    desk, facts = _text(run, directing.CHOSEN), run.facts
    if desk in ("", PERSON):
        return
    place = directing.place(run.answers, facts)
    name = place.id if place else ""
    found = same(facts.family.referrals, desk, name, facts.today)
    if found is None:
        made = f"{PREFIX}-{reference(facts.seed)}"
        found = Referral(made, desk, name, facts.today, _referrer(run))
        run.change(Refer(found))
    run.answers[REFERENCE] = found.reference


def _referrer(run: Run) -> str:
    """The code of the professional whose link somebody came by; '' for a code that is none."""
    kind, _, code = _text(run, "start.payload").partition("_")
    return code if kind == "ref" and any(one.code == code for one in run.facts.library.referrers) else ""


def _wish_call(run: Run) -> None:
    found, moment = at(run.answers, run.facts, REFERENCE), _text(run, CALL)
    if found and moment in _MOMENTS:
        run.change(WishCall(found.reference, moment))


def outcome(run: Run, what: Outcome) -> None:
    """Carry out a tree's `outcome` action, for the referral that was asked about: 'later' also where its
    outcome was told just now. What was told is not told anew by going back."""
    just_told = at(run.answers, run.facts, TOLD) if what == "later" else None
    found = just_told or asked(run.facts.family.referrals)
    if found is None:
        return
    run.answers[TOLD] = found.reference
    hindrance = _text(run, HINDRANCE) if what == "not_gone" else ""
    run.change(KeepOutcome(found.reference, what, hindrance))
    run.forget_way()


def _text(run: Run, path: str) -> str:
    value = run.answers.get(path, "")
    return value if isinstance(value, str) else ""
