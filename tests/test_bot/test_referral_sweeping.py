"""After a year nothing is left of where somebody was sent, but the counts."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox import Group, Person, Sandbox
from bot.settings import Settings
from tests.test_bot.referring import CALL, SENT, asked, desk, due, library, reference, tick
from tests.test_bot.talking import Parent, Program

YEAR, DAY = timedelta(days=365), timedelta(days=1)


@pytest.fixture
def given(given: Settings, tmp_path: Path) -> Settings:
    """Settings with a library whose Taalhuis has a chat of its own."""
    return given.model_copy(update={"library": library(tmp_path)})


@pytest.fixture
def taalhuis(sandbox: Sandbox) -> tuple[Person, Group]:
    return desk(sandbox)


async def test_a_year_later_it_is_gone_here_and_in_the_chat_of_the_desk(
    taalhuis: tuple[Person, Group], parent: Parent, program: Program
) -> None:
    await parent.does(*SENT, *CALL)
    number = reference(program)
    when = await asked(parent)
    counts = program.rows("referral_counts")
    assert await tick(program, when + YEAR - DAY) == 0
    assert program.rows("referrals")
    assert await tick(program, when + YEAR + DAY) == 2
    assert program.rows("referrals") == []
    assert program.rows("referral_counts") == counts
    assert {message.text for message in taalhuis[1].messages} == {
        f"🗑️ {number} is gewist. Dat gebeurt na een jaar."
    }
    assert number not in "".join(message.text for message in await parent.types("/mijngegevens"))


async def test_who_is_asked_late_has_a_year_to_tell(parent: Parent, program: Program) -> None:
    await parent.does(*SENT)
    late = due(program) + YEAR - DAY
    assert await tick(program, late) == 1
    assert await tick(program, late + DAY) == 0
    await parent.does(":/hoe_ging_het", ":helped")
    assert {row[4]: row[5] for row in program.rows("referral_counts")} == {"made": 1, "helped": 1}
    await tick(program, late + YEAR + DAY)
    assert program.rows("referrals") == []
