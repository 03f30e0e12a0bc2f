"""How many were sent to each desk and what came of it, over all families: nobody sees one family's way."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bot.actions.few import FEWEST, parts_shown
from dialogs.referrals import FINAL
from storage import referral_counts
from storage.referral_counts import MADE
from storage.transaction import Transaction

OPEN = "open"
"""What stands for no answer yet."""


@dataclass(frozen=True, slots=True)
class Total:
    """To a desk were so many sent (`made`); `outcomes` are those that enough people told, and OPEN."""

    desk: str
    made: int
    outcomes: Mapping[str, int]


async def count_referrals(tx: Transaction, first: str) -> list[Total]:
    """Count from a month ('2026-11') on: the desk to which most were sent first. The caller has checked who
    asks."""
    desks: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for route, number in (await referral_counts.since(tx, first)).items():
        desks[route.desk][route.outcome] += number
    enough = [(name, counts) for name, counts in desks.items() if counts[MADE] >= FEWEST]
    totals = [Total(name, counts[MADE], _outcomes(counts)) for name, counts in enough]
    return sorted(totals, key=lambda total: (-total.made, total.desk))


def _outcomes(counts: Counter[str]) -> dict[str, int]:
    told = {outcome: counts[outcome] for outcome in FINAL}
    return parts_shown({**told, OPEN: max(0, counts[MADE] - sum(told.values()))})
