"""The back of a card: what the family is going to get, for the staff chat alone, and gone with the family."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.actions.family_timeline import WEEKS, Ahead, family_timeline
from bot.campaigning import Campaigning
from bot.family_messages import SHOWN, Turned, wanted
from bot.sandbox import Group, Message, Person, Sandbox
from bot.settings import Settings
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.talking import Parent, Program

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 21, 11, tzinfo=ZONE)
"""A Saturday on which the program stands still: what is foretold depends on the time of the year."""
TIPS = ["/start", ":tips", ":1", ":evening", ":thrice", ":.skip", ":.skip"]
MESSAGES, CARD = "📅 Berichten", "⬅️ Aanmelding"


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings) -> AsyncIterator[Program]:
    async with Program(sandbox, given, clock=lambda: NOW.astimezone(UTC)) as running:
        yield running


@pytest.fixture
async def card(parent: Parent, sandbox: Sandbox) -> Message:
    """The card of a fresh sign-up."""
    await parent.does(*arriving(NL, "plek3"), *plek3(NL), ":confirm")
    assert sandbox.staff
    return sandbox.staff.last


@pytest.fixture
async def with_tips(card: Message, parent: Parent) -> Message:
    """The card of a family that has chosen tips, three times a week."""
    await parent.does(*TIPS)
    return card


def team(sandbox: Sandbox) -> tuple[Person, Group]:
    assert sandbox.staff
    assert sandbox.staff_person
    return sandbox.staff_person, sandbox.staff


async def turned(program: Program, button: str = MESSAGES) -> Message:
    """The card after a button was pressed in the staff chat."""
    staff, group = team(program.sandbox)
    await staff.taps(button, chat=group)
    await program.rest()
    return group.last


def reference(card: Message) -> str:
    return card.data[0].split(":")[1]


async def foretold(program: Program, card: Message, now: datetime) -> Ahead:
    around = program.app.turns.around
    async with program.app.database.read() as tx:
        found = await family_timeline(tx, around.content, reference(card), now)
    assert isinstance(found, Ahead)
    return found


async def send_next(program: Program) -> datetime:
    """What comes at the family's next moment is sent; that moment, local."""
    [when] = [row[1] for row in program.rows("due")]
    moment = datetime.fromtimestamp(when / 1_000_000, UTC)
    app = program.app
    assert await Campaigning(app.database, app.outbox, app.turns.around).send_due(moment) == 1
    await program.rest()
    return moment.astimezone(ZONE)


async def test_the_card_turns_over_and_back(card: Message, program: Program) -> None:
    back = await turned(program)
    assert back.message_id == card.message_id
    assert back.text.startswith(f"📅 Berichten voor dit gezin · {reference(card)}\n")
    assert back.labels == [CARD]
    front = await turned(program, CARD)
    assert (front.text, front.labels) == (card.text, card.labels)


async def test_a_family_without_messages(card: Message, program: Program) -> None:
    _, *told = (await turned(program)).text.split("\n")
    assert told == ["Geen berichten. Dit gezin heeft er geen gekozen."]


async def test_the_next_ones_each_with_its_moment_and_reason(with_tips: Message, program: Program) -> None:
    text = (await turned(program)).text
    head, listed = text.split("\n\n")
    assert head.split("\n")[1:] == ["Er is nog geen bericht verstuurd."]
    ahead = await foretold(program, with_tips, NOW)
    lines = listed.split("\n")
    assert len(ahead.messages) == 3 * WEEKS
    assert lines[-1] == f"Daarna nog {3 * WEEKS - SHOWN} berichten tot 13 februari 2027."
    for line, one in zip(lines[:-1], ahead.messages[:SHOWN], strict=True):
        assert f" {one.at:%d-%m %H:%M} · Sam · 📖 Voorleestip · " in line
    assert lines[0] == "ma 23-11 18:30 · Sam · 📖 Voorleestip · volgende tip voor deze leeftijd"
    assert lines[1] == "wo 25-11 18:30 · Sam · 📖 Voorleestip · vervolg op de vorige tip"


async def test_what_was_sent_is_no_longer_ahead(with_tips: Message, program: Program) -> None:
    before = await foretold(program, with_tips, NOW)
    sent = await send_next(program)
    after = await foretold(program, with_tips, sent)
    assert after.last == sent.date()
    assert [one.at for one in after.messages[:9]] == [one.at for one in before.messages[1:10]]
    assert [one.due.item for one in after.messages[:9]] == [one.due.item for one in before.messages[1:10]]
    assert "\nLaatste bericht: 23 november 2026\n" in (await turned(program)).text


async def test_a_pause(with_tips: Message, parent: Parent, program: Program) -> None:
    await parent.does("/tips", ":pause", ":month")
    assert "\nPauze tot 21 december 2026\n" in (await turned(program)).text
    ahead = await foretold(program, with_tips, NOW)
    assert ahead.messages[0].at.date() == date(2026, 12, 21)


async def test_stopped(with_tips: Message, parent: Parent, program: Program) -> None:
    await parent.does("/tips", ":stop", ":all")
    assert "Geen berichten. Dit gezin heeft ze gestopt." in (await turned(program)).text


async def test_of_which_child_nothing_may_be_said_is_not_said(
    with_tips: Message, parent: Parent, program: Program
) -> None:
    await parent.does("/tips", ":stop", ":child", ":1")
    text = (await turned(program)).text
    assert "Over 1 kind geen berichten." in text
    assert "Sam" not in text


async def test_a_family_that_blocked_the_bot(with_tips: Message, parent: Parent, program: Program) -> None:
    await parent.person.blocks()
    await program.rest()
    assert "Geen berichten. Dit gezin heeft de bot geblokkeerd." in (await turned(program)).text


@pytest.mark.parametrize("where", ["other_group", "private", "parent"])
async def test_only_the_staff_chat_may_look(
    with_tips: Message, parent: Parent, sandbox: Sandbox, program: Program, where: str
) -> None:
    staff, group = team(sandbox)
    presser = parent.person if where == "parent" else staff
    chat = sandbox.group("Elders", [staff]) if where == "other_group" else None
    before = group.last.text
    query = await presser.forges(f"turn:{reference(with_tips)}:back", message_id=1, chat=chat)
    assert (await program.toast(presser, query)).text == "Alleen het team mag dit doen."
    assert await parent.hears() == []
    assert group.last.text == before


@pytest.mark.parametrize("side", ["back", "front"])
@pytest.mark.parametrize(("way", "said"), [("withdraw", "afgesloten"), ("delete", "bestaat niet meer")])
async def test_a_stale_card_tells_nothing(
    with_tips: Message, parent: Parent, sandbox: Sandbox, program: Program, way: str, said: str, side: str
) -> None:
    await turned(program)
    which = reference(with_tips)
    if way == "withdraw":
        await parent.does("/status", ":withdraw", f":{which}", ":yes")
    else:
        await parent.does("/verwijder", ":yes")
    staff, group = team(sandbox)
    assert "Sam" not in group.last.text
    before = group.last.text
    query = await staff.taps_old(with_tips.message_id, f"turn:{which}:{side}", chat=group)
    assert said in ((await program.toast(staff, query)).text or "")
    assert group.last.text == before


@pytest.mark.parametrize("data", ["turn:SB-2222:side", "turn:SB-2222", "turn", "intake:SB-2222:back", ""])
def test_nothing_else_turns_a_card(data: str) -> None:
    assert wanted(data) is None
    assert wanted("turn:SB-2222:back") == Turned("SB-2222", "back")
