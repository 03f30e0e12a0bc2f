"""Chats that close, move or never were: people who block the bot, and the staff chat."""

import pytest

from bot.sandbox import Sandbox
from bot.settings import Settings
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.queueing import dead_letters, message, people, queue, texts
from tests.test_bot.talking import Parent, Program

SIGN_UP = [*arriving(NL, "plek3"), *plek3(NL), ":confirm"]


@pytest.fixture
async def family(parent: Parent) -> Parent:
    await parent.does(*SIGN_UP, ":nothing")
    return parent


async def test_who_blocks_is_unreachable_until_the_bot_is_let_in_again(
    family: Parent, program: Program
) -> None:
    await family.person.blocks()
    await program.rest()
    assert program.rows("carers")[0][2] is not None
    await queue(program.app, [message(family.person, "een"), message(family.person, "twee")])
    await program.rest()
    assert program.rows("outbox") == []
    await family.person.unblocks()
    await program.rest()
    assert program.rows("carers")[0][2] is None
    assert "Wat wil je doen?" in (await family.types("?"))[-1].text


@pytest.mark.parametrize("said", ["Forbidden: bot was blocked by the user", "Forbidden: user is deactivated"])
async def test_a_403_closes_what_waits_and_writing_opens_it_again(
    family: Parent, program: Program, sandbox: Sandbox, said: str
) -> None:
    sandbox.fail("sendMessage", status=403, description=said, chat_id=family.person.user_id)
    await queue(program.app, [message(family.person, number) for number in ("een", "twee", "drie")])
    await program.rest()
    assert await texts(family.person) == []
    assert program.rows("outbox") == []
    assert program.rows("carers")[0][2] is not None
    heard = await family.types("/start")
    assert heard[-1].text == "Wat wil je doen?"
    assert program.rows("carers")[0][2] is None


async def test_one_who_blocks_is_no_harm_to_others(program: Program, sandbox: Sandbox) -> None:
    crowd = people(sandbox, 3)
    await crowd[1].blocks()
    await queue(program.app, [message(person, text) for text in ("een", "twee") for person in crowd])
    await program.rest()
    assert [await texts(person) for person in crowd] == [["een", "twee"], [], ["een", "twee"]]


async def test_a_staff_chat_that_moved_is_followed(
    family: Parent, program: Program, sandbox: Sandbox
) -> None:
    assert sandbox.staff
    moved = sandbox.migrate(sandbox.staff)
    await family.does("/start", ":plek3", ":new", "Noor", "mei 2014")
    await family.does(":groep8", ":yes", "Het Kompas", ":.skip", ":music", ":.done")
    await family.person.taps(family.person.last.data[0])
    await family.hears()
    await family.does(":nl", ":.skip", ":confirm")
    assert "Noor, geboren in mei 2014" in moved.last.text
    assert sandbox.staff_person
    await sandbox.staff_person.taps("👋 Opgepakt", chat=moved)
    assert "Wij kijken nu naar de aanmelding van Noor" in (await family.hears())[-1].text
    assert "Stand: opgepakt" in moved.last.text


@pytest.mark.parametrize("closed", ["thrown out", "never there"])
async def test_a_card_that_cannot_be_brought_is_kept_apart(
    sandbox: Sandbox, given: Settings, closed: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert sandbox.staff
    if closed == "thrown out":
        sandbox.staff.removes_bot()
    else:
        given = given.model_copy(update={"staff_chat": -5})
    async with Program(sandbox, given) as program:
        parent = program.parent()
        await parent.does(*SIGN_UP)
        [letter] = await dead_letters(program.app)
        assert "Sam" in letter.outgoing.params["text"]
        await parent.does("/verwijder", ":yes")
        assert program.rows("outbox") == []
    assert "refused" in caplog.text


async def test_a_card_that_was_deleted_comes_anew_and_can_be_emptied(
    family: Parent, program: Program, sandbox: Sandbox
) -> None:
    assert sandbox.staff
    assert sandbox.staff_person
    card = sandbox.staff.last
    del sandbox.staff.chat.posts[card.message_id]
    await sandbox.staff_person.taps_old(card.message_id, card.data[0], chat=sandbox.staff)
    await program.rest()
    assert "Sam" in sandbox.staff.last.text
    await family.does("/verwijder", ":yes")
    assert "Sam" not in "".join(message.text for message in sandbox.staff.messages)
