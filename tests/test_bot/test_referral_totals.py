"""Totals of referrals: over all places and months, and of few nothing is said."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.actions.acting import Asking
from bot.actions.count_referrals import OPEN, Total, count_referrals
from bot.referrals import totals
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


async def test_of_nothing_it_says_so_and_since_when(program: Program) -> None:
    async with program.app.database.read() as tx:
        around = program.app.turns.around
        who = program.sandbox.staff_person.user_id if program.sandbox.staff_person else 0
        asking = Asking(tx, who, datetime(2026, 11, 30, 23, 30, tzinfo=UTC), around.library, around.zone)
        said = await totals.shown(around, asking, -1)
        last = replace(asking, now=datetime(2026, 12, 31, 12, tzinfo=UTC))
        year = await totals.shown(around, last, -1)
    assert said.params["text"].startswith("🧭 Verwijzingen sinds januari 2026\nEr zijn nog geen aantallen")
    assert year.params["text"].startswith("🧭 Verwijzingen sinds januari 2026")
