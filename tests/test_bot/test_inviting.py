"""The link into the team: made in the staff chat only, good for one person, undone by /verwijder."""

import re
import sqlite3
from contextlib import closing

from bot.catalogs import wordings
from bot.sandbox import Sandbox
from dialogs.phrases import words
from tests.test_bot.talking import Parent, Program, question
from tests.test_bot.volunteering import link, says, volunteer

USED = "Deze link werkt niet meer."
NO_VOLUNTEER = "Vraag de bibliotheek om een link"


def volunteers(program: Program) -> list[tuple[object, ...]]:
    """Who may record texts, as it is stored."""
    return [row for row in program.rows("team") if row[1] == "volunteer"]


async def test_a_used_link_lets_nobody_else_in_and_says_so(program: Program, parent: Parent) -> None:
    code = await link(program)
    first = await parent.types(f"/start {code}")
    assert "In welke taal spreek je?" in question(first)
    told, asked = await program.parent("Nieuwsgierig").types(f"/start {code}")
    assert USED in told.text
    assert NO_VOLUNTEER in asked.text
    assert [row[0] for row in volunteers(program)] == [parent.person.user_id]


async def test_it_is_said_in_the_language_of_the_phone(program: Program, parent: Parent) -> None:
    code = await link(program)
    await parent.types(f"/start {code}")
    told, _ = await program.parent("Elif", "tr").types(f"/start {code}")
    assert told.text == wordings()["tr"].of(words("link_used"))


async def test_whoever_is_in_may_open_the_link_again(program: Program, parent: Parent) -> None:
    code = await link(program)
    await parent.types(f"/start {code}")
    heard = await parent.types(f"/start {code}")
    assert "In welke taal spreek je?" in question(heard)
    assert all(USED not in message.text for message in heard)


async def test_two_at_the_same_moment_get_one_place(program: Program, parent: Parent) -> None:
    other = program.parent("Ook")
    code = await link(program)
    await parent.person.types(f"/start {code}")
    await other.person.types(f"/start {code}")
    heard = [*await parent.hears(), *await other.hears()]
    assert len(volunteers(program)) == 1
    assert sum(USED in message.text for message in heard) == 1


async def test_a_link_grows_old(program: Program, parent: Parent) -> None:
    code = await link(program)
    with closing(sqlite3.connect(program.file)) as beside, beside:
        beside.execute("UPDATE invites SET expires_at = 1")
    assert USED in (await parent.types(f"/start {code}"))[0].text
    assert volunteers(program) == []


async def test_a_guessed_link_lets_nobody_in(program: Program, parent: Parent) -> None:
    assert USED in (await parent.types("/start join_0123456789abcdef"))[0].text
    assert volunteers(program) == []


async def test_only_the_staff_chat_gets_links(program: Program, parent: Parent, sandbox: Sandbox) -> None:
    elsewhere = sandbox.group("Elders", [parent.person])
    await parent.person.types("/opnemen", chat=elsewhere)
    await program.rest()
    assert "start=" not in elsewhere.last.text
    assert NO_VOLUNTEER in question(await parent.types("/opnemen"))
    assert program.rows("invites") == []


async def test_the_code_itself_is_stored_nowhere(program: Program) -> None:
    code = (await link(program)).removeprefix("join_")
    await program.rest()
    assert len(code) == 40
    assert code.encode() not in program.raw()


async def test_no_link_can_be_taken_for_one_with_a_bsn_in_it(program: Program) -> None:
    assert re.fullmatch("join_[a-p]{40}", await link(program))


async def test_a_volunteer_with_a_sign_up_on_the_way_comes_back_to_it(
    program: Program, parent: Parent
) -> None:
    await parent.does("/start plek3", ":nl", ":yes", "Sam")
    code = await link(program)
    await parent.does(f"/start {code}", ":nl", ":talks")
    heard = await parent.taps("enough")
    assert "Wanneer is Sam geboren?" in question(heard)


async def test_deleting_everything_takes_a_volunteer_out_of_the_team(program: Program) -> None:
    reader = await volunteer(program)
    await reader.taps("record")
    await says(reader)
    keep = reader.button("keep")
    await reader.does("/verwijder", ":yes")
    assert volunteers(program) == []
    assert NO_VOLUNTEER in question(await reader.types("/opnemen"))
    await reader.person.forges(keep)
    await reader.hears()
    assert program.rows("recordings") == []


async def test_who_asks_for_it_in_one_breath_with_deleting_is_out_too(program: Program) -> None:
    """Both in one batch, which began with a volunteer."""
    reader = await volunteer(program)
    await reader.types("/verwijder")
    program.sandbox.latency = 0.2
    await program.sandbox.until_polled()
    await reader.person.types("hallo")
    await reader.person.taps(reader.button("yes"))
    await reader.person.types("/opnemen")
    assert NO_VOLUNTEER in question(await reader.hears())
