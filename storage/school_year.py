"""Up to which school year the groups of the children have advanced: a row, so that no outage or restart
matters. One statement moves all children, however many there are and years were missed."""

from sqlalchemy import case, select, update

from dialogs.school_year import moves
from storage import tables
from storage.transaction import Transaction
from storage.upserts import upserts

NAME = "school_year"
_group = tables.children.c.group_name
_REACHED = select(tables.counters.c.last).where(tables.counters.c.name == NAME)
_NOTE = upserts(tables.counters)


async def advance(tx: Transaction, year: int) -> int:
    """Bring every child's group up to the school year that began in `year`; how many children changed. In a
    database where none was noted yet it is only noted. A clock that goes back changes nothing."""
    reached = next((row[0] for row in await tx.all(_REACHED)), None)
    if reached is not None and reached >= year:
        return 0
    await tx.upsert(_NOTE, [{"name": NAME, "last": year}])
    return await _move(tx, year - reached) if reached is not None else 0


async def _move(tx: Transaction, years: int) -> int:
    later = moves(years)
    return await tx.run(
        update(tables.children).where(_group.in_(list(later))).values(group_name=case(later, value=_group))
    )
