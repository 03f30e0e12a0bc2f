"""The group `campaigns` measures families that really get their message, and counts as it says."""

from pathlib import Path

import pytest

from dialogs.campaigns import due
from dialogs.content import shipped
from storage import due as moments
from storage import families, progress
from tests.benchmarks import advancing, jobs
from tests.benchmarks.advancing import SentTooFew
from tests.benchmarks.certificate import Certificate
from tests.benchmarks.contestants import OURS
from tests.benchmarks.field import Field
from tests.benchmarks.groups import GROUPS, campaigns
from tests.benchmarks.groups.campaigns import Sizes
from tests.benchmarks.subscribers import NOW, PATTERNS, TODAY, count_of, fill, opened, patterns

NO_TLS = Certificate(Path(), Path())
TINY = Sizes(many=200, few=100, due=5, jobs=20, many_jobs=30)


async def test_as_many_children_as_were_asked_for(tmp_path: Path) -> None:
    database = await opened(tmp_path)
    await fill(database, 50)
    ids = range(1, count_of(50) + 1)
    async with database.read() as tx:
        found = await families.reachable(tx, ids)
        had = await progress.load(tx, ids)
        early = await moments.due(tx, NOW, 100)
    await database.close()
    assert sum(len(family.children) for family, _ in found.values()) == 50
    assert sum(map(len, had.values())) == 50
    assert early == {}


def test_every_family_has_something_to_come() -> None:
    content, made = shipped(), patterns()
    assert len(made) == PATTERNS
    assert made == patterns()
    for one in made:
        children = one.family.children
        assert due(one.family.plan, children, one.progress, TODAY, content.tips, content.calls)


async def test_a_family_without_a_message_is_no_figure(tmp_path: Path) -> None:
    database = await opened(tmp_path)
    await fill(database, 50)
    async with database.write() as tx:
        await families.unreachable(tx, range(1, 31), NOW)
    await database.close()
    with pytest.raises(SentTooFew) as failed:
        await advancing.advanced(tmp_path, 50, 5, seed=0, turns=2)
    assert (failed.value.sent, failed.value.due) == (0, 5)


async def test_the_first_turn_is_not_counted(tmp_path: Path) -> None:
    database = await opened(tmp_path)
    await fill(database, 50)
    await database.close()
    seen = await advancing.advanced(tmp_path, 50, 5, seed=0, turns=3)
    assert len(seen.turns) == 2
    assert len(seen.idle) == advancing.IDLE - 1


def test_the_peer_runs_every_job_that_is_due(tmp_path: Path) -> None:
    before = len(jobs.RAN)
    seen = jobs.processed(tmp_path, 12, 4, turns=2)
    assert (len(seen.stock), len(seen.as_ours)) == (2, 2)
    assert len(jobs.RAN) - before == 16


def test_the_group_gives_its_figures() -> None:
    entries = {entry.name: entry for entry in campaigns.run(Field(OURS, {}, NO_TLS, rounds=1), TINY)}
    assert GROUPS["campaigns"] is campaigns.run
    assert list(entries) == [
        "campaigns.due",
        "campaigns.due.few",
        "campaigns.due.few.as_ours",
        "campaigns.size",
        "campaigns.settle",
        "campaigns.idle",
        "campaigns.memory",
    ]
    assert all(entry.value for entry in entries.values())
    assert [name for name, entry in entries.items() if entry.ratio] == list(entries)[:3]


def test_peers_alone_leave_ours_out() -> None:
    entries = campaigns.run(Field(None, {}, NO_TLS, rounds=1), TINY)
    assert all(entry.value is None for entry in entries)
    assert entries[0].peer
