"""An update that cannot be handled: set aside with its error, an apology, and the others go on."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from importlib.resources import files

import pytest

from bot.arrivals import Arrival
from bot.batch import Batch
from bot.catalogs import wordings
from bot.sandbox import Sandbox
from bot.settings import Settings
from bot.texts import Texts
from dialogs.loading import Trees, from_texts
from dialogs.phrases import phrase
from storage import set_aside
from storage.set_aside import SetAside
from tests.test_bot.talking import Parent, Program

SORRY = "Er ging iets mis bij mij."
LOOP = """
tree: privacy
start: one
one: {say: Rondje, next: two}
two: {next: one}
"""


@pytest.fixture(scope="module")
def looping() -> Trees:
    """The shipped trees, but /privacy runs in a circle: no check was done before they were loaded."""
    folder = files("dialogs") / "trees"
    texts = {item.name: item.read_text(encoding="utf-8") for item in folder.iterdir()}
    return from_texts({**texts, "privacy.yaml": LOOP})


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings, looping: Trees) -> AsyncIterator[Program]:
    async with Program(sandbox, given, looping) as running:
        yield running


async def aside(program: Program) -> list[SetAside]:
    async with program.app.database.read() as tx:
        return await set_aside.newest(tx)


async def test_it_is_set_aside_with_its_error_and_without_words(parent: Parent, program: Program) -> None:
    heard = await parent.types("/privacy van Quirijntje")
    assert heard[0].text.startswith(SORRY)
    assert "020 000 00 00" in heard[0].text
    kept = await aside(program)
    assert len(kept) == 1
    assert kept[0].error.startswith("FlowBug at enter:")
    assert "Quirijntje" in kept[0].body
    assert b"Quirijntje" not in program.raw()


async def test_the_rest_of_the_batch_goes_on(sandbox: Sandbox, given: Settings, looping: Trees) -> None:
    people = [sandbox.person(name, language_code="nl") for name in ("Aad", "Bas", "Cor")]
    for person, text in zip(people, ("/start", "/privacy", "/start"), strict=True):
        await person.types(text)
    await people[1].types("Hallo")
    async with Program(sandbox, given, looping) as program:
        await program.rest()
        heard = [[message.text for message in await person.hears(0)] for person in people]
    assert [texts[0][:13] for texts in heard] == ["👋 Welkom bij ", SORRY[:13], "👋 Welkom bij "]
    assert heard[1][1].startswith("👋 Welkom bij")


async def test_a_tap_that_fails_is_answered(parent: Parent, program: Program) -> None:
    await parent.does("/start", ":nl", ":yes", ":settings")
    query = await parent.person.taps(parent.button("privacy"))
    assert (await parent.hears())[0].text.startswith(SORRY)
    assert not (await program.toast(parent.person, query)).text


async def test_the_conversation_stands_where_it_stood(parent: Parent, program: Program) -> None:
    await parent.does("/start plek3", ":nl", ":yes", "Sam")
    before = await program.session(parent.person)
    await parent.types("/privacy")
    assert await program.session(parent.person) == before
    heard = await parent.types("maart 2016")
    assert heard[-1].text == "In welke groep of klas zit Sam?"


async def test_it_is_not_repeated_after_a_restart(sandbox: Sandbox, given: Settings, looping: Trees) -> None:
    async with Program(sandbox, given, looping) as program:
        parent = program.parent()
        await parent.types("/privacy")
    async with Program(sandbox, given, looping) as program:
        await sandbox.until_polled()
        await program.rest()
        assert len(await aside(program)) == 1
    assert await parent.person.hears(0) == []


async def test_the_apology_is_in_the_language_that_was_chosen(program: Program) -> None:
    for language, wording in wordings().items():
        parent = program.parent("Amina", "nl")
        await parent.does("/start", f":{language}")
        heard = await parent.types("/privacy")
        assert heard[0].text == Texts(wording).plain(phrase("sorry", phone="020 000 00 00")), language


@pytest.mark.parametrize(
    "update",
    [
        {"message": {"chat": {"id": 7, "type": "private"}, "from": {"id": "geheim"}, "text": "x"}},
        {"message": {"chat": {"id": 7, "type": "private"}, "from": {"id": 7}, "contact": None}},
        {"message": {"chat": {"id": 7, "type": "private"}, "from": {"id": 7}, "voice": {}}},
        {"callback_query": {"id": "1", "from": None, "message": {"chat": {}, "message_id": 1}}},
        {"message": {"chat": {"id": 7, "type": "private"}, "from": {"id": "\ud800"}, "text": "\ud800"}},
    ],
)
async def test_an_update_of_a_strange_shape(program: Program, update: dict[str, object]) -> None:
    assert await program.app.turns.take([{"update_id": 1, **update}]) == []
    kept = await aside(program)
    assert [one.update_id for one in kept] == [1]
    assert "geheim" not in kept[0].error


async def test_the_log_tells_the_place_and_not_the_words(
    program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    name = "Quirijntje"

    async def fails() -> None:
        raise ValueError(name)

    async with program.app.database.write() as tx:
        batch = Batch(program.app.turns.around, tx, datetime.now(UTC), lambda: 1)
        await batch._guarded({"update_id": 1}, Arrival(1, 7), fails())
    assert [one.error.split(":")[0] for one in await aside(program)] == ["ValueError at fails"]
    assert "raise ValueError(name)" in caplog.text
    assert name not in caplog.text


@pytest.mark.parametrize("text", ["\ud800", "/start \ud800", "/\ud800", "\udfff Sam"])
async def test_half_a_surrogate_pair_breaks_nothing(program: Program, sandbox: Sandbox, text: str) -> None:
    person = sandbox.person("Aad", language_code="nl")
    await person.types("/start")
    await program.rest()
    sender = {"id": person.user_id, "first_name": "Aad", "language_code": "nl"}
    message = {"chat": {"id": person.user_id, "type": "private"}, "from": sender, "text": text}
    await program.app.turns.take([{"update_id": 1, "message": message}])
    await program.rest()
    assert "In welke taal wil je praten?" in person.last.text
