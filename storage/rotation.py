"""Changing the key: put the new one first in the setting, renew, take the old one out."""

from sqlalchemy import Column, Table, bindparam, select, update

from storage import all_tables, keys
from storage.transaction import Record, Transaction


async def renew(tx: Transaction) -> int:
    """Seals everything stored with the first key of the keyring, so that the others can go; how many values.
    One transaction over all rows: a minute without traffic is the time for it. Raises Undecipherable."""
    count = 0
    for table in all_tables.metadata.sorted_tables:
        for column in table.columns:
            if column.info.get(all_tables.SEALED):
                count += await _renew(tx, table, column)
    await keys.retire_others(tx)
    return count


async def _renew(tx: Transaction, table: Table, column: Column[bytes]) -> int:
    own = list(table.primary_key.columns)
    this_row = [key == bindparam(f"which_{key.name}") for key in own]
    rows = await tx.all(select(*own, column).where(column.is_not(None)))
    await tx.each(
        update(table).where(*this_row).values({column.name: bindparam("fresh")}),
        [_resealed(tx, row, [key.name for key in own], column) for row in rows],
    )
    return len(rows)


def _resealed(tx: Transaction, row: Record, own: list[str], column: Column[bytes]) -> dict[str, object]:
    *values, stored = row
    place = f"{column.table.name}:{'/'.join(map(str, values))}:{column.name}"
    which = {f"which_{name}": value for name, value in zip(own, values, strict=True)}
    return {**which, "fresh": tx.keyring.seal(tx.keyring.reveal(stored, place), place)}
