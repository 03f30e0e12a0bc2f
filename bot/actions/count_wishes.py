"""What parents told about reading at home, counted over all families: nobody sees one family's answers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.actions.few import enough
from dialogs.plan import Plan
from storage import plans
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Wishes:
    """How many `families` get messages, and how often each answer was given, by the question's path. An
    answer that few families gave (bot.actions.few) is left out."""

    families: int
    answers: Mapping[str, Mapping[str, int]]


async def count_wishes(tx: Transaction) -> Wishes:
    """Count over the families that get messages now. The caller has checked who asks. Raises
    Undecipherable."""
    families = 0
    found: dict[str, Counter[str]] = {path: Counter() for path in ("tips.likes", "tips.hard", "tips.season")}
    async for plan in plans.every(tx):
        if plan.is_on:
            families += 1
            for path, given in _given(plan).items():
                found[path].update(given)
    return Wishes(families, {path: enough(dict(counts.most_common())) for path, counts in found.items()})


def _given(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    season = (plan.season,) if plan.season else ()
    return {"tips.likes": plan.likes, "tips.hard": plan.hard, "tips.season": season}
