"""Where a family is at home with the library: the places of its groups and of its schools."""

from collections.abc import Iterator

from dialogs.facts import Family, Intake
from dialogs.library import Library

SCHOOL = ".school"
"""How the ids of the nodes end that ask which school it is."""


def places(family: Family, library: Library) -> frozenset[str]:
    """The ids of its places; none where no group and no school says so."""
    groups = {group.id: group.place for group in library.groups}
    schools = {school.name.casefold(): school.place for school in library.schools}
    found = {groups.get(intake.group, "") for intake in family.intakes}
    found |= {schools.get(name.casefold(), "") for intake in family.intakes for name in _schools(intake)}
    return frozenset(found - {""})


def _schools(intake: Intake) -> Iterator[str]:
    return (value for node, value in intake.answers if node.endswith(SCHOOL) and isinstance(value, str))
