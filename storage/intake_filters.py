"""Which sign-ups somebody wants to see."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement

from storage import tables

_i, _child = tables.intakes.c, tables.children.c


@dataclass(frozen=True, slots=True)
class Filters:
    """What is left empty is not looked at. `groups`: ids; `no_group`: those without one. `born_from` and
    `born_below` are months ('2016-03'): of the first on, and before the second."""

    programme: str = ""
    statuses: tuple[str, ...] = ()
    language: str = ""
    groups: tuple[str, ...] | None = None
    no_group: bool = False
    born_from: str = ""
    born_below: str = ""
    assigned_to: int | None = None


def clauses(filters: Filters) -> Iterator[ColumnElement[bool]]:
    """As conditions on intakes, and on the children joined to them."""
    if filters.programme:
        yield _i.programme == filters.programme
    if filters.statuses:
        yield _i.status.in_(filters.statuses)
    if filters.language:
        yield _i.language == filters.language
    if filters.groups is not None:
        yield _i.group_id.in_(filters.groups)
    if filters.no_group:
        yield _i.group_id.is_(None)
    if filters.born_from:
        yield _child.born >= filters.born_from
    if filters.born_below:
        yield _child.born < filters.born_below
    if filters.assigned_to is not None:
        yield _i.assigned_to == filters.assigned_to
