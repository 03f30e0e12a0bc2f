"""Through the whole program: somebody is sent to a desk, its staff know, and it is asked how it went."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.sandbox import Group, Person, Sandbox
from bot.settings import Settings
from storage import carers
from storage.carers import Carer
from tests.test_bot import referring
from tests.test_bot.referring import CALL, SENT, ZONE, reference
from tests.test_bot.talking import Parent, Program

SIGN_UP = [":tips", "Sam", "maart 2020", ":evening", ":thrice", ":.skip", ":.skip"]
ONLY_TEAM = "Alleen het team mag dit doen."


@pytest.fixture
def given(given: Settings, tmp_path: Path) -> Settings:
    """Settings with a library whose Taalhuis has a chat of its own."""
    return given.model_copy(update={"library": referring.library(tmp_path)})


@pytest.fixture
def taalhuis(sandbox: Sandbox) -> tuple[Person, Group]:
    return referring.desk(sandbox)


@pytest.fixture
async def sent(parent: Parent, taalhuis: tuple[Person, Group]) -> Parent:
    """A parent who goes to the Taalhuis in the centre."""
    await parent.program.joins(taalhuis[0], "desk:taalhuis")
    await parent.does(*SENT)
    return parent


async def test_the_desk_hears_in_its_own_chat_that_somebody_comes(
    sent: Parent, taalhuis: tuple[Person, Group], sandbox: Sandbox, program: Program
) -> None:
    number = reference(program)
    [line] = taalhuis[1].messages
    assert line.text == f"🧭 {number} · Taalhuis · Bibliotheek Centrum · 🗣️ Nederlands"
    assert line.labels == []
    assert sandbox.staff
    assert sandbox.staff.messages == []
    assert any(number in message.text for message in sent.person.chat.messages)


async def test_a_desk_without_a_chat_is_told_in_the_staff_chat(parent: Parent, sandbox: Sandbox) -> None:
    await parent.does("/start naar_voorleesexpress", ":nl", ":yes", ":yes")
    assert sandbox.staff
    assert " · VoorleesExpress · 🗣️ Nederlands" in sandbox.staff.last.text


async def test_only_where_to_and_when_is_kept(sent: Parent, program: Program) -> None:
    [row] = program.rows("referrals")
    assert row[2] == sent.person.user_id
    assert row[4] == datetime.now(ZONE).date().isoformat()
    assert b"taalhuis" not in row[3]
    [count] = program.rows("referral_counts")
    assert count[1:] == ("taalhuis", "centrum", "", "made", 1)


async def test_the_same_desk_again_is_no_second_referral(sent: Parent, program: Program) -> None:
    number = reference(program)
    await sent.does(":done", "/start naar_taalhuis", ":yes", ":centrum")
    assert [row[0] for row in program.rows("referrals")] == [number]
    await sent.does(":done", "/start naar_taalhuis", ":yes", ":west")
    assert len(program.rows("referrals")) == 2


async def test_who_sent_them_is_noted_by_the_link(program: Program, taalhuis: tuple[Person, Group]) -> None:
    await program.parent().does("/start ref_wijkteam", *SENT[1:])
    assert taalhuis[1].last.text.endswith(" · via Wijkteam West")
    assert program.rows("referral_counts")[0][3] == "wijkteam"


async def test_a_link_with_a_code_of_nobody_is_no_referrer(program: Program) -> None:
    parent = program.parent()
    await parent.does("/start ref_niemand", ":nl", ":yes", "/start naar_taalhuis", ":yes", ":centrum")
    assert program.rows("referral_counts")[0][3] == ""


async def test_without_consent_nothing_is_kept(program: Program, sandbox: Sandbox) -> None:
    await program.parent().does("/start naar_klik_tik", ":nl", ":no", ":yes", ":no")
    assert program.rows("referrals") == []
    assert program.rows("referral_counts") == []
    assert sandbox.staff
    assert sandbox.staff.messages == []


async def test_a_wish_to_be_called_is_a_card_with_the_number(
    sent: Parent, taalhuis: tuple[Person, Group], program: Program
) -> None:
    await sent.does(*CALL)
    card = taalhuis[1].last
    assert card.text.split("\n")[0] == f"📞 {reference(program)} · Taalhuis"
    assert "Graag bellen: 🌅 In de ochtend" in card.text
    assert "Telefoon: +31 6 12345678" in card.text
    assert card.labels == ["📞 Gebeld", "✅ Klaar"]


async def test_the_card_shows_how_it_stands_and_lets_go_of_the_number(
    sent: Parent, taalhuis: tuple[Person, Group], program: Program
) -> None:
    await sent.does(*CALL)
    person, group = taalhuis
    await person.taps("📞 Gebeld", chat=group)
    await program.rest()
    assert "Stand: gebeld" in group.last.text
    assert group.last.labels == ["✅ Klaar"]
    await person.taps("✅ Klaar", chat=group)
    await program.rest()
    assert "Stand: klaar" in group.last.text
    assert "+31" not in group.last.text
    assert group.last.labels == []
    assert len(group.messages) == 2


@pytest.mark.parametrize("where", ["staff", "elsewhere", "parent"])
async def test_nobody_presses_from_another_chat(
    sent: Parent, taalhuis: tuple[Person, Group], sandbox: Sandbox, program: Program, where: str
) -> None:
    await sent.does(*CALL)
    before = taalhuis[1].last.text
    staff = sandbox.staff_person
    assert staff
    person = sent.person if where == "parent" else staff
    chat = {"staff": sandbox.staff, "elsewhere": sandbox.group("Elders", [staff])}.get(where)
    query = await person.forges(f"refer:{reference(program)}:called", message_id=1, chat=chat)
    assert (await program.toast(person, query)).text == ONLY_TEAM
    await program.rest()
    assert taalhuis[1].last.text == before


@pytest.mark.parametrize("number", ["DV-9999", "own"])
async def test_a_card_that_is_none_cannot_be_pressed(
    sent: Parent, taalhuis: tuple[Person, Group], program: Program, number: str
) -> None:
    """Of a referral that is gone, or of one where nobody wished to be called."""
    person, group = taalhuis
    name = reference(program) if number == "own" else number
    query = await person.forges(f"refer:{name}:called", chat=group)
    assert (await program.toast(person, query)).text == "Deze verwijzing bestaat niet meer."


async def test_a_desks_chat_that_moved_still_has_its_cards(
    sent: Parent, taalhuis: tuple[Person, Group], sandbox: Sandbox, program: Program
) -> None:
    person, group = taalhuis
    moved = sandbox.migrate(group)
    await sent.does(*CALL)
    await person.taps("📞 Gebeld", chat=moved)
    await program.rest()
    assert "Stand: gebeld" in moved.last.text


async def test_deleting_takes_it_out_of_the_desks_chat_and_leaves_the_counts(
    sent: Parent, taalhuis: tuple[Person, Group], program: Program
) -> None:
    await sent.does(*CALL)
    number = reference(program)
    await sent.does("/verwijder", ":yes")
    await program.rest()
    assert program.rows("referrals") == []
    assert [message.text for message in taalhuis[1].messages] == [
        f"🗑️ {number} is gewist. De ouder heeft alles laten wissen."
    ] * 2
    assert [row[5] for row in program.rows("referral_counts")] == [1]


async def test_the_other_carer_sees_nothing_of_it(sent: Parent, program: Program) -> None:
    """Where somebody goes for help is their own business."""
    await sent.does(":done", "/start naar_rechtsuur", ":yes")
    own = await sent.types("/mijngegevens")
    assert any("Juridisch spreekuur" in message.text for message in own)
    other = program.parent("Sara")
    [family] = program.rows("families")
    async with program.app.database.write() as tx:
        await carers.save(tx, {other.person.user_id: (family[0], Carer())})
    heard = await other.types("/mijngegevens")
    assert not any("Juridisch" in message.text or "Taalhuis" in message.text for message in heard)


async def test_who_leaves_a_family_takes_their_own_along(
    sent: Parent, taalhuis: tuple[Person, Group], program: Program
) -> None:
    heard = await sent.does(":done", "/start voorleestips", *SIGN_UP, "/tips", ":together", ":yes")
    payload = next(one.text for one in heard if "start=carer_" in one.text).split("start=")[1].split()[0]
    other = program.parent("Sara")
    await other.does(f"/start {payload}", ":nl", ":yes", ":no", "/start naar_rechtsuur", ":yes")
    assert len(program.rows("referrals")) == 2
    await sent.does("/verwijder", ":me")
    await program.rest()
    assert [row[2] for row in program.rows("referrals")] == [other.person.user_id]
    assert "is gewist" in taalhuis[1].last.text
    assert len(program.rows("referral_counts")) == 2


async def test_who_joins_a_family_begins_anew(
    sent: Parent, taalhuis: tuple[Person, Group], program: Program
) -> None:
    other = program.parent("Sara")
    heard = await other.does("/start voorleestips", ":nl", ":yes", *SIGN_UP, "/tips", ":together", ":yes")
    payload = next(one.text for one in heard if "start=carer_" in one.text).split("start=")[1].split()[0]
    await sent.does(":done", f"/start {payload}", ":no")
    await program.rest()
    assert [row[1] for row in program.rows("carers")] == [2, 2]
    assert program.rows("referrals") == []
    assert "is gewist" in taalhuis[1].last.text


async def test_the_place_on_the_map(sent: Parent) -> None:
    heard = await sent.taps("pin")
    venue = next(message for message in heard if message.kind == "venue").media
    assert venue
    assert (venue["title"], venue["address"]) == ("Bibliotheek Centrum", "Voorbeeldplein 1, Voorbeeldstad")
    assert (venue["location"]["latitude"], venue["location"]["longitude"]) == (52.0907, 5.1214)


async def test_the_next_opening_for_the_calendar(sent: Parent, sandbox: Sandbox) -> None:
    heard = await sent.taps("calendar")
    file = next(message for message in heard if message.kind == "document")
    assert file.media
    assert (file.media["file_name"], file.media["mime_type"]) == ("taalhuis.ics", "text/calendar")
    assert file.file_id
    text = sandbox.content(file.file_id).decode()
    assert "SUMMARY:Taalhuis" in text
    [again] = [one for one in await sent.taps("calendar") if one.kind == "document"]
    assert again.file_id
    assert sandbox.content(again.file_id).decode() == text


async def test_the_team_asks_for_totals(program: Program, sandbox: Sandbox) -> None:
    for number in range(6):
        await program.parent(f"Ouder {number}").does("/start naar_klik_tik", ":nl", ":yes", ":yes")
    assert sandbox.staff
    assert sandbox.staff_person
    await sandbox.staff_person.types("/verwijzingen", chat=sandbox.staff)
    await program.rest()
    shown = sandbox.staff.last.text
    assert "Klik & Tik: 6 keer" in shown
    assert "💬 nog geen antwoord: 6" in shown
    assert "Aantallen onder 5 staan er niet bij." in shown


async def test_no_desk_and_no_parent_gets_totals(
    sent: Parent, taalhuis: tuple[Person, Group], program: Program
) -> None:
    person, group = taalhuis
    await person.types("/verwijzingen", chat=group)
    await program.rest()
    assert not any("Verwijzingen sinds" in message.text for message in group.messages)
    assert not any("Verwijzingen sinds" in one.text for one in await sent.types("/verwijzingen"))
