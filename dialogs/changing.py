"""What an effect makes of the facts: one place, for the step that emits it and the turn that stores it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dialogs.effects import (
    CreateIntake,
    DropRecording,
    Effect,
    ForgetFamily,
    KeepChild,
    KeepPlan,
    KeepRecording,
    Remember,
    WithdrawIntake,
)
from dialogs.facts import Child, Facts, Family, Recording

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
        case _:
            return replace(facts, family=changed(facts.family, effect, facts.today))


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
