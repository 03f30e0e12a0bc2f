"""What was sent is corrected or called off, also while it goes; and when and by whom a letter may go."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest

from bot.actions.broadcast_send import Start, approve, start
from bot.actions.broadcast_steer import correct, drop, pause
from bot.broadcasting import correcting
from bot.campaigning import Campaigning
from bot.sandbox import Sandbox
from bot.settings import Settings
from dialogs.plan import Plan
from storage import due, families
from storage.broadcasts import CANCELLED, PAUSED, SCHEDULED, SENDING, SENT
from tests.test_bot.eventing import held, own, talk
from tests.test_bot.lettering import (
    LANGUAGES,
    NOON,
    becomes,
    begun,
    does,
    heard,
    homes_of,
    invited,
    opened,
    reads,
    statuses,
    stored,
    written,
)
from tests.test_bot.talking import Parent, Program, until
from tests.test_bot.teaming import team_member

MANY = 51
"""Families: more than one person writes to alone."""
LATER = "Donderdag is er taart."
EVENING = datetime(2026, 11, 25, 20, 30, tzinfo=UTC)
WEDNESDAY = date(2026, 12, 2)


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings) -> AsyncIterator[Program]:
    slow = given.model_copy(update={"rate_total": 60.0})
    async with Program(sandbox, slow, clock=lambda: NOON) as running:
        yield running


@pytest.fixture
async def joke(program: Program, sandbox: Sandbox) -> Parent:
    return opened(sandbox, await team_member(program, "Joke", "coordinator"))


async def test_what_was_sent_changes_and_who_waits_gets_the_new_words(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 40, LANGUAGES)
    number = await begun(program, joke)
    await until(lambda: len(heard(homes)) >= 10)
    assert await does(program, joke, partial(correct, number=number, language="nl", text=LATER))
    await becomes(program, number, SENT)
    assert {len(reads(home)) for home in homes} == {1}
    assert {reads(home)[0] for home in homes if home.language != "tr"} == {LATER}
    assert await statuses(program, number) == {("sent", ""): 40}


async def test_held_up_what_was_sent_changes_all_the_same(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 40, LANGUAGES)
    number = await begun(program, joke)
    await until(lambda: len(heard(homes)) >= 10)
    await does(program, joke, partial(pause, number=number))
    await does(program, joke, partial(correct, number=number, language="nl", text=LATER))
    await becomes(program, number, PAUSED)
    have = [home for home in homes if reads(home)]
    assert 10 <= len(have) < 40
    assert {reads(home)[0] for home in have if home.language != "tr"} == {LATER}


async def test_a_message_that_cannot_be_changed_any_more_is_sent_anew(
    program: Program, sandbox: Sandbox, joke: Parent
) -> None:
    homes = await homes_of(program, 3, LANGUAGES)
    number = await begun(program, joke)
    await becomes(program, number, SENT)
    who = homes[0].parent.user_id
    sandbox.fail(
        "editMessageText", status=400, description="Bad Request: message can't be edited", chat_id=who
    )
    await does(program, joke, partial(correct, number=number, language="nl", text=LATER))
    await becomes(program, number, SENT)
    assert reads(homes[0])[-1] == LATER
    assert [len(reads(home)) for home in homes] == [2, 1, 1]


async def test_an_event_that_is_called_off_while_letters_go(
    program: Program, sandbox: Sandbox, joke: Parent
) -> None:
    """Whoever has one is told, once; also who was just getting it. The others hear nothing at all."""
    sandbox.latency = 0.1
    homes = await homes_of(program, 45, LANGUAGES)
    (event,) = await held(program, talk(WEDNESDAY))
    number = await invited(program, joke, event)
    await until(lambda: len(heard(homes)) >= 10)
    around = program.app.turns.around
    async with program.app.database.write() as tx:
        hear = await correcting.cancel(tx, around, event.number, NOON, joke.person.user_id)
    program.app.feeder.came([])
    await becomes(program, number + 1, SENT)
    assert (await stored(program, number)).state == CANCELLED
    lengths = Counter(len(reads(home)) for home in homes)
    assert set(lengths) == {0, 2}
    assert lengths[2] > len(hear)
    told = [reads(home)[1] for home in homes if reads(home) and home.language == "nl"]
    assert all("gaat niet door" in one for one in told)
    counted = await statuses(program, number)
    assert counted["sent", ""] == lengths[2]
    assert counted["left_out", "cancelled"] == lengths[0]


async def test_called_off_in_the_evening_families_hear_it_in_the_morning(
    program: Program, joke: Parent
) -> None:
    homes = await homes_of(program, 4, LANGUAGES)
    (event,) = await held(program, talk(WEDNESDAY))
    number = await invited(program, joke, event)
    await becomes(program, number, SENT)
    around = program.app.turns.around
    async with program.app.database.write() as tx:
        assert len(await correcting.cancel(tx, around, event.number, EVENING)) == 4
    notice = await stored(program, number + 1)
    assert (notice.state, notice.at) == (SCHEDULED, datetime(2026, 11, 26, 7, tzinfo=UTC))
    assert notice.at
    await tick(program, notice.at)
    await becomes(program, number + 1, SENT)
    assert {len(reads(home)) for home in homes} == {2}


async def test_an_event_nobody_was_invited_to_is_called_off_in_silence(program: Program) -> None:
    (event,) = await held(program, talk(WEDNESDAY))
    async with program.app.database.write() as tx:
        assert await correcting.cancel(tx, program.app.turns.around, event.number, NOON) == set()
    assert program.rows("broadcasts") == []


async def test_an_own_event_goes_to_who_has_its_words(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 8, LANGUAGES)
    (event,) = await held(program, own(WEDNESDAY))
    number = await invited(program, joke, event, "nothing")
    await becomes(program, number, SENT)
    assert {home.language for home in homes if reads(home)} == {"nl", "tr"}
    assert await statuses(program, number) == {("sent", ""): 4, ("left_out", "language"): 4}


async def test_who_is_invited_already_is_not_invited_again(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 4, LANGUAGES)
    (event,) = await held(program, talk(WEDNESDAY))
    await becomes(program, await invited(program, joke, event), SENT)
    more = await homes_of(program, 2, LANGUAGES)
    number = await invited(program, joke, event)
    await becomes(program, number, SENT)
    assert {len(reads(home)) for home in [*homes, *more]} == {1}
    assert await statuses(program, number) == {("sent", ""): 2, ("left_out", "already"): 4}


async def tick(program: Program, when: datetime) -> None:
    """What is done by itself at a moment."""
    app = program.app
    await Campaigning(app.database, app.outbox, app.turns.around).send_due(when)


async def test_it_goes_at_the_moment_that_was_chosen(program: Program, joke: Parent) -> None:
    homes = await homes_of(program, 4, LANGUAGES)
    number = await written(program, joke)
    at = NOON + timedelta(hours=2)
    assert await does(program, joke, partial(start, number=number, at=at)) is Start.SCHEDULED
    await tick(program, at - timedelta(minutes=1))
    assert (await stored(program, number)).state == SCHEDULED
    await tick(program, at)
    await becomes(program, number, SENT)
    assert {len(reads(home)) for home in homes} == {1}


async def test_nothing_begins_at_night(program: Program, joke: Parent) -> None:
    await homes_of(program, 4, LANGUAGES)
    number = await written(program, joke)
    assert await does(program, joke, partial(start, number=number), EVENING) is Start.QUIET
    assert await does(program, joke, partial(start, number=number, at=EVENING)) is Start.QUIET
    at = NOON + timedelta(hours=2)
    await does(program, joke, partial(start, number=number, at=at))
    await tick(program, EVENING)
    assert (await stored(program, number)).state == SCHEDULED
    assert await does(program, joke, partial(drop, number=number))
    await tick(program, at)
    assert (await stored(program, number)).state == CANCELLED


async def test_nobody_is_told_so(program: Program, joke: Parent) -> None:
    number = await written(program, joke)
    assert await does(program, joke, partial(start, number=number)) is Start.NOBODY


@pytest.mark.parametrize(("alone", "how"), [(1, Start.APPROVAL), (2, Start.SENDING)])
async def test_a_library_sets_from_when_on(
    sandbox: Sandbox, given: Settings, tmp_path: Path, alone: int, how: Start
) -> None:
    """With a single coordinator it is many, and one that wants to look twice at each letter sets none."""
    text = (files("dialogs") / "places" / "voorbeeldstad.yaml").read_text(encoding="utf-8")
    file = tmp_path / "library.yaml"
    file.write_text(text.replace("send_alone: 50", f"send_alone: {alone}"), encoding="utf-8")
    own = given.model_copy(update={"library": file})
    async with Program(sandbox, own, clock=lambda: NOON) as program:
        joke = opened(sandbox, await team_member(program, "Joke", "coordinator"))
        await homes_of(program, 2, LANGUAGES)
        number = await written(program, joke)
        assert await does(program, joke, partial(start, number=number)) is how


async def test_approved_in_the_evening_it_goes_in_the_morning(program: Program, joke: Parent) -> None:
    emma = await team_member(program, "Emma", "coordinator")
    await homes_of(program, MANY, LANGUAGES)
    number = await written(program, joke)
    await does(program, joke, partial(start, number=number))
    assert await does(program, emma, partial(approve, number=number), EVENING) is Start.SCHEDULED
    assert (await stored(program, number)).at == datetime(2026, 11, 26, 7, tzinfo=UTC)


async def test_a_letter_counts_in_the_dose(program: Program, joke: Parent) -> None:
    """Who has messages at three moments a week gets none at the next one."""
    full = Plan((0, 2, 4), "18:30", (("1", "tips"),))
    (home,) = await homes_of(program, 1, LANGUAGES)
    soon = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)
    async with program.app.database.write() as tx:
        found = (await families.load(tx, [home.parent.user_id]))[home.parent.user_id]
        await families.save(tx, {home.number: replace(found.common, plan=full)}, NOON)
        await due.save(tx, {home.number: soon})
    await becomes(program, await begun(program, joke), SENT)
    async with program.app.database.read() as tx:
        waiting = await due.due(tx, soon + timedelta(days=7), 10)
    assert waiting[home.number].at == soon + timedelta(days=2)


async def test_the_message_to_who_began_it_becomes_the_report(program: Program, joke: Parent) -> None:
    await homes_of(program, 30, LANGUAGES)
    number = await begun(program, joke)
    await until(lambda: joke.person.chat.messages)
    assert "Wordt verstuurd" in joke.person.chat.messages[0].text
    assert (await stored(program, number)).state == SENDING
    await becomes(program, number, SENT)
    await until(lambda: "✅ Klaar" in joke.person.chat.messages[0].text)
    assert "▓▓▓▓▓▓▓▓▓▓ 30 van 30" in joke.person.chat.messages[0].text
    assert len(joke.person.chat.messages) == 1
