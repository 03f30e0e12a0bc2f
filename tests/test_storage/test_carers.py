"""Carers: who is one, in which language, who gets messages; and the links by which a second one joins."""

from datetime import timedelta
from pathlib import Path

import pytest

from storage import carer_invites, carers, families, intakes, outbox, set_aside, tables
from storage.carer_invites import CarerInvite, InviteUsed
from storage.carers import Carer
from storage.database import Database
from storage.invites import KEPT, hashed
from storage.set_aside import SetAside
from tests.test_storage.samples import FAMILY, INTAKE, MINUTE, NOW, OTHERS, message

CODE, OTHER = "abcdefghijklmnop", "ponmlkjihgfedcba"
UNTIL = NOW + timedelta(hours=48)


@pytest.fixture
async def two(database: Database) -> tuple[int, int]:
    """The ids of the families of chats 1 and 2."""
    async with database.write() as tx:
        ids = await families.create(tx, {1: FAMILY, 2: OTHERS}, NOW)
    return ids[1], ids[2]


async def test_who_is_there_from_the_start_gets_messages(database: Database, two: tuple[int, int]) -> None:
    async with database.read() as tx:
        loaded = await families.load(tx, [1, 2])
    assert [one.carers for one in loaded.values()] == [{1: Carer()}, {2: Carer()}]


async def test_each_carer_has_a_language_and_the_family_another(
    database: Database, two: tuple[int, int]
) -> None:
    one, _ = two
    async with database.write() as tx:
        await carers.save(tx, {3: (one, Carer(receives=False, language="ar"))})
        loaded = await families.load(tx, [1, 3])
    assert [loaded[chat].family.language for chat in (1, 3)] == ["tr", "ar"]
    assert [loaded[chat].common for chat in (1, 3)] == [FAMILY, FAMILY]
    assert loaded[1].carers == loaded[3].carers == {1: Carer(), 3: Carer(receives=False, language="ar")}


async def test_each_carer_has_a_day_of_consent(database: Database, two: tuple[int, int]) -> None:
    one, _ = two
    async with database.write() as tx:
        await carers.save(tx, {3: (one, Carer(consent_on=NOW.date()))})
        loaded = await families.load(tx, [1, 3])
    assert [loaded[chat].family.consent for chat in (1, 3)] == [FAMILY.consent, NOW.date()]


async def test_who_moves_over_is_of_one_family_only(database: Database, two: tuple[int, int]) -> None:
    one, other = two
    async with database.write() as tx:
        await carers.save(tx, {2: (one, Carer(receives=False))})
        assert await carers.chats(tx, [one]) == [1, 2]
        assert await carers.chats(tx, [other]) == await carers.chats(tx, []) == []


async def test_messages_go_to_who_wants_them_in_their_language(
    database: Database, two: tuple[int, int]
) -> None:
    one, other = two
    async with database.write() as tx:
        await carers.save(tx, {3: (one, Carer(language="ar")), 4: (one, Carer(receives=False))})
        found = await families.reachable(tx, [one, other])
    assert {key: chats for key, (_, chats) in found.items()} == {one: {1: "", 3: "ar"}, other: {2: ""}}


async def test_nobody_stands_in_for_who_cannot_be_reached(database: Database, two: tuple[int, int]) -> None:
    one, _ = two
    async with database.write() as tx:
        await carers.save(tx, {3: (one, Carer(receives=False))})
        await families.unreachable(tx, [1], NOW)
        assert await families.reachable(tx, [one]) == {}


async def test_who_leaves_takes_nothing_and_leaves_nothing_behind(
    database: Database, two: tuple[int, int]
) -> None:
    one, _ = two
    async with database.write() as tx:
        await carers.save(tx, {3: (one, Carer())})
        await intakes.add(tx, [(one, 3, INTAKE, "tr")], NOW)
        await set_aside.add(tx, [SetAside(9, 3, "FlowBug", "{}", NOW)])
        (letter,) = await outbox.add(tx, [message(3)], NOW)
        await outbox.dead(tx, {letter.id: "400"})
        await carers.leave(tx, {3: 1})
        assert set(await families.load(tx, [1, 3])) == {1}
        stored = (await intakes.by_reference(tx, [INTAKE.reference]))[INTAKE.reference]
        assert stored.chat_id == 1
        assert await tx.run(tables.set_aside.delete()) == 0
        assert await tx.run(tables.outbox.delete()) == 0


async def test_a_link_is_of_a_family_until_it_is_used(database: Database, two: tuple[int, int]) -> None:
    one, other = two
    async with database.write() as tx:
        await carer_invites.add(tx, {CODE: one, OTHER: other}, UNTIL)
        found = await carer_invites.look(tx, [CODE, OTHER, "nothing"], NOW)
        assert found == {CODE: CarerInvite(one, True), OTHER: CarerInvite(other, True)}
        await carer_invites.use(tx, {CODE: one}, NOW)
        assert await carer_invites.look(tx, [CODE], NOW) == {CODE: CarerInvite(one, False)}
        with pytest.raises(InviteUsed) as used:
            await carer_invites.use(tx, {CODE: one}, NOW)
        assert used.value.family_id == one


async def test_a_link_has_its_time(database: Database, two: tuple[int, int]) -> None:
    one, _ = two
    async with database.write() as tx:
        await carer_invites.add(tx, {CODE: one}, UNTIL)
        assert (await carer_invites.look(tx, [CODE], UNTIL - MINUTE))[CODE].open
        assert not (await carer_invites.look(tx, [CODE], UNTIL))[CODE].open
        with pytest.raises(InviteUsed):
            await carer_invites.use(tx, {CODE: one}, UNTIL)


async def test_links_go_with_their_family(database: Database, two: tuple[int, int]) -> None:
    one, other = two
    async with database.write() as tx:
        await carer_invites.add(tx, {CODE: one, OTHER: other}, UNTIL)
        await families.forget(tx, [one])
        assert set(await carer_invites.look(tx, [CODE, OTHER], NOW)) == {OTHER}


async def test_what_was_used_or_expired_long_ago_is_dropped(database: Database, two: tuple[int, int]) -> None:
    one, other = two
    async with database.write() as tx:
        await carer_invites.add(tx, {CODE: one}, NOW - KEPT - MINUTE)
        await carer_invites.add(tx, {OTHER: other}, NOW - KEPT)
        await carer_invites.sweep(tx, NOW)
        assert set(await carer_invites.look(tx, [CODE, OTHER], NOW)) == {OTHER}


async def test_the_code_is_not_in_the_file(database: Database, file: Path, two: tuple[int, int]) -> None:
    async with database.write() as tx:
        await carer_invites.add(tx, {CODE: two[0]}, UNTIL)
    content = b"".join(part.read_bytes() for part in file.parent.iterdir())
    assert hashed(CODE) in content
    assert CODE.encode() not in content
