"""How many have told how it goes: numbers only, and none by which a single family could be known."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.actions.acting import COORDINATOR, Asking, action
from dialogs.measures import WHO
from storage import measure_answers

LEAST = 5
"""Fewer than this, but not none, is not told."""


@dataclass(frozen=True, slots=True)
class Counted:
    """About how many sign-ups of a programme something was told in a round, by who told it; None: too few."""

    programme: str
    round: int
    told: Mapping[str, int | None]


@action("measure.count", COORDINATOR, noted=False)
async def count_measures(asking: Asking) -> list[Counted]:
    """The counts by programme and round; nothing where nobody told anything. Raises Refused."""
    told = Counter((one.programme, one.round, one.who) for one in await measure_answers.measured(asking.tx))
    return [
        Counted(programme, number, {who: _hidden(told[programme, number, who]) for who in WHO})
        for programme, number in sorted({(programme, number) for programme, number, _ in told})
    ]


def _hidden(count: int) -> int | None:
    return count if count == 0 or count >= LEAST else None
