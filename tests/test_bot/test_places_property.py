"""Whatever coordinators, families and the clock do, in whatever order: no place is given twice, and nobody is
passed over."""

import asyncio
import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.actions.acting import COORDINATOR, Asking
from bot.actions.change_status import Full, change_status
from bot.settings import library
from bot.surroundings import Surroundings, surroundings
from bot.waiting_list import answering
from bot.waiting_list.offering import offer
from dialogs.facts import Child, Family, Intake, Wording
from dialogs.library import Group, Library
from dialogs.lining_up import room, suits
from dialogs.loading import shipped
from storage import families, intakes, offers, team, waiting
from storage.crypto import Keyring
from storage.database import Database
from storage.transaction import Transaction

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")
GROUPS = (
    Group(id="small", programme="plek3", place="west", name="Klein", capacity=1),
    Group(id="large", programme="plek3", place="centrum", name="Groot", capacity=2),
)
JOKE = 100
FAMILIES = 7
Step = tuple[str, int, str]
"""What happens, to whose sign-up, and for which group."""
steps = st.lists(
    st.tuples(
        st.sampled_from(
            (
                "wait",
                "wait",
                "place",
                "tick",
                "tick",
                "accept",
                "pass",
                "withdraw",
                "close",
                "contact",
                "late",
            )
        ),
        st.integers(1, FAMILIES),
        st.sampled_from(("", "small", "large")),
    ),
    min_size=15,
    max_size=40,
)


def _around() -> Surroundings:
    here: Library = library(None).model_copy(update={"groups": GROUPS})
    return surroundings(shipped(), {"nl": Wording()}, here, ZONE, None, "leeswijzer_bot")


def reference(number: int) -> str:
    return f"P3-AAA{number}"


async def _signed_up(tx: Transaction) -> None:
    await team.join(tx, JOKE, COORDINATOR, MORNING, "Joke")
    for number in range(1, FAMILIES + 1):
        family = Family(date(2026, 11, 20), "nl", children=(Child("1", "Sam", "2016-03"),))
        [family_id] = (await families.create(tx, {number: family}, MORNING)).values()
        intake = Intake(reference(number), "plek3", "1", "new", date(2026, 11, 21))
        await intakes.add(tx, [(family_id, number, intake, "nl")], MORNING)


async def _does(tx: Transaction, around: Surroundings, step: Step, now: datetime) -> None:
    what, number, group = step
    asking = Asking(tx, JOKE, now, around.library, ZONE)
    one = reference(number)
    match what:
        case "wait":
            await change_status(asking, one, "waiting_list", group=group)
        case "place":
            before = room(GROUPS, await offers.taken(tx))
            outcome = await change_status(asking, one, "placed", group=group)
            assert not isinstance(outcome, Full) or not before[group or "large"]
        case "contact":
            await change_status(asking, one, "contacted")
        case "close":
            await change_status(asking, one, "closed", reason="stopped")
        case "withdraw":
            await intakes.change(tx, one, "withdrawn", intakes.PARENT, now)
        case "accept":
            offered = await offers.of(tx, one)
            assert await answering.take(tx, one, now) == (offered is not None)
        case "pass":
            await answering.leave_to_another(tx, one, now)
        case _:
            await _tick(tx, around, now)


async def _tick(tx: Transaction, around: Surroundings, now: datetime) -> None:
    """Nobody waits for a place that is free, and of two the one who waits longer got it."""
    before = {one.reference for one in await offers.every(tx) if one.until > now}
    await offer(tx, around, now)
    line = await waiting.line(tx)
    fresh = {one.reference: one.group for one in await offers.every(tx) if one.reference not in before}
    left = room(GROUPS, await offers.taken(tx))
    passed_over = [one.waiter for one in line if one.is_next(now)]
    for waiter in passed_over:
        assert not [group.id for group in GROUPS if left[group.id] and suits(GROUPS, waiter, group)]
    order = [one.waiter.reference for one in line]
    for chosen, group_id in fresh.items():
        group = next(one for one in GROUPS if one.id == group_id)
        ahead = order[: order.index(chosen)]
        assert not [one for one in passed_over if one.reference in ahead and suits(GROUPS, one, group)]


async def _never_too_many(tx: Transaction) -> None:
    taken = await offers.taken(tx)
    assert all(taken[group.id] <= group.capacity for group in GROUPS)


async def _lived(file: Path, keyring: Keyring, around: Surroundings, lived: list[Step]) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{file}", keyring)
    try:
        async with database.write() as tx:
            await _signed_up(tx)
            now = MORNING
            for step in lived:
                now += timedelta(days=2) if step[0] == "tick" else timedelta(minutes=1)
                await _does(tx, around, step, now)
                await _never_too_many(tx)
    finally:
        await database.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lived=steps)
def test_no_place_is_given_twice_and_nobody_is_passed_over(
    migrated: Path, keys: str, lived: list[Step]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(shutil.copy(migrated, Path(folder) / "places.db"))
        asyncio.run(_lived(file, Keyring.parse(keys), AROUND, lived))


AROUND = _around()
