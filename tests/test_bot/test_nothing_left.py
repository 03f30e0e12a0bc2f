"""After 'everything is deleted' nothing comes back: not from what Telegram refused, before or after it, not
from a card that was sent anew, and not from what somebody of the team took along or asked for."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import batch, cards
from bot.broadcasting.naming import live
from bot.clearing import clear
from bot.lasting import lasting_a_day
from bot.measuring import words
from bot.referrals.cards import card_slot, line_slot
from bot.sandbox import Sandbox
from bot.settings import Settings
from bot.talks import naming
from storage import outbox, set_aside
from storage.measures import Key
from storage.outbox import REPLY, STAFF, Outgoing
from tests.test_bot.attending import letters, put_aside, shown, undelivered
from tests.test_bot.exporting import clock, intake, signed_up
from tests.test_bot.helping import Staff, asking
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.queueing import queue
from tests.test_bot.referring import CALL, SENT
from tests.test_bot.talking import STAFF as STAFF_CHAT
from tests.test_bot.talking import Parent, Program
from tests.test_bot.teaming import leaves, team_member
from tests.test_bot.test_files import LIST

NAME = "Quirijntje"
KICKED = "Forbidden: bot was kicked from the supergroup chat"
SIGN_UP = [
    *arriving(NL, "plek3"),
    *[NAME if step == NL.name else step for step in plek3(NL)],
    ":confirm",
]
DELETE = ["/verwijder", ":yes"]
EXPORT = ["/team", ":export", ":intakes", ":all", ":open", ":csv"]
ABOUT_NOBODY = [
    cards.slot("P3-2222"),
    words.slot(Key("P3-2222", 0)),
    line_slot("DV-2222"),
    card_slot("DV-2222"),
    naming.card(9),
    naming.text(9, 1),
    naming.voice(9, 2),
]


def refuses(sandbox: Sandbox, method: str, times: int = 1) -> None:
    """Telegram takes nothing of this kind for the staff chat, so many times."""
    sandbox.fail(method, status=403, description=KICKED, chat_id=STAFF_CHAT, times=times)


async def takes(program: Program, reference: str) -> Parent:
    """A coordinator takes a sign-up in her own chat: the card in the staff chat changes."""
    joke = await team_member(program, "Joke", "coordinator")
    await joke.does("/team", ":intakes", f":{reference}", ":taken")
    return joke


def left_in_chat(sandbox: Sandbox) -> list[str]:
    """What the staff chat still has of the child."""
    assert sandbox.staff
    return [one.text for one in sandbox.staff.messages if NAME in one.text]


async def test_a_change_of_a_card_that_was_refused_goes_too(
    program: Program, parent: Parent, sandbox: Sandbox
) -> None:
    await parent.does(*SIGN_UP)
    refuses(sandbox, "editMessageText")
    await takes(program, program.rows("intakes")[0][0])
    (letter,) = await letters(program)
    assert NAME in str(letter.outgoing.params)
    await parent.does(*DELETE)
    assert program.rows("outbox") == []


@pytest.mark.parametrize(
    "told", [SIGN_UP, [*SENT, *CALL], [*arriving(NL), ":.person", ":write", f"Komt {NAME} ook?"]]
)
async def test_what_staff_never_got_of_a_family_goes_too(
    program: Program, parent: Parent, sandbox: Sandbox, told: list[str]
) -> None:
    refuses(sandbox, "sendMessage", times=10)
    await parent.does(*told)
    assert await letters(program)
    await parent.does(*DELETE)
    assert program.rows("outbox") == []


@pytest.mark.parametrize("slot", ABOUT_NOBODY)
async def test_what_is_refused_after_the_deletion_is_not_kept(
    program: Program, sandbox: Sandbox, slot: str
) -> None:
    refuses(sandbox, "sendMessage")
    await queue(program.app, [Outgoing(STAFF_CHAT, "sendMessage", {"text": NAME}, STAFF, slot)])
    await program.rest()
    assert program.rows("outbox") == []


@pytest.mark.parametrize(("slot", "kept"), [(None, 1), (live(3), 0)])
async def test_news_for_a_family_is_kept_while_it_is_there_and_never_that_of_the_team(
    program: Program, sandbox: Sandbox, slot: str | None, kept: int
) -> None:
    parent = await signed_up(program, NAME, intake("P3-2222"))
    await parent.types("/start")
    sandbox.fail("sendMessage", status=400, description="Bad Request: no", chat_id=parent.person.user_id)
    row = Outgoing(parent.person.user_id, "sendMessage", {"text": NAME}, STAFF, slot)
    await queue(program.app, [row])
    await program.rest()
    assert len(await letters(program)) == kept
    await parent.does(*DELETE)
    assert program.rows("outbox") == []


async def test_what_still_waits_is_let_go_of_but_nothing_of_others(program: Program, parent: Parent) -> None:
    """It would come back after a restart; rows that only the database has are as after a kill."""
    await parent.does(*SIGN_UP)
    await signed_up(program, "Noor", intake("P3-2222"))
    about = cards.slot(program.rows("intakes")[0][0]), cards.slot("P3-2222")
    waiting = [Outgoing(STAFF_CHAT, "sendMessage", {"text": NAME}, STAFF, slot) for slot in about]
    own = Outgoing(parent.person.user_id, "sendMessage", {"text": NAME}, REPLY)
    async with program.app.database.write() as tx:
        added = await outbox.add(tx, [*waiting, own], datetime.now(UTC))
    await parent.does(*DELETE)
    assert [row[0] for row in program.rows("outbox")] == [added[1].id]


async def test_the_emptying_of_a_card_is_kept_and_works_a_day_later(
    program: Program, parent: Parent, sandbox: Sandbox
) -> None:
    await parent.does(*SIGN_UP)
    refuses(sandbox, "editMessageText")
    await parent.does(*DELETE)
    (letter,) = await letters(program)
    assert NAME not in str(letter.outgoing.params)
    assert left_in_chat(sandbox)
    joke = await team_member(program, "Joke", "coordinator")
    await joke.does("/team", ":attention", ":letters", f":{letter.id}", ":again")
    assert left_in_chat(sandbox) == []


async def test_a_card_that_was_sent_anew_is_emptied(
    program: Program, parent: Parent, sandbox: Sandbox
) -> None:
    await parent.does(*SIGN_UP)
    assert sandbox.staff
    del sandbox.staff.chat.posts[sandbox.staff.last.message_id]
    await takes(program, program.rows("intakes")[0][0])
    assert len(left_in_chat(sandbox)) == 1
    await parent.does(*DELETE)
    assert left_in_chat(sandbox) == []
    assert sandbox.staff.last.text.endswith("De ouder heeft alles laten wissen.")


async def test_a_talk_card_that_was_sent_anew_is_still_its_card(
    program: Program, parent: Parent, sandbox: Sandbox
) -> None:
    await parent.does(*arriving(NL))
    await asking(parent)
    staff = Staff(program)
    del staff.group.chat.posts[staff.card.message_id]
    await staff.answers("Ja hoor", staff.of_bot("woensdag"))
    anew = staff.card.message_id
    await parent.does(*DELETE)
    assert "laten wissen" in staff.message(anew).text
    assert staff.message(anew).labels == []


@pytest.mark.parametrize(
    ("before", "sorry"),
    [([], "Vraag het nog een keer"), (["/start", ":en", ":yes"], "Please ask for it again")],
)
async def test_a_list_that_was_refused_is_not_kept_and_is_asked_for_again(
    program: Program, sandbox: Sandbox, before: list[str], sorry: str
) -> None:
    await signed_up(program, NAME, intake("P3-2222"))
    joke = await team_member(program, "Joke", "coordinator")
    await joke.does(*before, *EXPORT[:-1])
    sandbox.fail("sendDocument", status=400, description="Bad Request: file must be non-empty")
    assert sorry in shown(await joke.does(EXPORT[-1]))
    assert await letters(program) == []


@pytest.mark.parametrize("stays", [True, False])
async def test_to_a_colleague_nothing_goes_again_after_they_left(program: Program, stays: bool) -> None:
    joke, sam = [await team_member(program, name, "coordinator") for name in ("Joke", "Sam")]
    news = Outgoing(joke.person.user_id, "sendMessage", {"text": "Voor het team"}, STAFF)
    await joke.does("/team")
    (number,) = await undelivered(program, news)
    await sam.does("/team", ":attention", ":letters", f":{number}")
    if not stays:
        await leaves(program, joke)
    await sam.taps("again")
    assert [one.text for one in await joke.hears()] == ["Voor het team"] * stays
    assert await letters(program) == []


async def test_a_list_that_an_earlier_release_kept_does_not_go_again(program: Program) -> None:
    joke, sam = [await team_member(program, name, "coordinator") for name in ("Joke", "Sam")]
    sending, _ = lasting_a_day(LIST.to(joke.person.user_id), 7, datetime.now(UTC))
    (number,) = await undelivered(program, sending)
    await sam.does("/team", ":attention", ":letters", f":{number}", ":again")
    assert await joke.hears() == []
    assert await letters(program) == []


async def test_what_a_coordinator_looked_at_is_not_kept_where_it_was_refused(
    program: Program, parent: Parent, sandbox: Sandbox
) -> None:
    await parent.does(*SIGN_UP)
    joke = await team_member(program, "Joke", "coordinator")
    await joke.does("/team", ":intakes")
    sandbox.fail("*", status=400, description="Bad Request: no", chat_id=joke.person.user_id, times=5)
    await joke.taps(str(program.rows("intakes")[0][0]))
    assert await letters(program) == []


async def test_who_never_consented_leaves_no_words_behind(
    program: Program, parent: Parent, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    await parent.does(*arriving(NL)[:-1], ":no")
    await put_aside(program, 901)
    with monkeypatch.context() as broken:
        broken.setattr(batch, "step", breaks)
        await parent.types(f"Mijn kind {NAME}")
    assert len(program.rows("set_aside")) == 2
    await parent.does(*DELETE)
    assert [row[0] for row in program.rows("set_aside")] == [901]


async def test_who_blocks_the_bot_keeps_no_list_for_longer_than_a_day(
    sandbox: Sandbox, given: Settings
) -> None:
    async with Program(sandbox, given, clock=clock(sandbox)) as program:
        await signed_up(program, NAME, intake("P3-2222"))
        joke = await team_member(program, "Joke", "coordinator")
        heard = await joke.does(*EXPORT)
        number = next(one.message_id for one in heard if one.kind == "document")
        await joke.person.blocks()
        await program.rest()
        await joke.person.unblocks()
        await program.rest()
        assert number in joke.person.chat.posts
        sandbox.passes(timedelta(hours=25).total_seconds())
        await program.app.ticks.tick()
        await program.rest()
        assert number not in joke.person.chat.posts


@pytest.mark.parametrize(("days", "updates", "undone"), [(13, 1, 1), (15, 0, 1), (31, 0, 0)])
async def test_nothing_waits_for_ever(program: Program, days: int, updates: int, undone: int) -> None:
    await put_aside(program, 901)
    await undelivered(program, Outgoing(STAFF_CHAT, "sendMessage", {"text": "Hoi"}, STAFF))
    async with program.app.database.write() as tx:
        await clear(tx, program.app.turns.around, datetime.now(UTC) + timedelta(days=days))
        assert await set_aside.count(tx) == updates
        assert await outbox.dead_count(tx) == undone


@pytest.mark.parametrize("way", [[":P3-2222", ":done"], [":list"]])
async def test_the_name_that_was_searched_for_is_not_kept_when_it_was_used(
    program: Program, way: list[str]
) -> None:
    await signed_up(program, NAME, intake("P3-2222"))
    joke = await team_member(program, "Joke", "coordinator")
    await joke.does("/team", ":intakes", ":search", NAME, *way)
    session = await program.session(joke.person)
    assert session is not None
    assert NAME not in session.answers.values()


async def test_back_from_a_card_shows_again_what_was_found(program: Program) -> None:
    await signed_up(program, NAME, intake("P3-2222"))
    joke = await team_member(program, "Joke", "coordinator")
    heard = await joke.does("/team", ":intakes", ":search", NAME, ":P3-2222", ":.back")
    assert any("P3-2222" in one for one in heard[-1].labels)
