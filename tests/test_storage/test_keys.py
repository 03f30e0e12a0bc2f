"""The wrong key is noticed at the start; a key can be replaced by another."""

import asyncio
from pathlib import Path

import pytest

from storage import families, intakes, outbox, rotation, sessions, set_aside
from storage.crypto import KeyMissing, Keyring, Undecipherable, new_key
from storage.database import Database
from storage.set_aside import SetAside
from storage.transaction import Transaction
from tests.test_storage.samples import FAMILY, INTAKE, NOW, SESSION, message, url

OLD, NEW = new_key("k1"), new_key("k2")


async def _start(file: Path, setting: str) -> Database:
    database = await Database.open(url(file), Keyring.parse(setting))
    try:
        await database.migrate()
    except BaseException:
        await database.close()
        raise
    return database


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A database that was written with the old key, with something in every encrypted column."""
    file = tmp_path / "used.db"

    async def use() -> None:
        database = await _start(file, OLD)
        async with database.write() as tx:
            await _fill(tx)
        await database.close()

    asyncio.run(use())
    return file


async def _fill(tx: Transaction) -> None:
    ids = await families.create(tx, {1: FAMILY}, NOW)
    await intakes.add(tx, [(ids[1], 1, INTAKE, "tr")], NOW)
    await sessions.save(tx, {1: (SESSION, None)}, NOW)
    await outbox.add(tx, [message(1), message(1)], NOW)
    await set_aside.add(tx, [SetAside(5, 1, "FlowBug", '{"text": "Yusuf"}', NOW)])


async def _everything(tx: Transaction) -> list[object]:
    family = (await families.load(tx, [1]))[1]
    session = await sessions.load(tx, [1])
    return [family, session.sessions, await outbox.waiting(tx, 0, 10), await set_aside.newest(tx)]


async def test_a_lost_key_stops_the_start(used: Path) -> None:
    with pytest.raises(KeyMissing) as caught:
        await _start(used, NEW)
    assert caught.value.key_id == "k1"


async def test_another_key_under_the_old_name_stops_the_start(used: Path) -> None:
    with pytest.raises(Undecipherable):
        await _start(used, new_key("k1"))


async def test_with_both_keys_old_and_new_values_open(used: Path) -> None:
    database = await _start(used, f"{NEW},{OLD}")
    async with database.write() as tx:
        await outbox.add(tx, [message(1, "nieuw")], NOW)
    async with database.read() as tx:
        texts = [queued.outgoing.params["text"] for queued in await outbox.waiting(tx, 0, 10)]
    await database.close()
    assert texts == ["Hallo Yusuf", "Hallo Yusuf", "nieuw"]
    with pytest.raises(KeyMissing):
        await _start(used, OLD)


async def test_after_renewing_the_old_key_can_go(used: Path) -> None:
    database = await _start(used, f"{NEW},{OLD}")
    async with database.write() as tx:
        before = await _everything(tx)
        # phone, home language, plan, two first names, answers, session, two messages, one set aside
        assert await rotation.renew(tx) == 10
    await database.close()
    database = await _start(used, NEW)
    async with database.read() as tx:
        assert await _everything(tx) == before
    await database.close()
