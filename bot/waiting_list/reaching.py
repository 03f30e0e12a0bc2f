"""Who of a family hears of its place in line: one who blocked the bot does not keep it from the others."""

from collections.abc import Mapping
from dataclasses import replace

from storage import waiting
from storage.intakes import StoredIntake
from storage.transaction import Transaction


async def to_reachable(tx: Transaction, stored: Mapping[str, StoredIntake]) -> dict[str, StoredIntake]:
    """These sign-ups, each with the chat of a carer who can be reached: who signed up, or else another one;
    without those of whom nobody can."""
    found = await waiting.chats(tx, stored)
    return {one: replace(kept, chat_id=found[one]) for one, kept in stored.items() if one in found}
