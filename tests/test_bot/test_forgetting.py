"""Consent, encryption at rest, and deleting everything: looked for in the bytes of the database file."""

import pytest

from bot.sandbox import Sandbox
from tests.test_bot.journeys import NL, arriving, studiebegeleiding
from tests.test_bot.talking import Parent, Program

NAME, NOTE, PHONE = "Quirijntje", "Zij leest liever over vulkanen.", "612345678"
OF_PERSONS = ("families", "carers", "children", "intakes", "intake_events", "outbox", "set_aside")


@pytest.fixture
def steps() -> list[str]:
    """A whole sign-up with words that stand nowhere else."""
    journey = studiebegeleiding(NL, NOTE)
    journey[journey.index(NL.name)] = NAME
    return [*arriving(NL, "studiebegeleiding"), *journey, ":confirm"]


async def test_nothing_personal_is_in_the_file_at_any_time(
    parent: Parent, program: Program, sandbox: Sandbox, steps: list[str]
) -> None:
    for step in steps:
        await parent.does(step)
        raw = program.raw()
        assert not [word for word in (NAME, NOTE, PHONE, "vulkanen") if word.encode() in raw], step
    assert len(program.rows("children")) == 1


async def test_queued_messages_are_locked_too(
    parent: Parent, program: Program, sandbox: Sandbox, steps: list[str]
) -> None:
    await parent.does(*steps[:-1])
    sandbox.fail("*", times=2, status=429, retry_after=600, chat_id=parent.person.user_id)
    await parent.person.taps(parent.button("confirm"))
    while not program.rows("outbox") or sandbox.pending:
        await parent.person.hears(0)
        await sandbox.until_polled()
    raw = program.raw()
    assert not [word for word in (NAME, NOTE, PHONE) if word.encode() in raw]


async def test_delete_leaves_no_row_and_empties_the_card(
    parent: Parent, program: Program, sandbox: Sandbox, steps: list[str]
) -> None:
    await parent.does(*steps)
    assert all(program.rows(table) for table in OF_PERSONS[:5])
    heard = await parent.does("/verwijder", ":yes")
    assert "Alles is gewist" in heard[0].text
    assert {table: program.rows(table) for table in OF_PERSONS} == {table: [] for table in OF_PERSONS}
    assert sandbox.staff
    assert NAME not in "".join(message.text for message in sandbox.staff.messages)
    assert sandbox.staff.last.text.endswith("is gewist. De ouder heeft alles laten wissen.")
    assert sandbox.staff.last.labels == []
    assert "Dit weet ik van jou" in (await parent.types("/mijngegevens"))[-1].text
    assert NAME not in parent.person.last.text


async def test_no_is_not_asked_again_and_keeps_nothing(parent: Parent, program: Program) -> None:
    heard = await parent.does(*arriving(NL)[:-1], ":no")
    assert "Ik bewaar niets over jou" in heard[-2].text
    heard = await parent.does(":more", ":taalhuis")
    assert "Taalhuis" in heard[0].text
    assert {table: program.rows(table) for table in OF_PERSONS} == {table: [] for table in OF_PERSONS}


async def test_signing_up_without_consent_asks_for_it_and_takes_no(parent: Parent, program: Program) -> None:
    await parent.does(*arriving(NL)[:-1], ":no")
    heard = await parent.does(":plek3")
    assert heard[-1].text.endswith("Mag ik bewaren wat je vertelt?")
    heard = await parent.does(":no")
    assert "Aanmelden kan ook met een mens" in "".join(message.text for message in heard)
    assert program.rows("families") == program.rows("carers") == []


async def test_deleting_in_the_middle_of_a_question_forgets_the_answers(
    parent: Parent, program: Program, steps: list[str]
) -> None:
    await parent.does(*steps[:6])
    await parent.does("/verwijder", ":yes")
    heard = await parent.does(":studiebegeleiding")
    assert "Mag ik bewaren wat je vertelt?" in heard[-1].text
    assert program.rows("families") == []
