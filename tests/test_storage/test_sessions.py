"""Sessions: unchanged through the database, and a broken one alone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, update

from dialogs.session import Session
from storage import sessions, tables
from storage.crypto import Keyring, Undecipherable, new_key
from storage.database import Database
from storage.sessions import Unreadable
from storage.transaction import Transaction
from tests.test_storage.samples import MINUTE, NOW, SESSION

_frames = st.lists(st.text(), max_size=3).map(tuple)
_values = st.one_of(st.text(), st.lists(st.text(), max_size=3).map(tuple))
_sessions = st.builds(
    Session,
    turn=st.integers(0, 10**6),
    revision=st.text(),
    language=st.text(),
    frames=_frames,
    answers=st.dictionaries(st.text(), _values, max_size=4),
    trail=st.lists(_frames, max_size=3).map(tuple),
    draft=_frames,
    aside=_frames,
    replay=st.booleans(),
    last_tap=st.text(),
)
_chats = st.integers(-(2**52), 2**52)


@given(many=st.dictionaries(_chats, _sessions, max_size=5))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_sessions_come_back_unchanged(database: Database, many: dict[int, Session]) -> None:
    async with database.write() as tx:
        await sessions.save(tx, {chat: (session, None) for chat, session in many.items()}, NOW)
    async with database.read() as tx:
        loaded = await sessions.load(tx, many)
    assert loaded.sessions == many
    assert loaded.broken == {}


async def test_only_what_is_asked_and_there(database: Database) -> None:
    async with database.write() as tx:
        await sessions.save(tx, {1: (SESSION, None), 2: (SESSION, None)}, NOW)
        assert set((await sessions.load(tx, [2, 3])).sessions) == {2}
        assert (await sessions.load(tx, [])).sessions == {}


async def test_the_newest_counts(database: Database) -> None:
    async with database.write() as tx:
        await sessions.save(tx, {1: (SESSION, NOW)}, NOW)
        await sessions.save(tx, {1: (Session(turn=8), None)}, NOW)
        assert (await sessions.load(tx, [1])).sessions == {1: Session(turn=8)}
        assert await sessions.due(tx, NOW, 10) == []


async def test_dropped_is_gone(database: Database) -> None:
    async with database.write() as tx:
        await sessions.save(tx, {1: (SESSION, None), 2: (SESSION, None)}, NOW)
        await sessions.drop(tx, [1])
        await sessions.drop(tx, [])
        assert set((await sessions.load(tx, [1, 2])).sessions) == {2}


async def test_due_in_the_order_of_waiting(database: Database) -> None:
    due = {1: NOW, 2: NOW - MINUTE, 3: NOW + MINUTE, 4: None, 5: NOW - 2 * MINUTE}
    async with database.write() as tx:
        await sessions.save(tx, {chat: (SESSION, at) for chat, at in due.items()}, NOW)
        assert await sessions.due(tx, NOW, 10) == [5, 2, 1]
        assert await sessions.due(tx, NOW, 2) == [5, 2]


async def test_a_body_swapped_between_chats_is_broken_and_the_rest_goes_on(database: Database) -> None:
    body = tables.sessions.c.body
    async with database.write() as tx:
        await sessions.save(tx, {1: (SESSION, None), 2: (Session(turn=2), None)}, NOW)
        (stolen,) = (await tx.all(select(body).where(tables.sessions.c.chat_id == 1)))[0]
        await tx.run(update(tables.sessions).where(tables.sessions.c.chat_id == 2).values(body=stolen))
        loaded = await sessions.load(tx, [1, 2])
    assert loaded.sessions == {1: SESSION}
    assert isinstance(loaded.broken[2], Undecipherable)


async def test_a_session_of_an_unknown_key_is_broken(database: Database) -> None:
    async with database.write() as tx:
        stranger = Transaction(tx.connection, Keyring.parse(new_key("k9")))
        await sessions.save(stranger, {1: (SESSION, None)}, NOW)
        error = (await sessions.load(tx, [1])).broken[1]
    assert isinstance(error, Undecipherable)
    assert error.key_id == "k9"


@pytest.mark.parametrize("text", ["", "7", "null", "[1, 2]", '{"turn":', '{"answers":7}', '{"trail":[1]}'])
async def test_a_text_that_is_no_session_is_broken(database: Database, text: str) -> None:
    async with database.write() as tx:
        body = tx.keyring.seal(text, "sessions:1:body")
        await tx.each(insert(tables.sessions), [{"chat_id": 1, "body": body, "updated_at": NOW}])
        loaded = await sessions.load(tx, [1])
    assert loaded.sessions == {}
    assert isinstance(loaded.broken[1], Unreadable)
    assert loaded.broken[1].place == "sessions:1:body"
