"""Sending to many wholly in chat, as coordinators do it: an event in four languages to 300 families."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from bot.sandbox import Message, Sandbox
from bot.settings import Settings
from storage import events
from tests.test_bot.eventing import tick
from tests.test_bot.families_of_many import Home, settle
from tests.test_bot.talking import Parent, Program, until
from tests.test_bot.teaming import team_member

EVENING = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
"""Six o'clock in the library, on the day before."""
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LANGUAGES = ("nl", "tr", "ar", "pl")
FAMILIES = 300


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings) -> AsyncIterator[Program]:
    """Slow enough to be held up in the middle."""
    slow = given.model_copy(update={"rate_total": 100.0})
    async with Program(sandbox, slow, clock=lambda: NOON) as running:
        yield running


@pytest.fixture
async def joke(program: Program) -> Parent:
    return await team_member(program, "Joke", "coordinator")


@pytest.fixture
async def emma(program: Program) -> Parent:
    """Who has to approve."""
    person = await team_member(program, "Emma", "coordinator")
    await person.does("/team")
    return person


@pytest.fixture
async def homes(program: Program, sandbox: Sandbox) -> list[Home]:
    return await settle(sandbox, program.app.database, FAMILIES, LANGUAGES, NOON)


def came(homes: list[Home]) -> list[Message]:
    """What came to these families, as it was when it came."""
    return [message for home in homes for message in home.parent.chat.heard if not message.edited]


def live(person: Parent, number: int = 1) -> str:
    """The message that shows how far it is, as it is now."""
    shown = [one.text for one in person.person.chat.messages if f"0:/bericht:b{number}" in one.data]
    return shown[0]


async def taps(person: Parent, choice: str) -> None:
    """Without waiting until everything has been sent."""
    await person.person.taps(person.button(choice))
    await until(lambda: not person.program.sandbox.pending)


async def invites(joke: Parent) -> list[Message]:
    """Makes an event, chooses all families, and sees what would go."""
    await joke.does(
        "/team", ":events", ":new", ":praatjes_plaatjes", "2 december", ":10:00", ":centrum", ":15"
    )
    await joke.does(":once", ":yes", ":invite")
    return await joke.does(":ready")


async def looks_first(joke: Parent) -> None:
    """How it looks in each language, and one to oneself."""
    shown = await joke.does(":preview")
    assert [one.text for one in shown if "zo ziet het eruit" in one.text] == [
        f"👇 {name}: zo ziet het eruit." for name in ("Arabisch", "Nederlands", "Pools", "Turks")
    ]
    tried = await joke.does(":test")
    assert "Praatjes & Plaatjes" in tried[0].text


async def asks_a_colleague(joke: Parent, emma: Parent) -> None:
    """Who asks cannot say yes; the other can."""
    await joke.does(":now")
    assert "Joke wil een bericht versturen. Het gaat naar 300 gezinnen" in (await emma.hears())[-1].text
    await joke.does("/team", ":letters", ":1")
    with pytest.raises(StopIteration):
        joke.button("approve")
    await emma.does(":b1")
    await taps(emma, "approve")


async def test_an_event_goes_to_300_families_in_four_languages(
    program: Program, sandbox: Sandbox, joke: Parent, emma: Parent, homes: list[Home]
) -> None:
    promised = (await invites(joke))[-1].text
    assert "300 gezinnen krijgen het" in promised
    assert "Arabisch 75, Nederlands 75, Pools 75 en Turks 75" in promised
    assert "Een collega moet eerst ja zeggen" in promised

    await looks_first(joke)
    assert not came(homes)
    await asks_a_colleague(joke, emma)

    await until(lambda: len(came(homes)) >= 80)
    await taps(joke, "p1")
    await program.rest()
    held = len(came(homes))
    assert held < FAMILIES
    await asyncio.sleep(0.3)
    assert len(came(homes)) == held
    assert "Pauze" in joke.person.chat.messages[-1].text

    await joke.does("/team", ":events", ":1", ":change", ":place")
    await joke.does(":west")
    await program.rest()
    assert len(came(homes)) == held
    have = [home for home in homes if home.parent.chat.messages]
    assert len(have) == held
    assert all("West" in home.parent.chat.messages[-1].text for home in have)

    await until(lambda: "Pauze" in live(joke))
    await taps(joke, "g1")
    await until(lambda: len(came(homes)) == FAMILIES)
    await until(lambda: "✅ Klaar" in live(joke))
    assert "300 van 300" in live(joke)
    assert "Verstuurd: 300" in live(joke)
    each = Counter(message.chat_id for message in came(homes))
    assert set(each.values()) == {1}
    assert all("West" in home.parent.chat.messages[-1].text for home in homes)

    await they_say_who_comes(program, joke, homes)
    await joke.does("/team", ":events", ":1", ":cancel", ":one")
    await until(lambda: all(called_off(home) for home in homes))
    await program.rest()
    assert {len(called_off(home)) for home in homes} == {1}
    assert edited_slowly(sandbox, joke)


def called_off(home: Home) -> list[Message]:
    """What this family heard of its not taking place."""
    return [one for one in home.parent.chat.heard if not one.edited and one.text.startswith("🚫")]


async def they_say_who_comes(program: Program, joke: Parent, homes: list[Home]) -> None:
    """Sixteen children for fifteen places: the last waits, is let in, and hears of it the evening before; the
    list for the door has all who come."""
    guests = [Parent(program, home.parent) for home in homes[:16]]
    for guest in guests:
        await guest.does(":/komen:1", ":1")
    assert await waiting(program) == 1
    await guests[0].does(":leave")
    assert await waiting(program) == 0
    heard = await joke.does("/team", ":events", ":1", ":door")
    assert [one.media["file_name"].rpartition(".")[2] for one in heard if one.media] == ["pdf", "xlsx"]
    assert "Kinderen: 15 van 15" in heard[-1].text
    await tick(program, EVENING)
    told = [home for home in homes[:16] if home.parent.chat.messages[-1].text.startswith("👋")]
    assert told == homes[1:16]


async def waiting(program: Program) -> int:
    """Families without a place."""
    async with program.app.database.read() as tx:
        return (await events.counts(tx, [1]))[1].waiting


def edited_slowly(sandbox: Sandbox, joke: Parent) -> bool:
    """Whether no two changes of one of the live messages follow within three seconds."""
    times: dict[int, list[float]] = {}
    for call in sandbox.sent:
        is_edit = call.method == "editMessageText" and call.params["chat_id"] == joke.person.user_id
        if is_edit and "0:/bericht:" in str(call.params):
            times.setdefault(call.params["message_id"], []).append(call.time)
    assert times
    return all(later - earlier > 2.9 for one in times.values() for earlier, later in pairwise(one))


async def test_a_letter_in_own_words_is_written_kept_and_sent_later(
    program: Program, sandbox: Sandbox, joke: Parent
) -> None:
    homes = await settle(sandbox, program.app.database, 8, LANGUAGES, NOON)
    await joke.does("/team", ":letters", ":new", "Woensdag is er taart.", ":tr", "Pasta var.", ":done")
    promised = await joke.does(":nothing", ":ready")
    assert "4 gezinnen krijgen het" in promised[-1].text
    assert "er is geen tekst in hun taal: 4" in promised[-1].text
    await joke.does(":stop", ":1")
    assert "Dit bericht is nog niet verstuurd." in joke.person.chat.messages[-1].text
    await joke.does(":send", ":ready", ":later", ":2026-11-25", ":10")
    said = joke.person.chat.messages[-2].text
    assert "Het bericht gaat weg op 25 november 2026, 10:00." in said
    await joke.does(":1", ":drop", ":yes")
    assert "🚫 Gaat niet door" in joke.person.chat.messages[-1].text
    assert not came(homes)


async def test_what_was_sent_is_corrected_from_its_page(
    program: Program, sandbox: Sandbox, joke: Parent
) -> None:
    homes = await settle(sandbox, program.app.database, 8, LANGUAGES, NOON)
    await joke.does("/team", ":letters", ":new", "Woensdag is er taart.", ":done", ":dutch", ":ready", ":now")
    await until(lambda: "✅ Klaar" in live(joke))
    await joke.does(":b1", ":correct", ":nl", "Donderdag is er taart.")
    await until(lambda: all(home.parent.chat.messages[0].text.startswith("Donderdag") for home in homes))
    assert len(came(homes)) == 8


async def test_an_event_is_invited_to_again_after_its_letter_was_looked_at(
    program: Program, sandbox: Sandbox, joke: Parent
) -> None:
    first = await settle(sandbox, program.app.database, 4, LANGUAGES, NOON)
    await invites(joke)
    await joke.does(":now")
    await until(lambda: "✅ Klaar" in live(joke))
    more = await settle(sandbox, program.app.database, 2, LANGUAGES, NOON)
    await joke.does(":b1", "/team", ":events", ":1", ":invite", ":ready")
    asked = joke.person.chat.messages[-1].text
    assert "2 gezinnen krijgen het" in asked
    assert "heeft de uitnodiging al: 4" in asked
    await joke.does(":now")
    await until(lambda: len(came([*first, *more])) == 6)


async def test_a_parent_who_taps_such_a_button_is_turned_away(program: Program, joke: Parent) -> None:
    parent = program.parent("Amina", "nl")
    await parent.does("/start", ":nl")
    await joke.does("/team", ":letters", ":new", "Woensdag is er taart.")
    await parent.person.types("/bericht")
    heard = await parent.hears()
    assert "Bericht" not in heard[-1].text
    assert heard[-2].text == "Dit is alleen voor wie bij de bibliotheek werkt."
