"""Invites: one person, once, in time; and the code is nowhere in the database."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from storage import invites
from storage.crypto import Keyring
from storage.database import Database
from storage.invites import StoredInvite
from tests.test_storage.samples import MINUTE, NOW, url

CODE, OTHER = "uJ3x0q7Zb2VfY5cR9sTn1A", "Kd8Wm4Lp6Ho2Gi7Ef3Cb5B"
UNTIL = NOW + 48 * 60 * MINUTE


async def test_a_code_gives_its_role_once(database: Database) -> None:
    async with database.write() as tx:
        await invites.add(tx, CODE, "volunteer", UNTIL)
        await invites.add(tx, OTHER, "coordinator", UNTIL)
        assert await invites.use(tx, CODE, NOW) == "volunteer"
        assert await invites.use(tx, CODE, NOW + MINUTE) is None
        assert await invites.use(tx, OTHER, NOW) == "coordinator"


@pytest.mark.parametrize("code", ["", CODE.lower(), CODE[:-1], "é"])
async def test_an_unknown_code_gives_nothing(database: Database, code: str) -> None:
    async with database.write() as tx:
        await invites.add(tx, CODE, "volunteer", UNTIL)
        assert await invites.use(tx, code, NOW) is None
        assert await invites.use(tx, CODE, NOW) == "volunteer"


async def test_a_code_has_its_time(database: Database) -> None:
    async with database.write() as tx:
        await invites.add(tx, CODE, "volunteer", UNTIL)
        assert await invites.use(tx, CODE, UNTIL) is None
        assert await invites.use(tx, CODE, UNTIL - MINUTE) == "volunteer"


async def test_looking_uses_nothing_and_tells_who_made_it(database: Database) -> None:
    async with database.write() as tx:
        await invites.add(tx, CODE, "volunteer", UNTIL, 7)
        await invites.add(tx, OTHER, "admin", UNTIL)
        for _ in range(2):
            assert await invites.look(tx, CODE, NOW) == StoredInvite("volunteer", 7, open=True)
        assert await invites.look(tx, OTHER, UNTIL) == StoredInvite("admin", None, open=False)
        await invites.use(tx, CODE, NOW)
        assert await invites.look(tx, CODE, NOW) == StoredInvite("volunteer", 7, open=False)
        assert await invites.look(tx, "nothing", NOW) is None


async def test_the_open_ones_of_a_maker_end(database: Database) -> None:
    async with database.write() as tx:
        for code, maker in ((CODE, 7), (OTHER, 8), ("used", 7), ("by hand", None)):
            await invites.add(tx, code, "volunteer", UNTIL, maker)
        await invites.use(tx, "used", NOW)
        await invites.end(tx, [7])
        await invites.end(tx, [])
        found = [await invites.look(tx, code, NOW) for code in (CODE, OTHER, "used", "by hand")]
    assert [one and one.open for one in found] == [None, True, False, True]


async def test_of_many_at_the_same_moment_one_gets_the_role(
    database: Database, file: Path, keyring: Keyring
) -> None:
    other = await Database.open(url(file), keyring)
    async with database.write() as tx:
        await invites.add(tx, CODE, "volunteer", UNTIL)

    async def ask(one: Database) -> str | None:
        async with one.write() as tx:
            return await invites.use(tx, CODE, NOW)

    given = await asyncio.gather(*(ask(one) for one in (database, other) * 5))
    await other.close()
    assert sorted(given, key=str) == [None] * 9 + ["volunteer"]


async def test_a_use_that_is_rolled_back_did_not_happen(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as tx:
            assert await invites.use(tx, CODE, NOW) == "volunteer"
            raise LookupError

    async with database.write() as tx:
        await invites.add(tx, CODE, "volunteer", UNTIL)
    with pytest.raises(LookupError):
        await fail()
    async with database.write() as tx:
        assert await invites.use(tx, CODE, NOW) == "volunteer"


async def test_the_same_code_cannot_be_given_twice(database: Database) -> None:
    async with database.write() as tx:
        await invites.add(tx, CODE, "volunteer", UNTIL)
        with pytest.raises(IntegrityError):
            await invites.add(tx, CODE, "coordinator", UNTIL)


async def test_the_code_is_not_in_the_file(database: Database, file: Path) -> None:
    async with database.write() as tx:
        await invites.add(tx, CODE, "volunteer", UNTIL)
    content = b"".join(part.read_bytes() for part in file.parent.iterdir())
    assert invites.hashed(CODE) in content
    assert CODE.encode() not in content


async def _can_be_added_again(database: Database, code: str) -> bool:
    try:
        async with database.write() as tx:
            await invites.add(tx, code, "volunteer", UNTIL)
    except IntegrityError:
        return False
    return True


async def test_what_expired_long_ago_is_dropped(database: Database) -> None:
    async with database.write() as tx:
        await invites.add(tx, CODE, "volunteer", NOW - invites.KEPT - MINUTE)
        await invites.add(tx, OTHER, "volunteer", NOW - invites.KEPT)
        await invites.sweep(tx, NOW)
    assert [await _can_be_added_again(database, code) for code in (CODE, OTHER)] == [True, False]


async def test_what_was_used_long_ago_is_dropped(database: Database) -> None:
    async with database.write() as tx:
        for code, used in ((CODE, NOW - MINUTE), (OTHER, NOW)):
            await invites.add(tx, code, "volunteer", UNTIL)
            await invites.use(tx, code, used)
        await invites.sweep(tx, NOW + invites.KEPT)
    assert [await _can_be_added_again(database, code) for code in (CODE, OTHER)] == [True, False]
