"""Which values a path can have, as far as the trees tell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogs import errands
from dialogs.desks import PERSON, known
from dialogs.guiding import NOTHING
from dialogs.languages import NAMES
from dialogs.loading import Trees
from dialogs.lookup import DERIVED
from dialogs.running import OFFICE
from dialogs.schema import Node

_YES_NO = frozenset({"yes", "no"})
_DERIVED: Mapping[str, frozenset[str]] = {
    "family.consent": _YES_NO,
    "family.has_children": _YES_NO,
    "family.has_intakes": _YES_NO,
    "family.has_open_intakes": _YES_NO,
    "library.studiebegeleiding": _YES_NO,
    "library.plek3": _YES_NO,
    "session.unfinished": _YES_NO,
    "session.detour": _YES_NO,
    "person.volunteer": _YES_NO,
    "library.chat": _YES_NO,
    "person.talking": _YES_NO,
    **dict.fromkeys(
        ("plan.known", "plan.paused", "plan.tips", "plan.boekstart", "child.tips", "child.boekstart"), _YES_NO
    ),
    **dict.fromkeys(("carers.shared", "plan.mine", "plan.theirs"), _YES_NO),
    "invite.state": frozenset({"open", "own", "gone"}),
    **dict.fromkeys(("referral.called", "referral.again"), _YES_NO),
    "family.language": frozenset(NAMES),
    "desk.instead": _YES_NO,
    "desk.pin": _YES_NO,
    "desk.opens": _YES_NO,
    "desk.places": frozenset({"none", "one", "many"}),
}
NUMBERS = frozenset({"child.age", "child.months"})
BY_MACHINE = frozenset(
    {
        "start.payload",
        "start.about",
        "intake.reference",
        "child.key",
        "desk.id",
        "desk.wanted",
        "session.unfinished",
        "session.detour",
        "voice.node",
        "voice.seconds",
    }
)
"""Paths that the machine itself sets or derives besides those of the lookup."""
_OPEN_KINDS = (
    "text",
    "first_name",
    "month",
    "day",
    "school",
    "phone",
    "note",
    "voice",
    "picture",
    "message",
    "place",
)


@dataclass(frozen=True)
class Domain:
    """`values` besides '' (not known); `free`: any other text as well; `several`: many at a time."""

    values: frozenset[str] = frozenset()
    free: bool = False
    several: bool = False
    number: bool = False

    def has(self, value: str) -> bool:
        """Whether a path can have the value."""
        return self.free or value in self.values or (self.number and value.isdecimal())

    def joined(self, other: "Domain") -> "Domain":
        """What either can be."""
        return Domain(
            self.values | other.values,
            self.free or other.free,
            self.several or other.several,
            self.number or other.number,
        )


def domains(trees: Trees) -> dict[str, Domain]:
    """Every path that anything saves, sets or derives, with what it can be."""
    known = {path: _derived(path) for path in DERIVED | BY_MACHINE} | dict(_of_errands())
    for node in trees.nodes.values():
        if node.save:
            known[node.save] = known.get(node.save, Domain()).joined(_saved(node))
        for action in node.do:
            for path, value in (action.set or {}).items():
                constant = Domain(free=True) if value.startswith("$") else Domain(frozenset({value}))
                known[path] = known.get(path, Domain()).joined(constant)
    return known


def _of_errands() -> Iterator[tuple[str, Domain]]:
    """How errands end, and the values that they bring."""
    endings = [(name, one) for spec in errands.shipped().values() for name, one in spec.outcomes.items()]
    yield f"{OFFICE}outcome", Domain(frozenset(name for name, _ in endings))
    yield from ((f"{OFFICE}{name}", Domain(free=True)) for _, one in endings for name in one.values)


def _derived(path: str) -> Domain:
    if path in NUMBERS:
        return Domain(number=True)
    values = _DERIVED.get(path)
    return Domain(free=True) if values is None else Domain(values)


def _saved(node: Node) -> Domain:
    languages = frozenset(NAMES) if node.offer == "languages" else frozenset()
    desks = frozenset((*known().by_id, PERSON, NOTHING)) if node.kind == "need" else frozenset()
    return Domain(
        values=frozenset(node.choices) | languages | desks,
        free=node.kind in _OPEN_KINDS
        or node.errand is not None
        or (node.offer is not None and node.offer != "languages"),
        several=node.kind == "several",
    )
