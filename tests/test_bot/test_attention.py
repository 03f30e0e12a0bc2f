"""What needs attention: each kind is counted, listed and done with, by coordinators only."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox import Message
from storage import audit, carers, intakes
from storage.broadcasts import PAUSED, SENT, WAITING_APPROVAL
from storage.carers import Carer
from storage.outbox import Outgoing
from tests.test_bot.attending import (
    MARK,
    NODE,
    gone,
    letters,
    mailing,
    put_aside,
    reported,
    shown,
    undelivered,
)
from tests.test_bot.exporting import intake, signed_up
from tests.test_bot.helping import Staff, asking
from tests.test_bot.journeys import NL, arriving
from tests.test_bot.talking import Parent, Program
from tests.test_bot.teaming import leaves, team_member

OLD = datetime.now(UTC) - timedelta(days=8)


@pytest.fixture
async def joke(program: Program) -> Parent:
    return await team_member(program, "Joke", "coordinator")


def labels(heard: list[Message]) -> list[str]:
    """The buttons of the last message, without those under every question."""
    return heard[-1].labels


def silent(program: Program) -> str:
    """The button for languages in which there is no recording at all."""
    return f"🎙️ In te spreken: {len(program.app.turns.around.wordings)} talen"


async def grows_old(program: Program, reference: str, status: str = "new") -> None:
    """Nothing was done with this sign-up for eight days."""
    async with program.app.database.write() as tx:
        await intakes.change(tx, reference, status, "7", OLD)


async def test_where_nothing_is_to_be_done_only_silent_languages_are_named(
    program: Program, joke: Parent
) -> None:
    found = [one for one in labels(await joke.does("/aandacht")) if ":" in one]
    assert found == [silent(program)]


async def test_every_kind_is_counted(program: Program, joke: Parent) -> None:
    await undelivered(program, *[Outgoing(7, "sendMessage", {"text": "Hallo"})] * 2)
    away = await signed_up(program, "Sam", intake("P3-2222"))
    await gone(program, away)
    await signed_up(program, "Noor", intake("SB-3333", "studiebegeleiding"))
    await grows_old(program, "SB-3333")
    await reported(program, "ti", 3)
    await put_aside(program, 901)
    await mailing(program, PAUSED)
    await mailing(program, WAITING_APPROVAL)
    await mailing(program, SENT)
    heard = await joke.does("/aandacht")
    assert [one for one in labels(heard) if ":" in one] == [
        "✉️ Niet aangekomen: 2",
        "📞 Gezin om te bellen: 1",
        "📥 Al een week stil: 1",
        "🙁 Meldingen over taal: 3",
        "📣 Bericht wacht: 2",
        "🛠️ Ging mis in de bot: 1",
        silent(program),
    ]


async def test_a_letter_is_told_in_words_and_goes_once_more(program: Program, joke: Parent) -> None:
    amina = program.parent("Amina")
    await amina.types("/start")
    to = amina.person.user_id
    (number,) = await undelivered(
        program,
        Outgoing(to, "sendMessage", {"text": "<b>Dag</b> Sam &amp; Noor", "parse_mode": "HTML"}),
        error="gave up after 12 attempts: NetworkError",
    )
    heard = await joke.does("/aandacht", ":letters")
    assert any("een bericht aan een ouder" in one for one in labels(heard))
    heard = await joke.taps(str(number))
    assert "💬 Dag Sam & Noor" in shown(heard)
    assert "Waarom niet: Telegram was lang niet te bereiken." in shown(heard)
    heard = await joke.taps("again")
    assert "✅ Het bericht gaat nu nog een keer." in shown(heard)
    assert "👍 Hier is niets meer te doen." in shown(heard)
    assert [one.text for one in await amina.hears()][-1:] == ["Dag Sam & Noor"]
    assert await letters(program) == []


async def test_a_letter_that_is_let_go_of_leaves_nothing(program: Program, joke: Parent) -> None:
    first, second = await undelivered(program, *[Outgoing(7, "sendMessage", {"text": "Hallo"})] * 2)
    await joke.does("/aandacht", ":letters", f":{first}", ":drop")
    assert [one.id for one in await letters(program)] == [second]
    assert [row[0] for row in program.rows("outbox")] == [second]


@pytest.mark.parametrize(
    ("method", "chat", "error", "words"),
    [
        ("sendDocument", -1001, "Bad Request: chat not found", "een bestand aan de chat van het team"),
        ("deleteMessage", 7, "message can't be deleted for everyone", "iets wissen aan een ouder"),
        ("sendSomething", 7, "Unheard: of", "een bericht aan een ouder"),
    ],
)
async def test_other_letters_and_reasons(
    program: Program, joke: Parent, method: str, chat: int, error: str, words: str
) -> None:
    (number,) = await undelivered(program, Outgoing(chat, method, {}), error=error)
    heard = await joke.does("/aandacht", ":letters", f":{number}")
    assert words in shown(heard)
    reasons = {
        "sendDocument": "niet in deze chat",
        "deleteMessage": "Wis dit zelf",
        "sendSomething": "Unheard: of",
    }
    assert reasons[method] in shown(heard)


async def test_more_than_eight_come_on_pages(program: Program, joke: Parent) -> None:
    ids = await undelivered(program, *[Outgoing(7, "sendMessage", {"text": "Hallo"})] * 10)
    heard = await joke.does("/aandacht", ":letters")
    assert len([one for one in labels(heard) if one.startswith("✉️")]) == 8
    heard = await joke.taps("more")
    assert len([one for one in labels(heard) if one.startswith("✉️")]) == 2
    assert "⬇️ Meer" not in labels(heard)
    assert "een bericht" in shown(await joke.taps(str(ids[-1])))


async def test_a_family_that_is_away_is_to_be_called(program: Program, joke: Parent) -> None:
    away = await signed_up(program, "Sam", intake("P3-2222"), intake("SB-4444", status="closed"))
    await gone(program, away)
    await signed_up(program, "Noor", intake("P3-3333"))
    heard = await joke.does("/aandacht", ":families")
    assert [one for one in labels(heard) if "📋" in one] == ["📋 P3-2222 · Sam"]
    heard = await joke.taps("P3-2222")
    assert "📞 +31 6 12345678" in shown(heard)
    assert "Tigrinya" in shown(heard)
    assert "P3-2222" in shown(await joke.taps("card"))


async def test_who_has_another_carer_is_no_family_that_is_away(program: Program, joke: Parent) -> None:
    away = await signed_up(program, "Sam", intake("P3-2222"))
    await gone(program, away)
    family_id = program.rows("families")[0][0]
    async with program.app.database.write() as tx:
        other = program.parent("Bilal").person.user_id
        await carers.save(tx, {other: (family_id, Carer())})
    assert not [one for one in labels(await joke.does("/aandacht")) if "📭" in one]


async def test_a_sign_up_without_a_step_for_a_week_is_opened(program: Program, joke: Parent) -> None:
    for reference, status in (("P3-2222", "taken"), ("P3-3333", "placed"), ("P3-4444", "waiting_list")):
        await signed_up(program, "Sam", intake(reference))
        await grows_old(program, reference, status)
    heard = await joke.does("/aandacht", ":intakes")
    assert [one for one in labels(heard) if "📋" in one] == ["📋 P3-2222 · Sam · 2 november 2026"]
    heard = await joke.taps("P3-2222")
    assert "P3-2222" in shown(heard)


async def test_a_reported_text_is_settled(program: Program, joke: Parent) -> None:
    await reported(program, "ti", 2)
    await reported(program, "ar", 1)
    heard = await joke.does("/aandacht", ":words")
    assert [one for one in labels(heard) if ":" in one] == ["🗣️ Arabisch: 1", "🗣️ Tigrinya: 2"]
    heard = await joke.taps("ti")
    assert f"{NODE} (2×):" in shown(heard)
    heard = await joke.taps(MARK)
    assert "👍 Hier is niets meer te doen." in shown(heard)
    assert [row[2] for row in program.rows("language_reports")] == ["ar"]


async def test_who_takes_a_conversation_stands_on_its_card(program: Program, joke: Parent) -> None:
    writer, staff = program.parent("Amina"), Staff(program)
    await writer.does(*arriving(NL))
    await asking(writer)
    heard = await joke.does("/aandacht", ":talks")
    assert any(one.startswith("📨 Gesprek 1 · Nederlands · ") for one in labels(heard))
    assert "nog van niemand" in shown(await joke.taps("1"))
    heard = await joke.taps("take")
    assert "✅ Jij hebt dit gesprek nu." in shown(heard)
    assert "Joke heeft dit gesprek, sinds" in staff.card.text


async def test_a_conversation_that_is_over_is_taken_by_nobody(program: Program, joke: Parent) -> None:
    writer, staff = program.parent("Amina"), Staff(program)
    await writer.does(*arriving(NL))
    await asking(writer)
    await joke.does("/aandacht", ":talks", ":1")
    await staff.person.taps("✅ Klaar", chat=staff.group)
    await program.rest()
    assert "Een collega was je voor." in shown(await joke.taps("take"))


async def test_an_update_that_was_set_aside_goes_from_the_list(program: Program, joke: Parent) -> None:
    await put_aside(program, 901)
    await put_aside(program, 902)
    heard = await joke.does("/aandacht", ":updates", ":901")
    assert "KeyError at run:12" in shown(heard)
    await joke.taps("drop")
    assert [row[0] for row in program.rows("set_aside")] == [902]


async def test_a_message_to_many_that_waits_is_opened(program: Program, joke: Parent) -> None:
    number = await mailing(program, PAUSED)
    heard = await joke.does("/aandacht", ":mailings")
    assert any(f"📣 Bericht {number}" in one and "staat op pauze" in one for one in labels(heard))
    heard = await joke.taps(str(number))
    assert "Kom je ook?" in shown(heard)
    assert "▶️ Ga verder" in labels(heard)


async def test_silent_languages_are_counted(program: Program, joke: Parent) -> None:
    heard = await joke.does("/aandacht", ":voices")
    assert shown(heard).count("teksten zonder opname") == len(program.app.turns.around.wordings)


@pytest.mark.parametrize("role", ["volunteer", "desk:taalhuis"])
async def test_the_list_is_for_coordinators(program: Program, role: str) -> None:
    (number,) = await undelivered(program, Outgoing(7, "sendMessage", {"text": "Hallo"}))
    person = await team_member(program, "Piet", role)
    assert "Niet aangekomen" not in "".join(labels(await person.does("/aandacht")))
    assert [one.id for one in await letters(program)] == [number]


async def test_an_old_button_of_who_left_does_nothing(program: Program, joke: Parent) -> None:
    (number,) = await undelivered(program, Outgoing(7, "sendMessage", {"text": "Hallo"}))
    await joke.does("/aandacht", ":letters", f":{number}")
    await leaves(program, joke)
    await joke.taps("drop")
    assert [one.id for one in await letters(program)] == [number]
    async with program.app.database.read() as tx:
        tried = [one for one in await audit.newest(tx, 20) if not one.allowed]
    assert tried
    assert not tried[0].allowed
