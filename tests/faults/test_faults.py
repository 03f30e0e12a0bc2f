"""Small versions of the cases that `make faults` runs in full: through the real program, as a process."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.faults import file
from tests.faults.backlog import backlog
from tests.faults.broadcast import broadcast
from tests.faults.evening import evening
from tests.faults.killing import one_by_one, side_by_side
from tests.faults.pending import ours, stock
from tests.faults.rows import Row, table
from tests.faults.stopping import stopping
from tests.faults.tips import due_tips
from tests.faults.weather import bad_weather


def _kept(row: Row) -> bool:
    assert (row.lost, row.astray, row.broken) == ((), (), 0)
    return row.is_good


async def test_killed_at_random_moments_of_a_sign_up(tmp_path: Path) -> None:
    row = await one_by_one(tmp_path, kills=8, seed=7)
    assert _kept(row)
    assert row.kills == 8


async def test_killed_while_many_sign_up(tmp_path: Path) -> None:
    row = await side_by_side(tmp_path, people=6, kills=3, seed=7)
    assert _kept(row)
    assert row.kills == 3


async def test_killed_with_updates_pending_everybody_is_answered(tmp_path: Path) -> None:
    row = await ours(tmp_path, people=30, answered=5)
    assert _kept(row)
    assert row.messages == 30 + row.twice


async def test_the_same_kill_makes_stock_polling_lose_people(tmp_path: Path) -> None:
    row = await stock(tmp_path, people=30, answered=5)
    assert len(row.lost) > 15


async def test_killed_with_a_full_outbox_all_arrives_in_order(tmp_path: Path) -> None:
    row = await backlog(tmp_path, people=10, each=6, kills=1)
    assert _kept(row)
    assert row.messages == 60 + row.twice


async def test_killed_while_tips_are_due_each_family_gets_its_own(tmp_path: Path) -> None:
    row = await due_tips(tmp_path, count=200, kills=2, seed=7)
    assert _kept(row)
    assert (row.kills, row.messages) == (2, 200 + row.twice)


async def test_tips_within_telegrams_limits_reach_all_while_parents_chat(tmp_path: Path) -> None:
    row = await evening(tmp_path, families=90, parents=4, seed=7)
    assert (row.lost, row.twice) == ((), 0)
    assert row.messages >= 90 + 4


async def test_a_letter_to_many_reaches_all_through_kills_and_floods(tmp_path: Path) -> None:
    row = await broadcast(tmp_path, families=200, kills=2, parents=4, seed=7)
    assert (row.lost, row.broken, row.kills) == ((), 0, 2)
    assert row.twice <= (row.allowed or 0)
    assert not [one for one in row.astray if "within one second" in one or "times, in flight" in one]


async def test_floods_errors_and_broken_connections_lose_nothing(tmp_path: Path) -> None:
    assert _kept(await bad_weather(tmp_path, people=2, chance=0.25, seed=7))


async def test_sigterm_finishes_what_is_under_way(tmp_path: Path) -> None:
    row = await stopping(tmp_path, people=6, stops=3, seed=7)
    assert _kept(row)
    assert row.twice == 0


def test_a_broken_file_is_seen(tmp_path: Path) -> None:
    database = tmp_path / "x.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE outbox (chat_id INTEGER, body TEXT)")
        connection.executemany("INSERT INTO outbox VALUES (?, ?)", [(n % 3, "x" * 500) for n in range(200)])
    found = file.left(database)
    assert (found.is_whole, len(found.chats), found.busy) == (True, 200, frozenset(range(3)))
    content = bytearray(database.read_bytes())
    content[4096 + 8 : 4096 + 12] = b"\xff\xff\xff\xff"
    database.write_bytes(content)
    assert not file.left(database).is_whole


def test_a_row_is_good_only_when_all_was_kept() -> None:
    assert Row("x", twice=1, allowed=1).is_good
    bad = [Row("x", lost=("a",)), Row("x", astray=("b",)), Row("x", twice=2, allowed=1), Row("x", broken=1)]
    assert not any(row.is_good for row in bad)
    assert "| x " in table(bad)
