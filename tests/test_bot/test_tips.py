"""Tips and BoekStart through the whole program: signed up by tapping, sent in time, answered."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.campaigning import Campaigning, let_go_of_stale
from bot.sandbox import Message
from bot.ticks import Ticks
from storage import outbox
from storage.outbox import REMINDER, Outgoing
from tests.test_bot.talking import Parent, Program

ZONE = ZoneInfo("Europe/Amsterdam")
SIGN_UP = ["/start voorleestips", ":nl", ":yes", ":tips", "Sam", "maart 2020", ":evening", ":thrice"]
SIGN_UP += [":.skip", ":.skip"]


def at(day: datetime, hour: int, minute: int = 0) -> datetime:
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def moment(program: Program) -> datetime:
    """The family's next moment, local."""
    [(_, when, _)] = program.rows("due")
    return datetime.fromtimestamp(when / 1_000_000, UTC).astimezone(ZONE)


async def send(program: Program, when: datetime) -> int:
    """What a tick at this moment sends."""
    app = program.app
    campaigning = Campaigning(app.database, app.outbox, app.turns.around)
    count = await campaigning.send_due(when.astimezone(UTC))
    await program.rest()
    return count


@pytest.fixture
async def signed_up(parent: Parent) -> Parent:
    """A parent whose child gets tips three times a week, after dinner."""
    heard = await parent.does(*SIGN_UP)
    assert "Er komen voorleestips voor Sam" in heard[0].text
    return parent


async def tip(parent: Parent) -> Message:
    """The tip that is due now, as the parent sees it."""
    program = parent.program
    assert await send(program, moment(program)) == 1
    [message] = await parent.hears()
    return message


async def test_the_first_tip_comes_on_the_day_that_was_said(signed_up: Parent) -> None:
    when = moment(signed_up.program)
    assert (when.hour, when.minute) == (18, 30)
    assert when.weekday() in (0, 2, 4)
    assert when.date() > datetime.now(ZONE).date()
    message = await tip(signed_up)
    assert message.text.startswith("📖 Voor Sam")
    assert message.labels == ["⏸️ Pauze"]


async def test_nothing_before_its_moment_and_once_at_it(signed_up: Parent) -> None:
    program, when = signed_up.program, moment(signed_up.program)
    assert await send(program, when - timedelta(minutes=1)) == 0
    assert await send(program, when) == 1
    assert await send(program, when) == 0
    assert moment(program) > when


async def test_a_set_comes_part_by_part_and_no_part_twice(signed_up: Parent) -> None:
    texts = [(await tip(signed_up)).text for _ in range(9)]
    assert len(set(texts)) == 9


async def test_it_went_well(signed_up: Parent) -> None:
    await tip(signed_up)
    message = await tip(signed_up)
    assert message.labels == ["👍 Gedaan", "😕 Lukte niet", "⏸️ Pauze"]
    assert "🙂 Zonder lezen:" in message.text
    [after] = await signed_up.taps("did")
    assert after.labels == ["⏸️ Pauze"]
    assert signed_up.toast == "👍 Fijn! Dan stuur ik vaker zoiets."
    assert len(signed_up.program.rows("due")) == 1


async def test_it_did_not_work_brings_something_smaller_at_once(signed_up: Parent) -> None:
    await tip(signed_up)
    await tip(signed_up)
    heard = await signed_up.taps("not")
    assert heard[0].labels == ["⏸️ Pauze"]
    assert heard[1].text.startswith("Dat geeft niet")


async def test_the_same_in_dutch_and_back(program: Program) -> None:
    parent = program.parent("Işıl", "tr")
    await parent.does("/start voorleestips", ":tr", ":yes", ":tips", *SIGN_UP[4:5], "3/2020", *SIGN_UP[6:])
    message = await tip(parent)
    [dutch] = await parent.taps("nl")
    assert dutch.text.startswith("📖 Voor Sam")
    assert dutch.message_id == message.message_id
    [own] = await parent.taps("own")
    assert own.text == message.text != dutch.text


async def test_at_night_nothing_is_sent_and_after_an_outage_the_stale_is_let_go_of(signed_up: Parent) -> None:
    program, when = signed_up.program, moment(signed_up.program)
    assert await send(program, at(when, 20, 30)) == 0
    later = moment(program)
    assert later > when
    assert await send(program, later + timedelta(days=2)) == 0
    assert moment(program) > later + timedelta(days=2)


async def test_a_late_tick_still_sends_what_is_fresh(signed_up: Parent) -> None:
    assert await send(signed_up.program, moment(signed_up.program) + timedelta(minutes=80)) == 1


async def test_a_pause_and_the_way_on(signed_up: Parent) -> None:
    program, before = signed_up.program, moment(signed_up.program)
    await tip(signed_up)
    await signed_up.taps("/tips")
    await signed_up.does(":pause", ":fortnight")
    assert moment(program).date() >= datetime.now(ZONE).date() + timedelta(days=14)
    await signed_up.does(":resume")
    assert moment(program) <= before


async def test_after_a_stop_nothing_comes(signed_up: Parent) -> None:
    await signed_up.does("/tips", ":stop", ":all")
    assert not any(when for _, when, _ in signed_up.program.rows("due"))


async def test_about_a_hushed_child_nothing_comes_again(signed_up: Parent) -> None:
    await signed_up.does("/tips", ":stop", ":child", ":1")
    assert not any(when for _, when, _ in signed_up.program.rows("due"))


async def test_delete_takes_it_all_away(signed_up: Parent) -> None:
    await tip(signed_up)
    await signed_up.does("/verwijder", ":yes")
    assert [signed_up.program.rows(table) for table in ("due", "families")] == [[], []]


async def test_who_blocked_the_bot_gets_nothing(signed_up: Parent) -> None:
    program, when = signed_up.program, moment(signed_up.program)
    await signed_up.person.blocks()
    await program.rest()
    assert await send(program, when) == 0


async def test_the_koffertje_is_answered_and_does_not_come_again(parent: Parent) -> None:
    born = datetime.now(ZONE) - timedelta(days=300)
    door = ["/start", ":nl", ":yes", ":more", ":boekstart", ":remind", "Lin", f"{born:%m-%Y}"]
    await parent.does(*door, ":evening", ":once", ":no")
    suitcase = await tip(parent)
    assert suitcase.labels == ["✅ Ik heb het koffertje al", "🤔 Ik heb geen bon", "⏸️ Pauze"]
    shown, told = await parent.taps("collected")
    assert shown.labels == ["⏸️ Pauze"]
    assert told.text.startswith("Fijn. Leg de boekjes")
    for _ in range(10):
        await send(parent.program, moment(parent.program))
    assert not any("koffertje" in one.text for one in await parent.hears())


FORGED = [
    "tip:9:beginner.keep_reading.0.3:did",
    "tip:1:beginner.nothing.0.3:did",
    "tip:1:nothing:did",
    "tip:1:coach:did",
    "tip:1:baby.faces.9.3:nl",
    "tip:1:beginner.keep_reading.1.3:more",
]


@pytest.mark.parametrize("data", FORGED)
async def test_forged_buttons_do_nothing(signed_up: Parent, data: str) -> None:
    message = await tip(signed_up)
    before = signed_up.program.rows("due")
    await signed_up.person.forges(data, message.message_id)
    assert await signed_up.hears() == []
    assert signed_up.program.rows("due") == before


async def test_the_clock_of_the_program_does_it(signed_up: Parent) -> None:
    program, app = signed_up.program, signed_up.program.app
    when = moment(program).astimezone(UTC)
    campaigning = Campaigning(app.database, app.outbox, app.turns.around)
    await Ticks(app.database, lambda: when, send_due=campaigning.send_due).tick()
    [message] = await signed_up.hears()
    assert message.text.startswith("📖 Voor Sam")


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-11-25T18:40", 1),
        ("2026-11-25T21:40", 0),
        ("2026-11-26T12:00", 0),
    ],
)
async def test_what_was_left_queued_is_sent_only_while_it_is_fresh_and_by_day(
    program: Program, now: str, left: int
) -> None:
    database, queued = program.app.database, datetime(2026, 11, 25, 17, 30, tzinfo=UTC)
    row = Outgoing(1, "sendMessage", {"text": "tip"}, REMINDER)
    async with database.write() as tx:
        await outbox.add(tx, [row], queued)
    await let_go_of_stale(database, ZONE, datetime.fromisoformat(now).replace(tzinfo=ZONE).astimezone(UTC))
    assert len(program.rows("outbox")) == left


async def test_other_days_begin_next_week_so_that_none_has_too_many(signed_up: Parent) -> None:
    await signed_up.does("/tips", ":moment", ":weekend", ":thrice")
    week = datetime.now(ZONE).isocalendar()
    assert moment(signed_up.program).isocalendar()[:2] > week[:2]
