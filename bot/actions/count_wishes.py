"""What parents told about reading at home, counted over all families: nobody sees one family's answers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.actions.few import FEWEST, parts_shown
from dialogs.plan import Plan
from storage import plans
from storage.transaction import Transaction

_ONE_ANSWER = ("tips.season",)
"""Questions to which a family gives one answer: all who gave one, and the others, are everybody together."""
_NONE = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How many `families` get messages, and how often each answer was given, by the question's path. Of few
    families (bot.actions.few) nothing is told; nor is an answer that few gave, or all but a few."""

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
    if families < FEWEST:
        return Wishes(0, {})
    return Wishes(families, {path: _told(path, counts, families) for path, counts in found.items()})


def _told(path: str, counts: Counter[str], families: int) -> dict[str, int]:
    """The answers of which neither those who gave them nor the others are few."""
    answers = dict(counts.most_common())
    if path in _ONE_ANSWER:
        shown = parts_shown({**answers, _NONE: families - counts.total()})
        return {answer: number for answer, number in shown.items() if answer != _NONE}
    apart = {one: parts_shown({one: number, _NONE: families - number}) for one, number in answers.items()}
    return {answer: number for answer, number in answers.items() if answer in apart[answer]}


def _given(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    season = (plan.season,) if plan.season else ()
    return {"tips.likes": plan.likes, "tips.hard": plan.hard, "tips.season": season}
