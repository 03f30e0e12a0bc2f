"""What the children of a family have had already."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, select

from dialogs import progress as form
from dialogs.progress import Progress
from storage import tables
from storage.transaction import Transaction
from storage.upserts import upserts

_p = tables.progress.c
_LOAD = select(_p.family_id, _p.child_key, _p.body).where(
    _p.family_id.in_(bindparam("families", expanding=True))
)
_SAVE = upserts(tables.progress)


async def load(tx: Transaction, family_ids: Iterable[int]) -> Mapping[int, dict[str, Progress]]:
    """The progress by family and child; absent where there is none yet. Raises Undecipherable."""
    families = list(family_ids)
    found: defaultdict[int, dict[str, Progress]] = defaultdict(dict)
    for family, child, body in await tx.all(_LOAD, {"families": families}) if families else ():
        found[family][child] = form.load(tx.keyring.reveal(body, _place(family, child)))
    return found


async def save(tx: Transaction, changed: Mapping[tuple[int, str], Progress]) -> None:
    """Writes the progress of these children, by (family, child)."""
    rows = [
        {
            "family_id": family,
            "child_key": child,
            "body": tx.keyring.seal(form.dump(one), _place(family, child)),
        }
        for (family, child), one in changed.items()
    ]
    await tx.upsert(_SAVE, rows)


def _place(family_id: int, child: str) -> str:
    return f"progress:{family_id}/{child}:body"
