"""A group is gone from the library's file: a place in it is on offer to nobody, and nobody lost a turn."""

from collections.abc import Iterable

from dialogs.library import Library
from storage import offers
from storage.offers import Offer
from storage.transaction import Transaction


async def withdraw(tx: Transaction, library: Library, standing: Iterable[Offer]) -> list[str]:
    """Of these offers, end those for a group that there is no more; the references of their sign-ups, which
    go on waiting where they were in line."""
    there = {one.id for one in library.groups}
    gone = [one.reference for one in standing if one.group not in there]
    if gone:
        await offers.end(tx, gone)
    return gone
