"""Totals of referrals: a small number is neither shown nor to be worked out of the others."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.count_referrals import FEWEST, OPEN, Total, _outcomes, count_referrals
from bot.referrals import totals
from dialogs.referrals import FINAL
from storage import referral_counts
from storage.referral_counts import MADE, Route
from tests.test_bot.talking import Program


def route(desk: str, outcome: str = MADE, month: str = "2026-11", place: str = "west") -> Route:
    return Route(month, desk, place, "", outcome)


async def counted(program: Program, counts: dict[Route, int], first: str = "2026-01") -> list[Total]:
    async with program.app.database.write() as tx:
        await referral_counts.add(tx, counts)
        return await count_referrals(tx, first)


async def test_a_desk_over_all_its_places_and_months_the_most_first(program: Program) -> None:
    counts = {
        route("taalhuis"): 6,
        route("taalhuis", place="centrum", month="2026-10"): 8,
        route("taalhuis", "helped"): 7,
        route("ido"): 20,
        route("rechtsuur"): 4,
        route("ido", month="2025-12"): 50,
    }
    assert await counted(program, counts) == [
        Total("ido", 20, {OPEN: 20}),
        Total("taalhuis", 14, {"helped": 7, OPEN: 7}),
    ]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ({"helped": 10}, {"helped": 10, OPEN: 10}),
        ({"helped": 10, "not_gone": 10}, {"helped": 10, "not_gone": 10}),
        ({"helped": 10, "not_gone": 2}, {"helped": 10}),
        ({"helped": 10, "not_gone": 3, "solved": 2}, {"helped": 10, OPEN: 5}),
        ({"helped": 4, "not_helped": 4, "not_gone": 4, "solved": 4}, {}),
    ],
)
def test_a_small_number_takes_another_with_it(told: dict[str, int], shown: dict[str, int]) -> None:
    assert _outcomes(Counter({MADE: 20, **told})) == shown


@given(st.dictionaries(st.sampled_from(FINAL), st.integers(0, 30)), st.integers(0, 30))
def test_what_is_not_shown_is_nothing_or_enough(told: dict[str, int], waiting: int) -> None:
    made = sum(told.values()) + waiting
    shown = _outcomes(Counter({MADE: made, **told}))
    assert all(number >= FEWEST for number in shown.values())
    rest = made - sum(shown.values())
    assert rest == 0 or rest >= FEWEST or not shown


async def test_of_nothing_it_says_so_and_since_when(program: Program) -> None:
    async with program.app.database.read() as tx:
        around = program.app.turns.around
        said = await totals.shown(around, tx, -1, datetime(2026, 11, 30, 23, 30, tzinfo=UTC))
        year = await totals.shown(around, tx, -1, datetime(2026, 12, 31, 12, tzinfo=UTC))
    assert said.params["text"].startswith("🧭 Verwijzingen sinds januari 2026\nEr zijn nog geen aantallen")
    assert year.params["text"].startswith("🧭 Verwijzingen sinds januari 2026")
