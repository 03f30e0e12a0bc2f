"""Two carers of one family: a link, who gets the tips, each in their own language, and the way out."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.campaigning import Campaigning
from bot.catalogs import wordings
from bot.sandbox import Message
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.talking import Parent, Program, question

ZONE = ZoneInfo("Europe/Amsterdam")
SIGN_UP = ["/start voorleestips", ":nl", ":yes", ":tips", "Sam", "maart 2020", ":evening", ":thrice"]
SIGN_UP += [":.skip", ":.skip"]


@pytest.fixture
async def first(parent: Parent) -> Parent:
    """A parent whose child gets tips."""
    await parent.does(*SIGN_UP)
    return parent


@pytest.fixture
def second(program: Program) -> Parent:
    """The other parent, with a phone in Turkish, who has not written yet."""
    return program.parent("Deniz", "tr")


async def link(parent: Parent) -> str:
    """The payload of a fresh link that this parent asks for."""
    heard = await parent.does("/tips", ":together", ":yes")
    sent = next(message for message in heard if "start=carer_" in message.text)
    return sent.text.split("start=")[1].split()[0]


async def joins(parent: Parent, payload: str, language: str = "tr", answer: str = ":no") -> list[Message]:
    """Somebody new opens the link, agrees, and answers who gets the tips."""
    return await parent.does(f"/start {payload}", f":{language}", ":yes", answer)


async def send(program: Program) -> int:
    """What the tick at the family's next moment sends."""
    [(_, when, _)] = program.rows("due")
    campaigning = Campaigning(program.app.database, program.app.outbox, program.app.turns.around)
    count = await campaigning.send_due(datetime.fromtimestamp(when / 1_000_000, UTC).astimezone(UTC))
    await program.rest()
    return count


def families(program: Program) -> list[int]:
    """The family of each chat, in the order of the chats."""
    return [row[1] for row in program.rows("carers")]


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


async def test_one_tip_comes_once(first: Parent, second: Parent) -> None:
    await joins(second, await link(first))
    await first.hears()
    assert await send(first.program) == 1
    assert [message.text[:10] for message in await first.hears()] == ["📖 Voor Sam"]
    assert await second.hears() == []


async def test_both_get_it_where_both_want_it_each_in_their_language(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), answer=":yes")
    await first.hears()
    assert await send(first.program) == 2
    [mine], [theirs] = await first.hears(), await second.hears()
    assert mine.text.startswith("📖 Voor Sam")
    assert "Sam" in theirs.text
    assert mine.text != theirs.text


async def test_only_the_one_who_joined(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), answer=":me")
    came, alone = await first.hears()
    assert "doet nu ook mee" in came.text
    assert alone.text.startswith("📭 Jij krijgt nu geen berichten meer.")
    assert await send(first.program) == 1
    assert await first.hears() == []
    assert "📭 Deze berichten komen niet bij jou." in question(await first.types("/tips"))
    await first.taps("me_too")
    assert await send(first.program) == 2


async def test_one_answer_counts_and_the_others_copy_stays(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), answer=":yes")
    await send(first.program)
    await send(first.program)
    before = (await second.hears())[-1]
    await first.taps("did")
    assert await second.hears() == []
    assert len(first.program.rows("due")) == 1
    assert before.labels[0] != "⏸️ Pauze"


async def test_no_more_to_me_and_never_to_nobody(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), language="nl", answer=":yes")
    await first.does("/tips", ":not_me")
    assert await send(first.program) == 1
    assert await first.hears() == []
    heard = await second.does("/tips", ":not_me")
    assert "Jij bent de enige die de berichten krijgt" in heard[0].text
    assert await send(first.program) == 1


async def test_when_one_stops_all_messages_the_other_hears_it(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), language="nl", answer=":yes")
    await first.does("/tips", ":stop", ":all")
    assert "heeft de berichten gestopt" in (await second.hears())[-1].text
    assert not any(when for _, when, _ in first.program.rows("due"))


async def test_who_does_not_want_them_never_stands_in_for_one_who_blocked_the_bot(
    first: Parent, second: Parent
) -> None:
    await joins(second, await link(first))
    await first.person.blocks()
    await first.program.rest()
    assert await send(first.program) == 0
    await second.hears()
    await second.does("/tips", ":me_too")
    assert await send(first.program) == 1


async def test_a_language_changed_later_is_of_one_carer_only(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), answer=":yes")
    await second.does("/taal", ":en")
    await first.hears()
    await send(first.program)
    assert (await first.hears())[0].text.startswith("📖 Voor Sam")
    assert [row[4] for row in first.program.rows("carers")] == ["", "en"]
    assert [row[2] for row in first.program.rows("families")] == ["nl"]


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
    await staff.taps("🎉 Geplaatst", chat=group)
    assert "Er is een plek voor Sam" in (await second.hears())[-1].text
    assert not any("Er is een plek" in message.text for message in await parent.hears())


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


async def test_the_code_itself_is_stored_nowhere(first: Parent) -> None:
    code = (await link(first)).removeprefix("carer_")
    await first.program.rest()
    assert len(code) == 40
    assert code.encode() not in first.program.raw()


async def test_who_signs_a_child_up_for_tips_gets_them(first: Parent, second: Parent) -> None:
    await joins(second, await link(first), language="nl")
    await second.does("/tips", ":tips", ":new", "Noor", "mei 2021", ":.skip", ":.skip")
    assert [row[3] for row in first.program.rows("carers")] == [1, 1]
