"""The line, the offers, notes, and lists of sign-ups."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from dialogs.facts import Child, Family, Intake
from storage import carers, families, intake_notes, intakes, offers, schema, waiting
from storage.carers import Carer
from storage.crypto import Keyring
from storage.database import Database
from storage.intake_filters import Filters
from storage.intake_notes import Note
from storage.offers import Offer
from storage.transaction import Transaction
from tests.test_storage.samples import MINUTE, NOW, url

DAY = timedelta(days=1)
NAMES = ("Anna", "Bram", "Çağla", "Daan")


@pytest.fixture
async def empty(tmp_path: Path, keyring: Keyring) -> AsyncIterator[Database]:
    database = await Database.open(url(tmp_path / "empty.db"), keyring)
    yield database
    await database.close()


async def signed_up(tx: Transaction) -> list[str]:
    """Four families, each with one sign-up for Plek 3, a minute after each other."""
    made = []
    for number, name in enumerate(NAMES, start=1):
        family = Family(date(2026, 11, 20), "tr" if number == 3 else "nl", children=(_child(number, name),))
        [family_id] = (await families.create(tx, {number: family}, NOW)).values()
        intake = Intake(f"P3-AAA{number}", "plek3", "1", "new", date(2026, 11, 21))
        await intakes.add(tx, [(family_id, number, intake, family.language)], NOW + number * MINUTE)
        made.append(intake.reference)
    return made


def _child(number: int, name: str) -> Child:
    return Child("1", name, f"201{number}-06")


async def wait(tx: Transaction, reference: str, minutes: int, group: str = "") -> None:
    await intakes.change(tx, reference, "waiting_list", "7", NOW + minutes * MINUTE)
    await intakes.into(tx, reference, group)
    await waiting.begin(tx, reference, NOW + minutes * MINUTE)


async def test_the_line_is_in_the_order_of_waiting(database: Database) -> None:
    async with database.write() as tx:
        a, b, c, _ = await signed_up(tx)
        for minutes, reference in enumerate((c, a, b)):
            await wait(tx, reference, minutes)
        assert [one.waiter.reference for one in await waiting.line(tx)] == [c, a, b]
        assert [await waiting.waiting_place(tx, one) for one in (a, b, c, "P3-AAA4")] == [2, 3, 1, 0]


async def test_who_comes_back_has_the_place_of_before_and_who_had_a_turn_the_last(database: Database) -> None:
    async with database.write() as tx:
        a, b, *_ = await signed_up(tx)
        await wait(tx, a, 0)
        await wait(tx, b, 1)
        await intakes.change(tx, a, "contacted", "7", NOW)
        assert await waiting.waiting_place(tx, b) == 1
        await wait(tx, a, 2)
        assert await waiting.waiting_place(tx, a) == 1
        await waiting.to_the_end(tx, [a], NOW + 3 * MINUTE, silent=False)
        assert await waiting.waiting_place(tx, a) == 2
        resting = [one.is_next(NOW + DAY) for one in await waiting.line(tx)]
        assert resting == [True, False]
        assert [one.is_next(NOW + 8 * DAY) for one in await waiting.line(tx)] == [True, True]


async def test_an_offer_stands_until_the_sign_up_is_over(database: Database) -> None:
    async with database.write() as tx:
        a, b, *_ = await signed_up(tx)
        for minutes, reference in enumerate((a, b)):
            await wait(tx, reference, minutes)
        await offers.add(tx, [Offer(one, "west", NOW + DAY) for one in (a, b)], NOW)
        await intakes.change(tx, b, "withdrawn", intakes.PARENT, NOW)
        assert await offers.taken(tx) == {"west": 1}
        assert await offers.of(tx, b) is None
        assert await offers.due(tx, NOW) == []
        assert await offers.due(tx, NOW + DAY) == [Offer(a, "west", NOW + DAY)]
        assert [one.offered for one in await waiting.line(tx)] == [True]
        await offers.sweep(tx, NOW + DAY)
        assert len(await offers.every(tx)) == 1


async def test_children_in_a_group_and_offers_take_its_places(database: Database) -> None:
    async with database.write() as tx:
        a, b, *_ = await signed_up(tx)
        await intakes.change(tx, a, "placed", "7", NOW)
        await intakes.into(tx, a, "west")
        await wait(tx, b, 0)
        await offers.add(tx, [Offer(b, "west", NOW + DAY)], NOW)
        assert await offers.taken(tx) == {"west": 2}


async def test_after_two_questions_without_an_answer_a_month_later_somebody_calls(database: Database) -> None:
    async with database.write() as tx:
        a, *_ = await signed_up(tx)
        await wait(tx, a, 0)
        for month in (1, 2):
            assert await waiting.due(tx, NOW + month * waiting.MONTH, 9) == [a]
            await waiting.asked(tx, [a], NOW + month * waiting.MONTH)
        assert await waiting.silent(tx, NOW + 2 * waiting.MONTH) == []
        assert await waiting.silent(tx, NOW + 3 * waiting.MONTH) == [a]
        assert await waiting.due(tx, NOW + 3 * waiting.MONTH, 9) == []
        [one] = await waiting.line(tx)
        assert not one.is_next(NOW + 3 * waiting.MONTH)
        await waiting.answered(tx, a, NOW + 3 * waiting.MONTH)
        [one] = await waiting.line(tx)
        assert one.is_next(NOW + 3 * waiting.MONTH)
        assert await waiting.silent(tx, NOW + 5 * waiting.MONTH) == []


async def test_who_lets_two_offers_pass_in_silence_is_called_a_week_later(database: Database) -> None:
    async with database.write() as tx:
        a, *_ = await signed_up(tx)
        await wait(tx, a, 0)
        for days in (0, 10):
            assert await waiting.silent(tx, NOW + days * DAY) == []
            await waiting.to_the_end(tx, [a], NOW + days * DAY, silent=True)
        assert await waiting.silent(tx, NOW + 16 * DAY) == []
        assert await waiting.silent(tx, NOW + 17 * DAY) == [a]
        [one] = await waiting.line(tx)
        assert not one.is_next(NOW + 17 * DAY)
        await wait(tx, a, 0)
        assert await waiting.silent(tx, NOW + 17 * DAY) == []


async def test_another_carer_hears_what_who_signed_up_cannot(database: Database) -> None:
    async with database.write() as tx:
        a, b, *_ = await signed_up(tx)
        for reference in (a, b):
            await wait(tx, reference, 0)
        family = (await intakes.by_reference(tx, [a]))[a].family_id
        await carers.save(tx, {8: (family, Carer(receives=False)), 9: (family, Carer())})
        assert await waiting.chats(tx, [a, b]) == {a: 1, b: 2}
        await families.unreachable(tx, [1, 2], NOW)
        assert await waiting.chats(tx, [a, b]) == {a: 9}
        assert [one.is_next(NOW) for one in await waiting.line(tx)] == [True, False]
        await families.unreachable(tx, [9], NOW)
        assert await waiting.chats(tx, [a, b]) == {a: 8}


async def test_who_blocked_the_bot_is_offered_nothing(database: Database) -> None:
    async with database.write() as tx:
        a, *_ = await signed_up(tx)
        await wait(tx, a, 0)
        await families.unreachable(tx, [1], NOW)
        assert [one.is_next(NOW) for one in await waiting.line(tx)] == [False]


async def test_a_family_takes_everything_along(database: Database) -> None:
    async with database.write() as tx:
        a, *_ = await signed_up(tx)
        await wait(tx, a, 0)
        await offers.add(tx, [Offer(a, "west", NOW + DAY)], NOW)
        await intake_notes.add(tx, a, Note(NOW, 7, "Belt liever in de avond"))
        stored = (await intakes.by_reference(tx, [a]))[a]
        await families.forget(tx, [stored.family_id])
        assert await waiting.line(tx) == []
        assert await offers.every(tx) == []
        assert await intake_notes.of(tx, a) == []


async def test_notes_are_read_in_the_order_of_writing(database: Database) -> None:
    async with database.write() as tx:
        a, b, *_ = await signed_up(tx)
        notes = [Note(NOW, 7, "Belt in de avond"), Note(NOW + MINUTE, 8, "Gebeld")]
        for note in notes:
            await intake_notes.add(tx, a, note)
        assert await intake_notes.of(tx, a) == notes
        assert await intake_notes.of(tx, b) == []


async def test_a_list_holds_what_was_asked_for_the_longest_waiting_first(database: Database) -> None:
    async with database.write() as tx:
        a, b, c, d = await signed_up(tx)
        await intakes.into(tx, b, "west")
        await intakes.change(tx, d, "closed", "7", NOW)
        await intakes.assign(tx, a, 7, "7", NOW)

        async def found(filters: Filters) -> list[str]:
            every = await intakes.every(tx, filters)
            assert len(every) == await intakes.count(tx, filters)
            return [one.intake.reference for one in every]

        assert await found(Filters()) == [a, b, c, d]
        assert await found(Filters(statuses=("new",))) == [a, b, c]
        assert await found(Filters(language="tr")) == [c]
        assert await found(Filters(groups=("west", "east"))) == [b]
        assert await found(Filters(groups=())) == []
        assert await found(Filters(no_group=True)) == [a, c, d]
        assert await found(Filters(born_from="2012-06", born_below="2013-06")) == [b]
        assert await found(Filters(assigned_to=7)) == [a]
        assert await found(Filters(programme="studiebegeleiding")) == []
        page = await intakes.every(tx, Filters(), limit=2, offset=1)
        assert [(one.intake.reference, one.intake.group) for one in page] == [(b, "west"), (c, "")]
        assert await intakes.languages(tx) == ["nl", "tr"]


async def test_a_child_is_found_by_its_name(database: Database) -> None:
    async with database.write() as tx:
        _, b, *_ = await signed_up(tx)
        assert await intakes.of_child(tx, lambda name: name == "Bram") == [b]


async def test_the_history_says_on_what(database: Database) -> None:
    async with database.write() as tx:
        a, *_ = await signed_up(tx)
        await intakes.change(tx, a, "placed", "7", NOW, "west")
        await intakes.note(tx, {a: "east"}, intakes.OFFERED, intakes.MACHINE, NOW)
        found = [(one.status, one.by, one.detail) for one in await intakes.history(tx, a)]
    assert found == [("new", "parent", ""), ("placed", "7", "west"), ("offered", "machine", "east")]


async def test_the_other_carer_takes_the_line_over(database: Database) -> None:
    async with database.write() as tx:
        a, *_ = await signed_up(tx)
        stored = (await intakes.by_reference(tx, [a]))[a]
        await wait(tx, a, 0)
        await carers.save(tx, {9: (stored.family_id, Carer())})
        await carers.leave(tx, {1: 9})
        assert [one.is_next(NOW) for one in await waiting.line(tx)] == [True]


async def test_who_waited_before_there_was_a_line_is_in_it(empty: Database) -> None:
    async with empty.write() as tx:
        await tx.connection.run_sync(schema.move, "0007")
        await tx.run(text("INSERT INTO families VALUES (1, '2026-11-20', 'tr', x'', x'', 0, NULL)"))
        for reference, status, at in (
            ("SB-B", "waiting_list", 7),
            ("SB-A", "waiting_list", 9),
            ("SB-C", "new", 1),
        ):
            values = f"'{reference}', 1, 1, '1', 'plek3', '{status}', 0, 'tr', x'', '2026-11-21', 0, {at}"
            await tx.run(text(f"INSERT INTO intakes VALUES ({values})"))  # noqa: S608 - our own values
        await tx.connection.run_sync(schema.move, schema.HEAD)
        assert [one.waiter.reference for one in await waiting.line(tx)] == ["SB-B", "SB-A"]
