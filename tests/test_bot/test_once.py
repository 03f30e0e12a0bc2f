"""Each update has one effect, however often and under whichever number it comes."""

from bot.app import build
from bot.sandbox import Sandbox
from bot.settings import Settings
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.talking import Parent, Program, until


async def test_the_same_number_twice_has_one_effect(parent: Parent, sandbox: Sandbox) -> None:
    await parent.does(*arriving(NL, "plek3"))
    number = sandbox.next_update_id
    assert "Wanneer is Sam geboren?" in (await parent.types("Sam"))[-1].text
    sandbox.next_update_id = number
    assert await parent.types("Noor") == []
    assert "In welke groep of klas zit Sam?" in (await parent.types("maart 2016"))[-1].text


async def test_the_same_number_twice_in_one_batch(program: Program, sandbox: Sandbox) -> None:
    person = sandbox.person("Aad", language_code="nl")
    await person.types("/start")
    await program.rest()
    await person.hears(0)
    sender = {"id": person.user_id, "first_name": "Aad", "language_code": "nl"}
    message = {"chat": {"id": person.user_id, "type": "private"}, "from": sender, "text": "?"}
    await program.app.turns.take([{"update_id": 3, "message": message}] * 3)
    await program.rest()
    assert len(await person.hears(0)) == 1


async def test_taken_but_not_confirmed_before_the_end(sandbox: Sandbox, given: Settings) -> None:
    person = sandbox.person("Aad", language_code="nl")
    await person.types("/start")
    app = await build(given)
    await app.turns.take(sandbox.pending)
    await app.close()
    assert len(sandbox.pending) == 1
    async with Program(sandbox, given) as program:
        await program.rest()
        heard = await person.hears(0)
    assert [message.text[:13] for message in heard] == ["👋 Welkom bij "]


async def test_numbers_that_jump_back_still_work(parent: Parent, sandbox: Sandbox) -> None:
    await parent.does(*arriving(NL, "plek3"))
    sandbox.next_update_id = 5
    heard = await parent.does(*plek3(NL), ":confirm")
    assert "Gelukt!" in heard[-2].text


async def test_several_that_jump_back_at_once_still_work(parent: Parent, sandbox: Sandbox) -> None:
    """After a silent week: many empty polls have gone by."""
    await parent.does(*arriving(NL, "plek3"))
    sandbox.answers_polls_at_once = True
    polls = sum(call.method == "getUpdates" for call in sandbox.sent)
    await parent.person.types("Sam")
    await until(lambda: sum(call.method == "getUpdates" for call in sandbox.sent) >= polls + 4)
    sandbox.next_update_id = 5
    await parent.person.types("maart 2016")
    await parent.person.types("groep 6")
    await until(lambda: "Heeft de leerkracht" in parent.person.last.text)
    assert "Sam" in parent.person.last.text
