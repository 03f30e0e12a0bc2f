"""One carer leaves, or both; and what the other keeps."""

import pytest

from tests.test_bot.caring import SIGN_UP, families, joins, link, send
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.talking import Parent, Program, question


@pytest.fixture
async def first(parent: Parent) -> Parent:
    """A parent whose child gets tips."""
    await parent.does(*SIGN_UP)
    return parent


@pytest.fixture
def second(program: Program) -> Parent:
    """The other parent, with a phone in Turkish, who has not written yet."""
    return program.parent("Deniz", "tr")


async def test_one_leaves_and_the_other_keeps_it_all(first: Parent, second: Parent, program: Program) -> None:
    await joins(second, await link(first), language="nl")
    heard = await first.does("/verwijder", ":me")
    assert "Jij bent eruit. De ander houdt alles." in heard[0].text
    assert families(program) == [1]
    told = (await second.hears())[-1]
    assert told.text.startswith("👥 De andere ouder of verzorger doet niet meer mee.")
    assert "Typ /tips" in told.text
    assert await send(program) == 0
    assert "Sam" in question(await second.types("/mijngegevens"))
    await second.does("/tips", ":me_too")
    assert await send(program) == 1
    assert "Sam" not in question(await first.types("/mijngegevens"))


async def test_what_the_leaver_signed_up_for_is_told_to_who_stays(
    parent: Parent, second: Parent, program: Program
) -> None:
    await parent.does(*arriving(NL, "plek3"), *plek3(NL), ":confirm", ":nothing")
    heard = await parent.does("/mijngegevens", ":together", ":yes")
    payload = next(one for one in heard if "start=" in one.text).text.split("start=")[1].split()[0]
    await second.does(f"/start {payload}", ":nl", ":yes")
    await parent.does("/verwijder", ":me")
    await second.hears()
    staff, group = program.sandbox.staff_person, program.sandbox.staff
    assert staff
    await staff.taps("📞 Contact gehad", chat=group)
    assert "Wij hebben contact gezocht over Sam" in (await second.hears())[-1].text
    assert not any("contact gezocht" in message.text for message in await parent.hears())


async def test_everything_away_for_both(first: Parent, second: Parent, program: Program) -> None:
    await joins(second, await link(first), language="nl")
    heard = await second.does("/verwijder", ":all", ":yes")
    assert "Alles is gewist" in heard[0].text
    assert "heeft alles gewist" in (await first.hears())[-1].text
    kept = ("families", "carers", "children", "due", "carer_invites")
    assert {table: program.rows(table) for table in kept} == {table: [] for table in kept}
    assert await program.session(first.person) is None


async def test_both_go_at_the_same_moment_and_the_last_is_asked_for_all(
    first: Parent, second: Parent, program: Program
) -> None:
    await joins(second, await link(first), language="nl")
    await first.types("/verwijder")
    await second.types("/verwijder")
    program.sandbox.latency = 0.2
    await program.sandbox.until_polled()
    await first.person.taps(first.button("me"))
    await second.person.taps(second.button("me"))
    assert "Jij bent eruit" in (await first.hears())[0].text
    assert "Ik wis dan alles" in question(await second.hears())
    assert families(program) == [1]
