"""A staff group with topics: each conversation has one, and what is typed in it goes to the parent."""

import pytest

from bot.sandbox import Sandbox
from bot.settings import Settings
from tests.test_bot.helping import QUESTION, Staff, asking
from tests.test_bot.journeys import NL, arriving
from tests.test_bot.talking import Parent, Program


@pytest.fixture
def given(sandbox: Sandbox, given: Settings) -> Settings:
    """The staff group with topics turned on."""
    assert sandbox.staff
    sandbox.staff.chat.facts["is_forum"] = True
    return given


@pytest.fixture
def staff(program: Program) -> Staff:
    return Staff(program)


@pytest.fixture
async def writer(parent: Parent) -> Parent:
    await parent.does(*arriving(NL))
    await asking(parent)
    return parent


def topic(staff: Staff) -> int:
    """The newest topic of the group."""
    return max(staff.group.chat.topics)


async def test_each_family_has_a_topic_without_their_names(
    writer: Parent, staff: Staff, program: Program
) -> None:
    other = program.parent("Noor")
    await other.does(*arriving(NL))
    await asking(other, "Is er plek?")
    assert [name.partition(" ·")[0] for name in staff.group.chat.topics.values()] == [
        "📨 Gesprek 1",
        "📨 Gesprek 2",
    ]
    threads = [one.thread_id for one in staff.group.messages]
    first, second = sorted(staff.group.chat.topics)
    assert threads == [first, first, second, second]


async def test_what_stands_in_the_topic_goes_to_the_parent(writer: Parent, staff: Staff) -> None:
    mine = await staff.answers("Goedemorgen!", thread=topic(staff))
    [heard] = await writer.hears()
    assert heard.text.endswith("Goedemorgen!")
    assert staff.message(mine.message_id).reaction == "👌"


async def test_an_answer_to_a_colleague_does_not(writer: Parent, staff: Staff) -> None:
    mine = await staff.answers("Wij zoeken het uit.", thread=topic(staff))
    await writer.hears()
    await staff.answers("Wie belt?", to=mine)
    assert await writer.hears() == []


async def test_what_is_typed_outside_of_topics_does_not(writer: Parent, staff: Staff) -> None:
    await staff.person.types("Goedemorgen!", chat=staff.group)
    assert await writer.hears() == []


async def test_commands_in_the_topic(writer: Parent, staff: Staff) -> None:
    await staff.answers("/antwoord 7", thread=topic(staff))
    assert "Kom gerust langs" in (await writer.hears())[0].text
    assert staff.group.last.thread_id == topic(staff)
    await staff.answers("/klaar", thread=topic(staff))
    assert "Ik ben er weer" in (await writer.hears())[0].text
    await staff.answers("Nog iets", thread=topic(staff))
    assert await writer.hears() == []
    assert "al klaar" in staff.group.last.text
    assert staff.group.last.thread_id == topic(staff)


async def test_a_topic_that_was_deleted_loses_nothing(writer: Parent, staff: Staff) -> None:
    staff.group.chat.topics.clear()
    await writer.types("Hallo?")
    assert "Hallo?" in staff.group.last.text
    assert staff.group.last.thread_id is None


async def test_a_topic_that_may_not_be_made_loses_nothing(
    parent: Parent, staff: Staff, sandbox: Sandbox
) -> None:
    sandbox.fail("createForumTopic", status=400, description="Bad Request: not enough rights")
    await parent.does(*arriving(NL))
    await asking(parent)
    assert QUESTION in staff.group.last.text
    await staff.answers("Wij lezen het.")
    assert (await parent.hears())[0].text.endswith("Wij lezen het.")
