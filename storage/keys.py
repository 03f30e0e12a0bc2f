"""Which keys the stored values need: a bot with the wrong key must not start and take everybody for new."""

from sqlalchemy import delete, insert, select

from storage import tables
from storage.crypto import KeyMissing
from storage.transaction import Transaction

_ALL = select(tables.keys.c.key_id, tables.keys.c.proof)
_ADD = insert(tables.keys)
_RETIRE_ALL = delete(tables.keys)


async def check(tx: Transaction) -> None:
    """Every key in use is in the keyring and is the same key as then; notes the first one as in use.
    Raises KeyMissing, Undecipherable."""
    known = {row.key_id: row.proof for row in await tx.all(_ALL)}
    for key_id, proof in known.items():
        if key_id not in tx.keyring:
            raise KeyMissing(key_id)
        tx.keyring.reveal(proof, _place(key_id))
    if tx.keyring.primary not in known:
        await note(tx)


async def note(tx: Transaction) -> None:
    """The first key of the keyring is in use from now on."""
    key_id = tx.keyring.primary
    await tx.each(_ADD, [{"key_id": key_id, "proof": tx.keyring.seal("", _place(key_id))}])


async def retire_others(tx: Transaction) -> None:
    """Nothing is left that needs any key but the first (storage.rotation)."""
    await tx.run(_RETIRE_ALL)
    await note(tx)


def _place(key_id: str) -> str:
    return f"keys:{key_id}:proof"
