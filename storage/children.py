"""The children of a family, as rows. Used by families.py and intakes.py."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, select

from dialogs.facts import Child, Family
from storage import tables
from storage.transaction import Transaction
from storage.upserts import upserts

_c = tables.children.c
COLUMNS = (_c.family_id, _c.key, _c.first_name, _c.born, _c.group_name)
"""What `opened` needs, in its order."""

_LOAD = select(*COLUMNS).where(_c.family_id.in_(bindparam("families", expanding=True)))
_SAVE = upserts(tables.children)


async def load(tx: Transaction, family_ids: Iterable[int]) -> Mapping[int, tuple[Child, ...]]:
    """The children by family, in the order of their keys. Raises Undecipherable."""
    found: defaultdict[int, list[Child]] = defaultdict(list)
    for row in await tx.all(_LOAD, {"families": list(family_ids)}):
        found[row[0]].append(opened(tx, *row))
    return {family_id: _in_order(those) for family_id, those in found.items()}


async def save(tx: Transaction, families: Mapping[int, Family]) -> None:
    """Writes the children of these families, new and known; none is taken away."""
    rows = [
        {
            "family_id": family_id,
            "key": child.key,
            "first_name": tx.keyring.seal(child.first_name, _place(family_id, child.key)),
            "born": child.born,
            "group_name": child.group,
        }
        for family_id, family in families.items()
        for child in family.children
    ]
    await tx.upsert(_SAVE, rows)


def opened(tx: Transaction, family_id: int, key: str, first_name: bytes, born: str, group: str) -> Child:
    """A child from the values of COLUMNS. Raises Undecipherable."""
    return Child(key, tx.keyring.reveal(first_name, _place(family_id, key)), born, group)


def _in_order(those: list[Child]) -> tuple[Child, ...]:
    return tuple(sorted(those, key=_order) if len(those) > 1 else those)


def _order(child: Child) -> tuple[int, str]:
    return len(child.key), child.key


def _place(family_id: int, key: str) -> str:
    return f"children:{family_id}/{key}:first_name"
