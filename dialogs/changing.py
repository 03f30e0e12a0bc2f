"""What an effect makes of the facts: one place, for the step that emits it and the turn that stores it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import assert_never

from dialogs.effects import (
    ChooseReceivers,
    CreateIntake,
    DropRecording,
    Effect,
    ForgetFamily,
    HandOver,
    JoinFamily,
    KeepChild,
    KeepOutcome,
    KeepPlan,
    KeepRecording,
    LeaveFamily,
    Refer,
    Remember,
    TakeBack,
    WishCall,
    WithdrawIntake,
)
from dialogs.facts import Child, Facts, Family, Invitation, Recording, Together
from dialogs.referrals import told

WITHDRAWN = "withdrawn"


def after(facts: Facts, effect: Effect) -> Facts:
    """What is known after an effect: of the family, and of what was read aloud."""
    match effect:
        case KeepRecording(node, language, _, file, _):
            recorded = {**facts.recordings.get(language, {}), node: Recording(file)}
            return _with_recordings(facts, language, recorded)
        case DropRecording(node, language):
            spoken = facts.recordings.get(language, {})
            return _with_recordings(facts, language, {one: spoken[one] for one in spoken if one != node})
        case JoinFamily() | LeaveFamily() | ForgetFamily() | ChooseReceivers():
            return _with_others(facts, effect)
        case HandOver() | TakeBack():
            return replace(facts, talking=isinstance(effect, HandOver))
        case _:
            return replace(facts, family=changed(facts.family, effect, facts.today))


def _with_others(facts: Facts, effect: JoinFamily | LeaveFamily | ForgetFamily | ChooseReceivers) -> Facts:
    match effect:
        case JoinFamily():
            met = facts.invitation
            family = replace(met.family, consent=facts.family.consent)
            return replace(facts, family=family, together=met.together, invitation=Invitation())
        case ChooseReceivers(who):
            mine, theirs = who != "others", facts.together.theirs and who != "me"
            return replace(facts, together=replace(facts.together, mine=mine, theirs=theirs))
        case LeaveFamily() | ForgetFamily():
            return replace(facts, family=Family(), together=Together(), talking=False)
        case _:
            assert_never(effect)


def _with_recordings(facts: Facts, language: str, recorded: Mapping[str, Recording]) -> Facts:
    return replace(facts, recordings={**facts.recordings, language: recorded})


def changed(family: Family, effect: Effect, today: date) -> Family:
    """The family after an effect; the same one where the effect is not about it."""
    match effect:
        case Remember(field, value):
            return _remembered(family, field, value, today)
        case KeepChild(child):
            return _with_child(family, child)
        case KeepPlan(plan):
            return replace(family, plan=plan)
        case CreateIntake(intake):
            return replace(family, intakes=(*family.intakes, intake))
        case WithdrawIntake(reference):
            return with_status(family, reference, WITHDRAWN)
        case ForgetFamily():
            return Family()
        case Refer() | WishCall() | KeepOutcome():
            return replace(family, referrals=told(family.referrals, effect))
        case _:
            return family


def with_status(family: Family, reference: str, status: str) -> Family:
    """The family with one intake at another status."""
    intakes = tuple(
        replace(intake, status=status) if intake.reference == reference else intake
        for intake in family.intakes
    )
    return replace(family, intakes=intakes)


def _remembered(family: Family, field: str, value: str, today: date) -> Family:
    match field:
        case "consent":
            return replace(family, consent=today)
        case "language":
            return replace(family, language=value)
        case "phone":
            return replace(family, phone=value)
        case "home_language":
            return replace(family, home_language=value)
        case _:
            raise ValueError(f"a family has no field '{field}'")


def _with_child(family: Family, child: Child) -> Family:
    others = tuple(other for other in family.children if other.key != child.key)
    return replace(family, children=tuple(sorted((*others, child), key=lambda one: int(one.key))))
