"""Letters to many when something else happens at the same time: the event is over, a carer wants no more, a
change was refused, words are taken out or too long, more families have come."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from bot.actions import event_correct
from bot.actions.acting import Asking
from bot.actions.broadcast_draft import draft
from bot.actions.broadcast_look import check
from bot.actions.broadcast_send import Start, approve, start
from bot.actions.broadcast_steer import correct, go_on
from bot.actions.event_correct import Change
from bot.broadcasting import correcting
from bot.broadcasting.letters import Own
from bot.campaigning import Campaigning
from bot.sandbox import Sandbox
from bot.settings import Settings
from dialogs.events import Event, Words
from storage import broadcasts, carers, events, recipients
from storage.broadcasts import SENT, WAITING_APPROVAL, Broadcast
from storage.carers import Carer
from storage.recipients import Recipient
from tests.test_bot.caring import SIGN_UP
from tests.test_bot.eventing import held, own, talk
from tests.test_bot.lettering import (
    CAKE,
    NOON,
    Hour,
    becomes,
    begun,
    does,
    heard,
    held_up,
    homes_of,
    invited,
    opened,
    reads,
    statuses,
    stored,
    written,
)
from tests.test_bot.talking import Parent, Program
from tests.test_bot.teaming import team_member

WEDNESDAY = date(2026, 12, 2)
THURSDAY, FRIDAY = "Donderdag is er taart.", "Vrijdag is er taart."


@pytest.fixture
def hour() -> Hour:
    return Hour()


@pytest.fixture
def slow(given: Settings) -> Settings:
    return given.model_copy(update={"rate_total": 60.0})


@pytest.fixture
async def program(sandbox: Sandbox, slow: Settings, hour: Hour) -> AsyncIterator[Program]:
    async with Program(sandbox, slow, clock=hour) as running:
        yield running


@pytest.fixture
async def joke(program: Program, sandbox: Sandbox) -> Parent:
    return opened(sandbox, await team_member(program, "Joke", "coordinator"))


async def tick(program: Program, when: datetime) -> None:
    """What is done by itself at a moment."""
    app = program.app
    await Campaigning(app.database, app.outbox, app.turns.around).send_due(when)


async def moved(program: Program, joke: Parent, event: Event, wanted: Change) -> None:
    """The event is otherwise, and with it what was sent about it."""

    async def correct(asking: Asking) -> None:
        assert await event_correct.correct(asking, event.number, wanted)
        await correcting.correct(asking.tx, program.app.turns.around, event.number, asking.now)

    await does(program, joke, correct)


async def test_a_change_that_was_refused_is_tried_with_the_next(
    program: Program, joke: Parent, sandbox: Sandbox
) -> None:
    homes = await homes_of(program, 3)
    number = await begun(program, joke)
    await becomes(program, number, SENT)
    who = homes[0].parent.user_id
    sandbox.fail("editMessageText", status=400, description="Bad Request: wrong", chat_id=who)
    await does(program, joke, partial(correct, number=number, language="nl", text=THURSDAY))
    await becomes(program, number, SENT)
    assert await statuses(program, number) == {("sent", ""): 2, ("sent", "Wrong"): 1}
    await does(program, joke, partial(correct, number=number, language="nl", text=FRIDAY))
    await becomes(program, number, SENT)
    assert [reads(home) for home in homes] == [[FRIDAY]] * 3
    assert await statuses(program, number) == {("sent", ""): 3}


async def test_who_was_away_for_a_change_gets_the_next(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 2)
    number = await begun(program, joke)
    await becomes(program, number, SENT)
    await homes[0].parent.blocks()
    await program.rest()
    await does(program, joke, partial(correct, number=number, language="nl", text=THURSDAY))
    await becomes(program, number, SENT)
    assert reads(homes[0]) == [CAKE.texts["nl"]]
    await homes[0].parent.unblocks()
    await program.rest()
    await does(program, joke, partial(correct, number=number, language="nl", text=FRIDAY))
    await becomes(program, number, SENT)
    assert FRIDAY in reads(homes[0])


@pytest.mark.parametrize("steps", [("/tips", ":pause", ":summer"), ("/tips", ":stop", ":all")])
async def test_who_stopped_or_paused_while_it_was_held_up_is_left_out(
    program: Program, joke: Parent, steps: tuple[str, ...]
) -> None:
    homes = await homes_of(program, 30)
    amina = program.parent("Amina")
    await amina.does(*SIGN_UP)
    number = await begun(program, joke)
    came = await held_up(program, joke, number, homes)
    await amina.does(*steps)
    await program.rest()
    await does(program, joke, partial(go_on, number=number))
    await becomes(program, number, SENT)
    assert len(heard(homes)) == 30 > came
    assert CAKE.texts["nl"] not in {one.text for one in amina.person.chat.messages}
    why = "paused" if ":pause" in steps else "stopped"
    assert await statuses(program, number) == {("sent", ""): 30, ("left_out", why): 1}


async def test_who_had_enough_meanwhile_is_left_out_and_a_second_carer_is_not_one_more(
    program: Program, joke: Parent, sandbox: Sandbox
) -> None:
    """Of a family with two carers both get the letter: that of one does not keep the other out."""
    homes = await homes_of(program, 30)
    number = await begun(program, joke)
    omar = opened(sandbox, program.parent("Omar"))
    await held_up(program, joke, number, homes)
    last = homes[-1]
    async with program.app.database.write() as tx:
        await carers.save(tx, {omar.person.user_id: (homes[0].number, Carer())})
        await recipients.add(tx, number, [Recipient(homes[0].number, omar.person.user_id, "nl")])
        for other in range(3):
            made = Broadcast(900 + other, SENT, 1, "", "{}", NOON, started_at=NOON)
            await broadcasts.add(tx, made)
            rows = [Recipient(home.number, home.parent.user_id, "nl", SENT) for home in (last,)]
            if other < 2:
                rows.append(Recipient(homes[0].number, homes[0].parent.user_id, "nl", SENT))
            await recipients.add(tx, made.number, rows)
    await does(program, joke, partial(go_on, number=number))
    await becomes(program, number, SENT)
    assert await statuses(program, number) == {("sent", ""): 30, ("left_out", "dose"): 1}
    assert CAKE.texts["nl"] in {one.text for one in omar.person.chat.messages}


async def test_nobody_is_invited_to_what_is_over_by_then(program: Program, joke: Parent, hour: Hour) -> None:
    homes = await homes_of(program, 3)
    (event,) = await held(program, talk(WEDNESDAY))
    number = await does(program, joke, lambda asking: draft(asking, Own(), event.number))
    hour.now = datetime(2026, 11, 30, 12, tzinfo=UTC)
    assert await does(program, joke, partial(start, number=number, at=hour.now)) is Start.SCHEDULED
    await moved(program, joke, event, Change(day=date(2026, 11, 28)))
    await tick(program, hour.now)
    program.app.feeder.came([])
    await becomes(program, number, SENT)
    assert not heard(homes)
    assert await statuses(program, number) == {("left_out", "over"): 3}
    again = await does(program, joke, lambda asking: draft(asking, Own(), event.number), hour.now)
    assert await does(program, joke, partial(start, number=again), hour.now) is Start.NOBODY


async def test_what_was_held_up_until_it_was_over_goes_to_nobody_else(
    program: Program, joke: Parent, hour: Hour
) -> None:
    homes = await homes_of(program, 40)
    (event,) = await held(program, talk(WEDNESDAY))
    number = await invited(program, joke, event)
    came = await held_up(program, joke, number, homes)
    hour.now = datetime(2026, 12, 4, 12, tzinfo=UTC)
    await does(program, joke, partial(go_on, number=number), hour.now)
    await becomes(program, number, SENT)
    assert await statuses(program, number) == {("sent", ""): came, ("left_out", "over"): 40 - came}


async def test_whose_words_were_taken_out_reads_the_new_day_in_dutch(program: Program, joke: Parent) -> None:
    (home,) = await homes_of(program, 1, ("tr",))
    (event,) = await held(program, own(WEDNESDAY))
    number = await invited(program, joke, event, "nothing")
    await becomes(program, number, SENT)
    dutch = replace(event, texts={"nl": event.texts["nl"]})
    async with program.app.database.write() as tx:
        await events.save(tx, [dutch], program.app.turns.around.zone)
    await moved(program, joke, dutch, Change(day=date(2026, 12, 9)))
    await becomes(program, number, SENT)
    assert [("Kom je ook?" in one, "9 december" in one) for one in reads(home)] == [(True, True)]


async def photo(joke: Parent) -> str:
    """The file id of a photo that Telegram has."""
    await joke.person.sends_photo()
    await joke.program.rest()
    return next(iter(joke.program.sandbox.world.files._by_id))


async def test_words_beside_a_photo_that_cannot_be_changed_are_sent_anew(
    program: Program, joke: Parent, sandbox: Sandbox
) -> None:
    """And what came anew, as a text, can be corrected again."""
    homes = await homes_of(program, 2)
    (event,) = await held(program, replace(talk(WEDNESDAY), picture=await photo(joke)))
    number = await invited(program, joke, event)
    await becomes(program, number, SENT)
    sandbox.fail(
        "editMessageCaption",
        status=400,
        description="Bad Request: message can't be edited",
        chat_id=homes[0].parent.user_id,
    )
    for day, times in ((9, [2, 1]), (10, [3, 1])):
        await moved(program, joke, event, Change(day=date(2026, 12, day)))
        await becomes(program, number, SENT)
        assert [len(reads(home)) for home in homes] == times
        assert all(f"{day} december" in reads(home)[-1] for home in homes)
        assert await statuses(program, number) == {("sent", ""): 2}


async def test_words_too_long_for_a_photo_are_told_before_and_go_to_nobody(
    program: Program, joke: Parent
) -> None:
    homes = await homes_of(program, 4, ("nl", "tr"))
    long = {"nl": Words("Feest", "Kom."), "tr": Words("Şenlik", "Sen de gel! " * 80)}
    (event,) = await held(program, replace(own(WEDNESDAY), texts=long, picture=await photo(joke)))
    number = await does(program, joke, lambda asking: draft(asking, Own(), event.number))
    found = await does(program, joke, partial(check, number=number, staff_chat=True))
    assert found
    assert {why: len(those) for why, those in found.counted.left_out.items()} == {"too_long": 2}
    await does(program, joke, partial(start, number=number))
    await becomes(program, number, SENT)
    assert {home.language for home in homes if reads(home)} == {"nl"}
    assert await statuses(program, number) == {("sent", ""): 2, ("left_out", "too_long"): 2}


async def test_words_that_became_too_long_for_a_photo_come_as_a_text(program: Program, joke: Parent) -> None:
    (home,) = await homes_of(program, 1)
    (event,) = await held(program, replace(own(WEDNESDAY), picture=await photo(joke)))
    number = await invited(program, joke, event)
    await becomes(program, number, SENT)
    await moved(program, joke, event, Change(words=Words("Feest", "Kom je ook? " * 90)))
    await becomes(program, number, SENT)
    assert [one.count("Kom je ook?") for one in reads(home)] == [1, 90]
    assert await statuses(program, number) == {("sent", ""): 1}


async def test_what_grew_past_what_one_may_send_alone_waits_for_a_second(
    program: Program, joke: Parent, hour: Hour
) -> None:
    await homes_of(program, 40)
    number = await written(program, joke)
    hour.now = NOON + timedelta(days=1)
    assert await does(program, joke, partial(start, number=number, at=hour.now)) is Start.SCHEDULED
    more = await homes_of(program, 11)
    await tick(program, hour.now)
    assert (await stored(program, number)).state == WAITING_APPROVAL
    emma = await team_member(program, "Emma", "coordinator")
    assert await does(program, emma, partial(approve, number=number), hour.now) is Start.SENDING
    await becomes(program, number, SENT)
    assert len(heard(more)) == 11
