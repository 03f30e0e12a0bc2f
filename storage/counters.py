"""Numbers that are never given out twice, not even after their rows are deleted.

An id must be known before its row is written (it is part of what encryption authenticates), so it cannot
come from the INSERT. The counter moves inside the transaction: a rollback takes it back with the rows."""

from sqlalchemy import Executable

from storage import tables
from storage.transaction import Transaction
from storage.upserts import Insert, per_dialect


def _counting(insert: Insert) -> Executable:
    last = tables.counters.c.last
    return insert.on_conflict_do_update(
        index_elements=["name"], set_={"last": last + insert.excluded.last}
    ).returning(last)


_COUNT = per_dialect(tables.counters, _counting)


def _moving(insert: Insert) -> Executable:
    last = tables.counters.c.last
    return insert.on_conflict_do_update(
        index_elements=["name"], set_={"last": insert.excluded.last}, where=last < insert.excluded.last
    ).returning(last)


_MOVE = per_dialect(tables.counters, _moving)


async def reserve(tx: Transaction, name: str, count: int) -> range:
    """The next `count` numbers (from 1) of the counter `name`."""
    if not count:
        return range(0)
    statement = _COUNT[tx.connection.dialect.name]
    rows = await tx.all(statement, {"name": name, "last": count})
    last: int = rows[0][0]
    return range(last - count + 1, last + 1)


async def moved_on(tx: Transaction, name: str, to: int) -> bool:
    """The counter `name` stands at this number from now on. False where it stood there or further already: so
    what is to be done once for each number (of a week, say) is done once."""
    return bool(await tx.all(_MOVE[tx.connection.dialect.name], {"name": name, "last": to}))
