"""Letters to many and what became of each family, as rows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storage import broadcasts, carers, families, notices, recipients
from storage.broadcasts import CANCELLATION, DRAFT, PAUSED, SCHEDULED, SENDING, SENT, Broadcast
from storage.carers import Carer
from storage.database import Database
from storage.recipients import CHANGING, FAILED, LEFT_OUT, QUEUED, UNREACHABLE, WAITING, Count, Recipient
from storage.transaction import Transaction
from tests.test_storage.samples import FAMILY, MINUTE, NOW, OTHERS

WORDS = '{"texts":{"nl":"Woensdag is er taart."}}'
CHATS = (11, 22, 33)


async def made(tx: Transaction, event: int | None = None, state: str = SENDING, kind: str = "letter") -> int:
    number = await broadcasts.reserve(tx)
    one = Broadcast(number, state, 7, WORDS, "{}", NOW, kind=kind, event=event, started_at=NOW)
    await broadcasts.add(tx, one)
    return number


async def settled(tx: Transaction) -> list[Recipient]:
    """Three families, each with one chat."""
    ids = await families.create(tx, dict(zip(CHATS, (FAMILY, OTHERS, OTHERS), strict=True)), NOW)
    return [Recipient(ids[chat], chat, "tr" if chat == 11 else "nl") for chat in CHATS]


async def statuses(tx: Transaction, number: int) -> list[str]:
    return [one.status for one in await recipients.every(tx, number)]


async def test_a_letter_comes_back_as_it_was_and_its_words_are_sealed(database: Database) -> None:
    async with database.write() as tx:
        number = await made(tx)
        stored = (await broadcasts.load(tx, [number]))[number]
        raw = (await tx.connection.exec_driver_sql("SELECT letter FROM broadcasts")).scalar_one()
    assert stored == Broadcast(number, SENDING, 7, WORDS, "{}", NOW, started_at=NOW)
    assert b"taart" not in raw


async def test_who_stands_behind_it_each_once_the_asker_first(database: Database) -> None:
    async with database.write() as tx:
        number = await made(tx)
        one = (await broadcasts.load(tx, [number]))[number]
        assert (one.asker, one.behind) == (7, (7,))
        await broadcasts.save(tx, [replace(one, asked_by=8, approved_by=9)])
        changed = (await broadcasts.load(tx, [number]))[number]
    assert (changed.asker, changed.behind) == (8, (8, 7, 9))
    assert replace(changed, approved_by=7).behind == (8, 7)


async def test_they_are_found_by_state_event_moment_and_age(database: Database) -> None:
    async with database.write() as tx:
        draft, going, held = await made(tx, 5, DRAFT), await made(tx, 5), await made(tx, None, PAUSED)
        one = (await broadcasts.load(tx, [draft]))[draft]
        await broadcasts.save(tx, [replace(one, state=SCHEDULED, at=NOW + MINUTE)])
        assert [one.number for one in await broadcasts.of_event(tx, 5)] == [draft, going]
        assert [one.number for one in await broadcasts.in_states(tx, (SENDING, PAUSED))] == [going, held]
        assert [one.number for one in await broadcasts.active(tx)] == [going]
        assert [one.number for one in await broadcasts.newest(tx, 2, 1)] == [going, draft]
        assert await broadcasts.due(tx, NOW) == []
        assert [one.number for one in await broadcasts.due(tx, NOW + MINUTE)] == [draft]


async def test_a_correction_makes_a_version_that_all_are_to_get(database: Database) -> None:
    async with database.write() as tx:
        number = await made(tx, state=SENT)
        await broadcasts.rewrite(tx, number, "{}")
        await broadcasts.renew(tx, [number])
        (one,) = await broadcasts.active(tx)
        assert (one.letter, one.version, one.correcting) == ("{}", 2, True)
        await broadcasts.corrected(tx, replace(one, version=1))
        assert (await broadcasts.active(tx)) == [one]
        await broadcasts.corrected(tx, one)
        assert await broadcasts.active(tx) == []


async def test_a_row_goes_from_waiting_to_what_became_of_it(database: Database) -> None:
    async with database.write() as tx:
        number, everybody = await made(tx), await settled(tx)
        await recipients.add(tx, number, everybody)
        assert await recipients.to_send(tx, number, 2) == everybody[:2]
        await recipients.queued(tx, number, CHATS, QUEUED, 1)
        assert await recipients.to_send(tx, number, 9) == []
        await recipients.sent(tx, {(number, 11): 501})
        await recipients.failed(tx, {(number, 22): "Wrong"})
        await recipients.closed(tx, [33])
        assert await statuses(tx, number) == [SENT, FAILED, UNREACHABLE]
        assert not await recipients.are_open(tx, number)
        assert (await recipients.every(tx, number))[0].message_id == 501


async def test_a_message_that_is_there_stays_sent_whatever_becomes_of_its_change(database: Database) -> None:
    async with database.write() as tx:
        number, everybody = await made(tx), await settled(tx)
        await recipients.add(tx, number, everybody)
        await recipients.queued(tx, number, CHATS, QUEUED, 1)
        await recipients.sent(tx, {(number, chat): chat * 10 for chat in CHATS})
        assert [one.chat_id for one in await recipients.to_change(tx, number, 2, 9)] == [11, 22, 33]
        await recipients.queued(tx, number, CHATS, CHANGING, 2)
        await recipients.sent(tx, {(number, 11): None})
        await recipients.failed(tx, {(number, 22): "Wrong"})
        await recipients.closed(tx, [33])
        rows = await recipients.every(tx, number)
        assert [(one.status, one.reason) for one in rows] == [
            (SENT, ""),
            (SENT, "Wrong"),
            (SENT, UNREACHABLE),
        ]
        assert [one.message_id for one in rows] == [110, 220, 330]
        assert await recipients.to_change(tx, number, 2, 9) == []
        assert [one.chat_id for one in await recipients.to_change(tx, number, 3, 9)] == [11, 22, 33]
        await recipients.queued(tx, number, [22], CHANGING, 3)
        assert (await recipients.every(tx, number))[1].reason == ""


async def test_what_is_taken_back_waits_as_before(database: Database) -> None:
    async with database.write() as tx:
        number, everybody = await made(tx), await settled(tx)
        await recipients.add(tx, number, everybody)
        await recipients.queued(tx, number, [11, 22], QUEUED, 1)
        await recipients.sent(tx, {(number, 11): 501})
        await recipients.queued(tx, number, [11], CHANGING, 2)
        await recipients.taken_back(tx, number, [11, 22])
        assert await statuses(tx, number) == [SENT, WAITING, WAITING]
        assert [one.chat_id for one in await recipients.to_change(tx, number, 2, 9)] == [11]
        assert await recipients.leave_out(tx, number, "stopped") == 2
        assert await recipients.orphans(tx, number) == 0


async def test_who_left_since_is_not_reached_with_the_notice(database: Database) -> None:
    async with database.write() as tx:
        number, everybody = await made(tx, 5, kind=CANCELLATION), await settled(tx)
        await recipients.add(tx, number, everybody)
        await families.unreachable(tx, [22], NOW)
        await carers.save(tx, {33: (everybody[2].family_id, Carer(receives=False))})
        assert await notices.reached(tx, number, 5, CHATS) == {11: True, 33: False}


async def test_where_nobody_of_a_family_could_be_told_another_carer_stands_in(database: Database) -> None:
    async with database.write() as tx:
        letter, everybody = await made(tx, 5), await settled(tx)
        notice = await made(tx, 5, kind=CANCELLATION)
        await recipients.add(tx, letter, everybody)
        await recipients.sent(tx, {(letter, 11): 501, (letter, 22): 502})
        others = {chat: (everybody[0].family_id, Carer(language="pl")) for chat in (44, 55)}
        await carers.save(tx, others | {66: (everybody[1].family_id, Carer(receives=False))})
        assert await notices.gather(tx, notice, 5) == 2
        await recipients.settle(tx, notice, [11, 22], UNREACHABLE, "")
        assert await notices.gather(tx, notice, 5) == 1
        assert [one.chat_id for one in await recipients.to_send(tx, notice, 9)] == [44]
        assert await notices.gather(tx, notice, 5) == 0
        await recipients.settle(tx, notice, [44], UNREACHABLE, "")
        assert await notices.gather(tx, notice, 5) == 1
        assert [(one.chat_id, one.language) for one in await recipients.to_send(tx, notice, 9)] == [
            (55, "pl")
        ]


async def test_who_has_a_letter_about_an_event_hears_the_next_once(database: Database) -> None:
    async with database.write() as tx:
        first, second, everybody = await made(tx, 5), await made(tx, 5), await settled(tx)
        notice = await made(tx, 5, kind=CANCELLATION)
        for number in (first, second):
            await recipients.add(tx, number, everybody)
            await recipients.queued(tx, number, [11], QUEUED, 1)
            await recipients.sent(tx, {(number, 11): 501})
        assert await notices.gather(tx, notice, 5) == 1
        await recipients.sent(tx, {(second, 22): 502})
        assert await notices.gather(tx, notice, 5) == 1
        assert await notices.gather(tx, notice, 5) == 0
        assert [one.chat_id for one in await recipients.every(tx, notice)] == [11, 22]
        assert await recipients.have(tx, 5) == {one.family_id for one in everybody}


async def test_what_a_family_had_since_a_moment(database: Database) -> None:
    async with database.write() as tx:
        number, everybody = await made(tx), await settled(tx)
        await recipients.add(tx, number, everybody)
        await recipients.sent(tx, {(number, 11): 501})
        assert await recipients.had(tx, NOW) == {everybody[0].family_id: 1}
        assert await recipients.had(tx, NOW + timedelta(days=1)) == {}
        assert await recipients.had(tx, NOW, but=number) == {}


async def test_of_a_family_that_is_gone_only_the_count_stays(database: Database) -> None:
    async with database.write() as tx:
        number, everybody = await made(tx), await settled(tx)
        await recipients.add(tx, number, everybody)
        await recipients.queued(tx, number, [11, 22], QUEUED, 1)
        await recipients.sent(tx, {(number, 11): 501})
        await families.forget(tx, [one.family_id for one in everybody])
        assert await recipients.every(tx, number) == []
        assert await recipients.counts(tx, number) == [
            Count("nl", LEFT_OUT, "deleted", 2),
            Count("tr", SENT, "", 1),
        ]
        again = await families.create(tx, {44: OTHERS}, datetime(2026, 11, 22, tzinfo=UTC))
        await recipients.add(tx, number, [Recipient(again[44], 44, "nl")])
        await families.forget(tx, again.values())
        assert Count("nl", LEFT_OUT, "deleted", 3) in await recipients.counts(tx, number)
