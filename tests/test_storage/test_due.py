"""When a family's next message is due, and what its children have had."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.plan import Plan
from dialogs.progress import Progress
from storage import carers, due, families, progress
from storage.carers import Carer
from storage.database import Database
from storage.due import Waiting
from tests.test_storage.samples import FAMILY, MINUTE, NOW, OTHERS


@pytest.fixture
async def two(database: Database) -> tuple[int, int]:
    """The ids of two families."""
    async with database.write() as tx:
        ids = await families.create(tx, {1: FAMILY, 2: OTHERS}, NOW)
    return ids[1], ids[2]


async def test_only_what_is_due_the_longest_waiting_first(database: Database, two: tuple[int, int]) -> None:
    one, other = two
    async with database.write() as tx:
        await due.save(tx, {one: NOW, other: NOW - MINUTE})
        assert list(await due.due(tx, NOW, 10)) == [other, one]
        assert list(await due.due(tx, NOW, 1)) == [other]
        assert await due.due(tx, NOW - timedelta(hours=1), 10) == {}


async def test_a_moment_is_moved_and_taken_away(database: Database, two: tuple[int, int]) -> None:
    one, other = two
    async with database.write() as tx:
        await due.save(tx, {one: NOW, other: NOW})
        await due.save(tx, {one: NOW + MINUTE, other: None})
        assert await due.due(tx, NOW + MINUTE, 10) == {one: Waiting(NOW + MINUTE, {})}


async def test_progress_is_kept_sealed_and_changed(database: Database, two: tuple[int, int]) -> None:
    one, other = two
    first, second = Progress("baby", ("faces.0",), last="2026-11-21"), Progress("baby", liked={"books": 1})
    async with database.write() as tx:
        await progress.save(tx, {one: {"1": first}, other: {"1": first}})
        await progress.save(tx, {one: {"1": second}})
    async with database.read() as tx:
        assert await progress.load(tx, [one, other]) == {one: {"1": second}, other: {"1": first}}


async def test_a_plan_goes_with_its_family(database: Database, two: tuple[int, int]) -> None:
    one, _ = two
    plan = Plan(days=(0, 2), streams=(("1", "tips"),), hushed=("2",))
    async with database.write() as tx:
        stored = (await families.load(tx, [1]))[1].family
        assert stored.plan == Plan()
        await families.save(tx, {one: replace(stored, plan=plan)}, NOW)
        assert (await families.load(tx, [1]))[1].family.plan == plan


async def test_only_carers_who_can_be_reached(database: Database, two: tuple[int, int]) -> None:
    one, other = two
    async with database.write() as tx:
        await carers.save(tx, {3: (one, Carer())})
        await families.unreachable(tx, [1, 2], NOW)
        found = await families.reachable(tx, [one, other])
    assert {key: chats for key, (_, chats) in found.items()} == {one: {3: ""}}


async def test_forgetting_a_family_takes_both_away(database: Database, two: tuple[int, int]) -> None:
    one, other = two
    async with database.write() as tx:
        await due.save(tx, {one: NOW, other: NOW})
        await progress.save(tx, {one: {"1": Progress("baby")}})
        await families.forget(tx, [one])
        assert list(await due.due(tx, NOW, 10)) == [other]
        assert await progress.load(tx, [one]) == {}
