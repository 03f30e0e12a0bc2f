"""Paths to values: a person's answers first, then what follows from them and from the facts."""

from collections.abc import Callable, Mapping

from dialogs.calendar import age_in_years, months_between
from dialogs.directing import RULES as OF_DESKS
from dialogs.facts import Child, Facts, Family, Value
from dialogs.referrals import RULES as OF_REFERRALS

Answers = Mapping[str, Value]
_READERS = frozenset({"volunteer", "coordinator", "admin"})
"""Roles of who may read texts aloud."""
OPEN_STATUSES = ("new", "taken", "contacted", "waiting_list", "placed")


def lookup(path: str, answers: Answers, facts: Facts) -> Value:
    """The value of a path, '' where nothing is known."""
    value = answers.get(path)
    if value is not None and not (path in _OF_CHILD and known_child(answers, facts.family)):
        return value
    rule = _RULES.get(path)
    return rule(answers, facts) if rule else ""


_OF_CHILD = ("child.first_name", "child.born")
"""Of a child we know, what is known counts, and not what was typed before it was chosen."""


def known_child(answers: Answers, family: Family) -> Child | None:
    """The child of the family that the person chose, if it is one we know."""
    key = answers.get("child.key", "")
    return next((child for child in family.children if child.key == key), None)


def _yes(truth: object) -> str:
    return "yes" if truth else "no"


def _first_name(answers: Answers, facts: Facts) -> Value:
    child = known_child(answers, facts.family)
    return child.first_name if child else ""


def _born(answers: Answers, facts: Facts) -> Value:
    child = known_child(answers, facts.family)
    return child.born if child else ""


def _group(answers: Answers, facts: Facts) -> Value:
    child = known_child(answers, facts.family)
    return child.group if child else ""


def _age(answers: Answers, facts: Facts) -> Value:
    born = lookup("child.born", answers, facts)
    return str(age_in_years(born, facts.today)) if isinstance(born, str) and born else ""


def _months(answers: Answers, facts: Facts) -> Value:
    born = lookup("child.born", answers, facts)
    return str(months_between(born, facts.today)) if isinstance(born, str) and born else ""


def _school_kind(answers: Answers, facts: Facts) -> Value:
    """Where it was not asked, it follows from the group: groep 6 is primary school, the brugklas is not."""
    group = lookup("child.group", answers, facts)
    kinds = {"groep": "po", "brugklas": "vo", "vo": "vo", "mbo": "mbo"}
    return next((kind for start, kind in kinds.items() if str(group).startswith(start)), "")


def _twin(answers: Answers, facts: Facts) -> Value:
    """The reference of an open intake for the same child and programme, so that it is recognised."""
    programme = answers.get("intake.programme", "")
    keys = {child.key for child in facts.family.children if _same_child(child, answers, facts)}
    for intake in facts.family.intakes:
        if intake.programme == programme and intake.child in keys and intake.status in OPEN_STATUSES:
            return intake.reference
    return ""


def _same_child(child: Child, answers: Answers, facts: Facts) -> bool:
    if child.key == answers.get("child.key", ""):
        return True
    name = lookup("child.first_name", answers, facts)
    same_name = isinstance(name, str) and child.first_name.casefold() == name.casefold()
    return same_name and child.born == lookup("child.born", answers, facts)


def _number(answers: Answers, _: Facts) -> Value:
    """The phone number of this sign-up: the one typed or shared now, else the known one that was chosen."""
    numbers = (answers.get(path, "") for path in ("contact.phone", "contact.known_phone"))
    return next((number for number in numbers if isinstance(number, str) and number.startswith("+")), "")


def _comes(family: Family, stream: str) -> bool:
    return any(one == stream for _, one in family.plan.streams)


def _has(answers: Answers, facts: Facts, stream: str) -> bool:
    child = known_child(answers, facts.family)
    return child is not None and facts.family.plan.has(child.key, stream)


def _open_intakes(_: Answers, facts: Facts) -> Value:
    return _yes(any(intake.status in OPEN_STATUSES for intake in facts.family.intakes))


def _start_tree(answers: Answers, _: Facts) -> Value:
    payload = answers.get("start.payload", "")
    return payload.partition("_")[0] if isinstance(payload, str) else ""


_RULES: Mapping[str, Callable[[Answers, Facts], Value]] = {
    "child.first_name": _first_name,
    "child.born": _born,
    "child.group": _group,
    "child.age": _age,
    "child.months": _months,
    "child.school_kind": _school_kind,
    "intake.twin": _twin,
    "contact.number": _number,
    "family.consent": lambda _, facts: _yes(facts.family.consent),
    "family.language": lambda _, facts: facts.family.language,
    "family.phone": lambda _, facts: facts.family.phone,
    "family.home_language": lambda _, facts: facts.family.home_language,
    "family.has_children": lambda _, facts: _yes(facts.family.children),
    "family.has_intakes": lambda _, facts: _yes(facts.family.intakes),
    "family.has_open_intakes": _open_intakes,
    "library.studiebegeleiding": lambda _, facts: _yes("studiebegeleiding" in facts.library.programmes),
    "library.plek3": lambda _, facts: _yes("plek3" in facts.library.programmes),
    "plan.known": lambda _, facts: _yes(facts.family.plan.days),
    "plan.paused": lambda _, facts: _yes(facts.family.plan.is_paused(facts.today)),
    "plan.likes": lambda _, facts: (*facts.family.plan.likes, *facts.family.plan.hard),
    "plan.tips": lambda _, facts: _yes(_comes(facts.family, "tips")),
    "plan.boekstart": lambda _, facts: _yes(_comes(facts.family, "boekstart")),
    "child.tips": lambda answers, facts: _yes(_has(answers, facts, "tips")),
    "child.boekstart": lambda answers, facts: _yes(_has(answers, facts, "boekstart")),
    "library.chat": lambda _, facts: _yes(facts.chat),
    "person.talking": lambda _, facts: _yes(facts.talking),
    "person.volunteer": lambda _, facts: _yes(_READERS & {*facts.roles}),
    "start.tree": _start_tree,
    **OF_DESKS,
    **OF_REFERRALS,
    "carers.shared": lambda _, facts: _yes(facts.together.others),
    "plan.mine": lambda _, facts: _yes(facts.together.mine),
    "plan.theirs": lambda _, facts: _yes(facts.together.theirs and facts.family.plan.is_on),
    "invite.state": lambda _, facts: facts.invitation.state,
}
DERIVED = frozenset(_RULES)
"""Every path that has a value without anybody answering it."""
