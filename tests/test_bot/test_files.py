"""Files that are made here: they arrive byte for byte, and what is to go after a day goes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from bot.clock import Clock
from bot.files import LARGEST, File, FileTooLarge, of_file
from bot.lasting import DAY, lasting_a_day
from bot.sandbox import Message, Person, Sandbox
from bot.settings import Settings
from storage import outbox, slots
from storage.outbox import Outgoing
from tests.test_bot.queueing import dead_letters, people, queue
from tests.test_bot.talking import Program

SHEET = b"PK\x03\x04 sheet \x00\xff"
PICTURE = b"\x89PNG\r\n\x1a\n picture \x00\xff"
LIST = File("document", "lijst.xlsx", "application/vnd.ms-excel", SHEET)
MINUTE = timedelta(minutes=1)


def content(sandbox: Sandbox, message: Message) -> bytes:
    """What somebody gets who opens the file of a message."""
    assert message.file_id is not None
    return sandbox.world.files.get(message.file_id).content


def clock(sandbox: Sandbox) -> Clock:
    """The sandbox's time, which tests can move."""
    return lambda: datetime.fromtimestamp(sandbox.now(), UTC)


async def sent(program: Program, person: Person, outgoing: Outgoing) -> Message:
    """The message that a row becomes."""
    await queue(program.app, [outgoing])
    await program.rest()
    return person.last


@pytest.mark.parametrize(
    ("field", "name", "kind", "made"),
    [
        ("document", "lijst.xlsx", "application/vnd.ms-excel", SHEET),
        ("document", "dag.ics", "text/calendar", "één\r\n"),
        ("photo", "cijfers.png", "image/png", PICTURE),
    ],
    ids=["bytes", "text", "photo"],
)
async def test_a_file_arrives_as_it_was_made(
    program: Program, field: Literal["photo", "document"], name: str, kind: str, made: bytes | str
) -> None:
    (amina,) = people(program.sandbox, 1)
    file = File(field, name, kind, made)
    message = await sent(program, amina, file.to(amina.user_id, "<b>Lijst</b> &amp; meer"))
    assert content(program.sandbox, message) == file.data
    assert (message.kind, message.text) == (field, "Lijst & meer")
    assert message.media is not None
    if field == "document":
        assert (message.media["file_name"], message.media["mime_type"]) == (name, kind)


async def test_a_file_waits_sealed_and_survives_a_restart(sandbox: Sandbox, given: Settings) -> None:
    async with Program(sandbox, given) as program:
        (amina,) = people(sandbox, 1)
        async with program.app.database.write() as tx:
            await outbox.add(tx, [LIST.to(amina.user_id)], datetime.now(UTC))
        assert SHEET not in program.raw()
        assert b"lijst.xlsx" not in program.raw()
    async with Program(sandbox, given) as program:
        await program.rest()
        assert content(sandbox, amina.last) == SHEET
        assert program.rows("outbox") == []


@pytest.mark.parametrize("field", ["photo", "document"])
def test_what_telegram_does_not_take_is_refused_here(field: Literal["photo", "document"]) -> None:
    size = LARGEST[field]
    assert len(File(field, "a", "b", bytes(size)).data) == size
    with pytest.raises(FileTooLarge) as caught:
        File(field, "a", "b", bytes(size + 1))
    assert (caught.value.name, caught.value.size) == ("a", size + 1)


def test_a_file_of_an_earlier_release_is_still_read() -> None:
    kept = {"field": "document", "name": "dag.ics", "kind": "text/calendar", "content": "één"}
    assert of_file({"file": kept}) == File("document", "dag.ics", "text/calendar", "één")
    assert of_file({"text": "Hallo"}) is None


async def test_a_caption_that_is_too_long_is_a_dead_letter(program: Program) -> None:
    (amina,) = people(program.sandbox, 1)
    await queue(program.app, [LIST.to(amina.user_id, "a" * 1025)])
    await program.rest()
    (letter,) = await dead_letters(program.app)
    assert "caption is too long" in letter.error


async def test_what_lasts_a_day_is_gone_after_a_day_over_a_restart(sandbox: Sandbox, given: Settings) -> None:
    now = clock(sandbox)
    async with Program(sandbox, given, clock=now) as program:
        (amina,) = people(sandbox, 1)
        pair = lasting_a_day(LIST.to(amina.user_id), 0xBEEF, now())
        async with program.app.database.write() as tx:
            program.app.outbox.put(await outbox.add(tx, pair, now()))
        await program.rest()
        number = amina.last.message_id
        sandbox.passes((DAY - MINUTE).total_seconds())
        await program.app.ticks.tick()
        await program.rest()
        assert number in amina.chat.posts
        assert len(program.rows("outbox")) == 1
    async with Program(sandbox, given, clock=now) as program:
        sandbox.passes(2 * MINUTE.total_seconds())
        await program.app.ticks.tick()
        await program.rest()
        assert number not in amina.chat.posts
        assert program.rows("outbox") == []
        async with program.app.database.read() as tx:
            assert await slots.load(tx, [f"day:{amina.user_id}:beef"]) == {}


async def test_what_waits_for_tomorrow_holds_up_nobody(program: Program) -> None:
    (amina,) = people(program.sandbox, 1)
    tomorrow = datetime.now(UTC) + DAY
    held = replace(LIST.to(amina.user_id), not_before=tomorrow)
    await queue(program.app, [held, Outgoing(amina.user_id, "sendMessage", {"text": "Nu"})])
    await program.rest()
    assert amina.last.text == "Nu"


async def test_what_the_person_deleted_already_is_no_dead_letter(sandbox: Sandbox, given: Settings) -> None:
    now = clock(sandbox)
    async with Program(sandbox, given, clock=now) as program:
        (amina,) = people(sandbox, 1)
        async with program.app.database.write() as tx:
            pair = lasting_a_day(LIST.to(amina.user_id), 1, now())
            program.app.outbox.put(await outbox.add(tx, pair, now()))
        await program.rest()
        del amina.chat.posts[amina.last.message_id]
        sandbox.passes(DAY.total_seconds())
        await program.app.ticks.tick()
        await program.rest()
        assert program.rows("outbox") == []
        assert program.rows("sent_slots") == []


async def test_what_could_not_be_deleted_in_time_is_for_a_person(sandbox: Sandbox, given: Settings) -> None:
    now = clock(sandbox)
    async with Program(sandbox, given, clock=now) as program:
        (amina,) = people(sandbox, 1)
        async with program.app.database.write() as tx:
            pair = lasting_a_day(LIST.to(amina.user_id), 1, now())
            program.app.outbox.put(await outbox.add(tx, pair, now()))
        await program.rest()
        sandbox.passes((2 * DAY + MINUTE).total_seconds())
        await program.app.ticks.tick()
        await program.rest()
        (letter,) = await dead_letters(program.app)
        assert letter.outgoing.method == "deleteMessage"
