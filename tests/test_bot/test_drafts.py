"""Drafts that a machine read: uploaded when first played, marked as such; and people who take no voices."""

from datetime import UTC, datetime

import pytest

from bot.drafts import draft_file
from bot.sandbox.sounds import hum
from dialogs.scripts import fingerprint, of_node, script
from storage import recordings
from storage.outbox import Outgoing
from storage.recordings import Recording
from tests.test_bot.queueing import dead_letters, queue
from tests.test_bot.talking import Parent, Program
from tests.test_bot.volunteering import reads, says, volunteer

NODE = "welkom.language"
BY_A_COMPUTER = "🤖 Een computer leest dit voor."


@pytest.fixture
async def drafted(program: Program) -> None:
    """The first question has a draft, made beside the running program, which has looked since."""
    around = program.app.turns.around
    reading = of_node(around.trees.nodes[NODE], around.library)
    words = fingerprint(script(reading, around.wordings["nl"], around.library))
    draft = Recording(NODE, "nl", words, None, 2, True, datetime.now(UTC))
    async with program.app.database.write() as tx:
        await recordings.save_drafts(tx, [(draft, hum(2))])
    await program.app.ticks.tick()


def plays(program: Program) -> list[object]:
    """The `voice` of every sendVoice, refused or not."""
    return [call.params["voice"] for call in program.sandbox.sent if call.method == "sendVoice"]


@pytest.mark.usefixtures("drafted")
async def test_the_first_play_uploads_a_draft_and_the_second_sends_its_id(
    program: Program, parent: Parent
) -> None:
    await parent.types("/start")
    [first] = await parent.taps(".listen")
    assert (first.kind, first.text, first.seconds) == ("voice", BY_A_COMPUTER, 2)
    assert first.file_id
    assert program.sandbox.content(first.file_id) == hum(2)
    async with program.app.database.read() as tx:
        assert await recordings.sound(tx, NODE, "nl") is None

    [second] = await parent.taps(".listen")
    await program.app.ticks.tick()
    [third] = await parent.taps(".listen")
    assert [second.file_id, third.file_id] == [first.file_id] * 2
    assert [second.text, third.text] == [BY_A_COMPUTER] * 2
    assert plays(program)[1:] == [first.file_id] * 2


async def over_the_draft(program: Program) -> str:
    """A volunteer reads what only a machine has read: the file id."""
    reader = await volunteer(program)
    await reader.does(":review", ":again")
    file, _ = await says(reader)
    await reader.taps("keep")
    return file


@pytest.mark.usefixtures("drafted")
async def test_a_person_replaces_a_draft(program: Program, parent: Parent) -> None:
    await parent.types("/start")
    file = await over_the_draft(program)
    [heard] = await parent.taps(".listen")
    assert (heard.file_id, heard.text) == (file, "")


@pytest.mark.usefixtures("drafted")
async def test_a_draft_that_was_replaced_on_its_way_is_the_persons_voice(
    program: Program, parent: Parent
) -> None:
    await parent.types("/start")
    file = await over_the_draft(program)
    late = Outgoing(parent.person.user_id, "sendVoice", {"voice": draft_file("nl", NODE), "caption": "🤖"})
    await queue(program.app, [late])
    [heard] = await parent.hears()
    assert heard.file_id == file


async def test_a_draft_that_is_gone_is_passed_over(program: Program, parent: Parent) -> None:
    await parent.types("/start")
    gone = Outgoing(parent.person.user_id, "sendVoice", {"voice": draft_file("nl", NODE)})
    await queue(program.app, [gone])
    assert await parent.hears() == []
    assert program.rows("outbox") == []


@pytest.mark.usefixtures("drafted")
async def test_an_upload_that_fails_is_tried_again(program: Program, parent: Parent) -> None:
    await parent.types("/start")
    program.sandbox.fail("sendVoice", status=502)
    [heard] = await parent.taps(".listen")
    assert heard.file_id
    assert program.sandbox.content(heard.file_id) == hum(2)


@pytest.mark.usefixtures("drafted")
async def test_whoever_takes_no_voices_loses_nothing_else(program: Program, parent: Parent) -> None:
    await parent.person.forbids_voice()
    await parent.types("/start")
    assert await parent.taps(".listen") == []
    assert len(plays(program)) == 1
    assert "bewaar wat je hier vertelt" in (await parent.taps("nl"))[-1].text
    [letter] = await dead_letters(program.app)
    assert letter.error == "Voice_messages_forbidden"
    async with program.app.database.read() as tx:
        assert await recordings.sound(tx, NODE, "nl") == hum(2)


async def test_a_volunteer_who_takes_no_voices_can_still_record(program: Program) -> None:
    reader = await volunteer(program)
    await reader.person.forbids_voice()
    file = await reads(reader)
    assert [row[3] for row in program.rows("recordings")] == [file]
