"""The buttons under a card: only the staff chat may press them, and a stale card tells how things stand."""

import pytest

from bot.sandbox import Group, Message, Person, Sandbox
from storage import team as roles
from tests.test_bot.journeys import NL, arriving, plek3, studiebegeleiding
from tests.test_bot.talking import Parent, Program

ONLY_TEAM = "Alleen het team mag dit doen."


@pytest.fixture
async def card(parent: Parent, sandbox: Sandbox) -> Message:
    """The card of a fresh sign-up."""
    await parent.does(*arriving(NL, "studiebegeleiding"), *studiebegeleiding(NL), ":confirm")
    assert sandbox.staff
    return sandbox.staff.last


def team(sandbox: Sandbox) -> tuple[Person, Group]:
    assert sandbox.staff
    assert sandbox.staff_person
    return sandbox.staff_person, sandbox.staff


async def test_a_press_changes_the_card_and_tells_the_parent(
    card: Message, parent: Parent, sandbox: Sandbox, program: Program
) -> None:
    staff, group = team(sandbox)
    await staff.taps("🎉 Geplaatst", chat=group)
    assert "Er is een plek voor Sam!" in (await parent.hears())[0].text
    assert "Stand: geplaatst" in group.last.text
    assert "🎉 Geplaatst" not in group.last.labels
    assert [row[3] for row in program.rows("intake_events")] == ["new", "placed"]
    assert program.rows("intake_events")[1][4:] == (str(staff.user_id), "sb_centrum")


async def test_of_more_groups_one_is_chosen_in_private(
    parent: Parent, sandbox: Sandbox, program: Program
) -> None:
    await parent.does(*arriving(NL, "plek3"), *plek3(NL), ":confirm")
    staff, group = team(sandbox)
    query = await staff.taps("🎉 Geplaatst", chat=group)
    assert await parent.hears() == []
    assert "/team" in ((await program.toast(staff, query)).text or "")
    assert [row[3] for row in program.rows("intake_events")] == ["new"]


async def test_who_is_not_in_the_team_presses_in_vain(
    card: Message, parent: Parent, sandbox: Sandbox, program: Program
) -> None:
    staff, group = team(sandbox)
    async with program.app.database.write() as tx:
        await roles.leave(tx, [staff.user_id])
    query = await staff.taps("🎉 Geplaatst", chat=group)
    assert await parent.hears() == []
    assert (await program.toast(staff, query)).text == ONLY_TEAM
    assert program.rows("audit")[-1][2:] == (staff.user_id, "intake.status", card.data[2].split(":")[1], 0)


async def test_an_old_button_for_closing_says_where_that_is_done(
    card: Message, parent: Parent, sandbox: Sandbox, program: Program
) -> None:
    staff, group = team(sandbox)
    reference = card.data[0].split(":")[1]
    query = await staff.forges(f"intake:{reference}:closed", message_id=card.message_id, chat=group)
    assert "/team" in ((await program.toast(staff, query)).text or "")
    assert await parent.hears() == []
    assert [row[3] for row in program.rows("intake_events")] == ["new"]


@pytest.mark.parametrize(
    ("first", "then"), [("⏳ Wachtlijst", "📞 Contact gehad"), ("🎉 Geplaatst", "👋 Opgepakt")]
)
async def test_contact_takes_no_child_out_of_its_place(
    card: Message, parent: Parent, sandbox: Sandbox, program: Program, first: str, then: str
) -> None:
    staff, group = team(sandbox)
    await staff.taps(first, chat=group)
    await parent.hears()
    status, text = program.rows("intakes")[0][5], group.last.text
    query = await staff.taps(then, chat=group)
    assert (await program.toast(staff, query)).text == "👌 Genoteerd. Dit kind houdt zijn plek."
    assert await parent.hears() == []
    assert (program.rows("intakes")[0][5], group.last.text) == (status, text)
    assert program.rows("intake_events")[-1][4] == str(staff.user_id)
    assert program.rows("intake_events")[-1][3] == ("contacted" if "Contact" in then else "assigned")


async def test_two_presses_at_once_tell_the_parent_once(
    card: Message, parent: Parent, sandbox: Sandbox
) -> None:
    staff, group = team(sandbox)
    await staff.taps("🎉 Geplaatst", chat=group)
    await staff.taps("🎉 Geplaatst", chat=group)
    assert len(await parent.hears()) == 1


@pytest.mark.parametrize("where", ["other_group", "private", "parent"])
async def test_a_press_from_elsewhere_does_nothing_but_say_so(
    card: Message, parent: Parent, sandbox: Sandbox, program: Program, where: str
) -> None:
    staff, _ = team(sandbox)
    presser = parent.person if where == "parent" else staff
    chat = sandbox.group("Elders", [staff]) if where == "other_group" else None
    query = await presser.forges(card.data[2], message_id=1, chat=chat)
    assert await parent.hears() == []
    assert (await program.toast(presser, query)).text == ONLY_TEAM
    assert [row[3] for row in program.rows("intake_events")] == ["new"]


async def test_withdrawing_empties_the_card(card: Message, parent: Parent, sandbox: Sandbox) -> None:
    reference = card.data[0].split(":")[1]
    await parent.does("/status", ":withdraw", f":{reference}", ":yes")
    _, group = team(sandbox)
    assert group.last.message_id == card.message_id
    assert "De ouder heeft deze aanmelding teruggenomen." in group.last.text
    assert "Sam" not in group.last.text
    assert group.last.labels == []


@pytest.mark.parametrize(("way", "said"), [("withdraw", "Dat stond er al."), ("delete", "bestaat niet meer")])
async def test_a_press_on_a_card_whose_intake_is_gone(
    card: Message, parent: Parent, sandbox: Sandbox, program: Program, way: str, said: str
) -> None:
    reference = card.data[0].split(":")[1]
    if way == "withdraw":
        await parent.does("/status", ":withdraw", f":{reference}", ":yes")
    else:
        await parent.does("/verwijder", ":yes")
    staff, group = team(sandbox)
    before = group.last.text
    query = await staff.taps_old(card.message_id, card.data[2], chat=group)
    assert await parent.hears() == []
    toast = await program.toast(staff, query)
    assert said in (toast.text or "")
    assert group.last.text == before


async def test_what_staff_write_in_their_chat_is_left_alone(card: Message, sandbox: Sandbox) -> None:
    staff, group = team(sandbox)
    await group.hears(0)
    await staff.types("Wie belt deze ouder?", chat=group)
    await staff.types("/start", chat=group)
    await sandbox.until_polled()
    assert await group.hears(0) == []
