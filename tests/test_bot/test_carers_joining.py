"""A link makes somebody a second carer of a family: once, in time, and nobody else."""

import sqlite3
from contextlib import closing

import pytest

from bot.catalogs import wordings
from tests.test_bot.caring import SIGN_UP, families, joins, link
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


async def test_the_link_can_be_sent_on_with_one_tap(first: Parent) -> None:
    heard = await first.does("/tips", ":together", ":yes")
    message = next(one for one in heard if "start=carer_" in one.text)
    assert message.labels == ["👥 Stuur de link"]
    assert message.data == []
    assert "Hij werkt één keer, tot" in message.text
    assert heard[-1].text.startswith("📖 Dit zijn je berichten")


async def test_a_stranger_joins_in_another_language_and_sees_the_same(first: Parent, second: Parent) -> None:
    payload = await link(first)
    heard = await second.does(f"/start {payload}", ":tr", ":yes")
    assert "Sam" in heard[-2].text
    assert families(first.program) == [1, 1]
    assert question(heard).endswith(wordings()["tr"].of("Wil jij de tips ook krijgen?"))
    [told] = await first.hears()
    assert told.text == "👥 De andere ouder of verzorger doet nu ook mee."
    assert "Sam" in question(await second.types("/mijngegevens"))


async def test_a_used_link_lets_nobody_else_in(first: Parent, second: Parent, program: Program) -> None:
    payload = await link(first)
    await joins(second, payload)
    heard = await program.parent("Nieuwsgierig").does(f"/start {payload}", ":nl", ":yes")
    assert "Deze link werkt niet meer. Vraag de ander" in heard[-2].text
    assert families(program) == [1, 1, 2]


async def test_a_link_grows_old(first: Parent, second: Parent, program: Program) -> None:
    payload = await link(first)
    with closing(sqlite3.connect(program.file)) as beside, beside:
        beside.execute("UPDATE carer_invites SET expires_at = 1")
    heard = await second.does(f"/start {payload}", ":nl", ":yes")
    assert "Deze link werkt niet meer" in heard[-2].text
    assert families(program) == [1, 2]


@pytest.mark.parametrize("payload", ["carer_", "carer_abc", f"carer_{'a' * 40}", "carer_%00"])
async def test_a_forged_link_lets_nobody_in(first: Parent, second: Parent, payload: str) -> None:
    await second.does(f"/start {payload}", ":nl", ":yes")
    assert families(first.program) == [1, 2]


async def test_without_consent_nobody_joins_and_the_link_still_works(first: Parent, second: Parent) -> None:
    payload = await link(first)
    await second.does(f"/start {payload}", ":nl", ":no")
    assert families(first.program) == [1]
    await second.does(f"/start {payload}", ":nl", ":yes")
    assert families(first.program) == [1, 1]


async def test_ones_own_link_joins_nobody(first: Parent) -> None:
    payload = await link(first)
    heard = await first.types(f"/start {payload}")
    assert "Deze link is van jullie zelf" in heard[-2].text
    [row] = first.program.rows("carer_invites")
    assert row[3] is None


async def test_a_family_without_children_moves_over(first: Parent, program: Program) -> None:
    payload = await link(first)
    other = program.parent("Zus")
    await other.does("/start", ":nl", ":yes")
    assert families(program) == [1, 2]
    heard = await other.types(f"/start {payload}")
    assert "Jullie doen nu samen mee voor Sam" in heard[-2].text
    assert families(program) == [1, 1]
    assert len(program.rows("families")) == 1


async def test_a_family_with_children_is_refused_and_the_link_is_not_used(
    first: Parent, second: Parent, program: Program
) -> None:
    payload = await link(first)
    other = program.parent("Buur")
    await other.does(*arriving(NL, "plek3"), *plek3(NL), ":confirm", ":nothing")
    heard = await other.types(f"/start {payload}")
    assert "Ik ken jou al, met je eigen kinderen" in heard[-2].text
    assert families(program) == [1, 2]
    await joins(second, payload)
    assert sorted(families(program)) == [1, 1, 2]


async def test_two_at_the_same_moment_get_one_place(first: Parent, second: Parent, program: Program) -> None:
    payload = await link(first)
    other = program.parent("Ook")
    for one in (second, other):
        await one.does(f"/start {payload}", ":nl")
    program.sandbox.latency = 0.2
    await program.sandbox.until_polled()
    for one in (second, other):
        await one.person.taps(one.button("yes"))
    heard = [*await second.hears(), *await other.hears()]
    assert sorted(families(program)) == [1, 1, 2]
    assert sum("werkt niet meer" in message.text for message in heard) == 1


async def test_the_code_itself_is_stored_nowhere(first: Parent) -> None:
    code = (await link(first)).removeprefix("carer_")
    await first.program.rest()
    assert len(code) == 40
    assert code.encode() not in first.program.raw()
