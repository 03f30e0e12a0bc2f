"""The main job, end to end over HTTP: a parent signs a child up, the staff chat gets a card in Dutch."""

import re

import pytest

from bot.catalogs import wordings
from bot.sandbox import Message, Sandbox
from bot.telling import group_line
from bot.texts import Texts
from dialogs.languages import NAMES
from dialogs.phrases import phrase
from tests.test_bot.journeys import TONGUES, Tongue, arriving, plek3, studiebegeleiding
from tests.test_bot.talking import Parent, Program
from tests.test_bot.teaming import team_member
from tests.test_bot.waiting import opens

DUTCH_NAMES = {
    "nl": "Nederlands",
    "en": "Engels",
    "tr": "Turks",
    "ar": "Arabisch",
    "pl": "Pools",
    "uk": "Oekraïens",
    "ti": "Tigrinya",
    "so": "Somalisch",
    "fa": "Perzisch, Dari",
    "es": "Spaans",
    "zh_Hans": "Chinees",
    "fy": "Fries",
}
OTHERWISE = {"waiting_list": "told_waiting_place", "placed": "told_placed_group"}
TONGUE = pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.code)


@TONGUE
async def test_studiebegeleiding_from_start_to_card(
    program: Program, sandbox: Sandbox, tongue: Tongue
) -> None:
    parent = program.parent("Amina", tongue.code)
    await parent.does(*arriving(tongue, "studiebegeleiding"))
    summary = (await parent.does(*studiebegeleiding(tongue)))[-1].text
    assert tongue.shown_name in summary
    assert tongue.shown_phone in summary
    done = await parent.taps("confirm")
    reference = _reference(done, "SB")
    assert tongue.shown_name in done[-2].text
    card = _card(sandbox)
    assert card.text.startswith(f"📥 {reference} · Studiebegeleiding\nStand: nieuw\n")
    assert "Hulp bij: 📓 Huiswerk" in card.text
    assert "Dagen: 📅 Maandag en 📅 Dinsdag" in card.text
    assert f"Spreekt met ons: 🗣️ {DUTCH_NAMES[tongue.code]}\n" in card.text
    assert tongue.name in card.text
    assert "+31 6 12345678" in card.text
    assert len(program.rows("intakes")) == 1


def test_there_is_a_journey_in_every_language() -> None:
    assert [tongue.code for tongue in TONGUES] == list(DUTCH_NAMES) == list(NAMES)


@pytest.mark.parametrize(
    ("tongue", "recommended"),
    [(tongue, ("yes", "no")[place % 2]) for place, tongue in enumerate(TONGUES)],
    ids=lambda given: given if isinstance(given, str) else given.code,
)
async def test_plek3_from_start_to_card(
    program: Program, sandbox: Sandbox, tongue: Tongue, recommended: str
) -> None:
    parent = program.parent("Amina", tongue.code)
    await parent.does(*arriving(tongue, "plek3"))
    summary = (await parent.does(*plek3(tongue, recommended)))[-1].text
    assert tongue.shown_name in summary
    done = await parent.taps("confirm")
    reference = _reference(done, "P3")
    card = _card(sandbox)
    assert card.text.startswith(f"📥 {reference} · Plek 3\n")
    assert ("⭐ Interesse" in card.text) is (recommended == "no")
    assert "Vindt leuk: 🎵 Muziek en dans" in card.text
    assert card.labels == [
        "👋 Opgepakt",
        "📞 Contact gehad",
        "🎉 Geplaatst",
        "⏳ Wachtlijst",
        "📅 Berichten",
    ]


@TONGUE
async def test_every_status_reaches_the_parent_in_their_language(
    program: Program, sandbox: Sandbox, tongue: Tongue
) -> None:
    parent = program.parent("Amina", tongue.code)
    done = await parent.does(*arriving(tongue, "studiebegeleiding"), *studiebegeleiding(tongue), ":confirm")
    texts, reference = Texts(wordings()[tongue.code]), _reference(done, "SB")
    staff = sandbox.staff_person
    assert staff
    joke = await team_member(program, "Joke", "coordinator")
    for status in ("taken", "contacted", "waiting_list", "placed", "closed"):
        if status == "closed":
            await opens(joke, reference)
            await joke.does(":close", ":finished")
        else:
            data = next(data for data in _card(sandbox).data if data.endswith(f":{status}"))
            await staff.taps(data, chat=sandbox.staff)
        told = await parent.hears()
        name = OTHERWISE.get(status, f"told_{status}")
        place = group_line(program.app.turns.around.library, "sb_centrum") if status == "placed" else ""
        said = phrase(
            name, child=tongue.name, reference=reference, phone="020 000 00 00", place="1", group=place
        )
        assert told[0].text == texts.plain(said)
        assert tongue.shown_name in told[0].text
    assert _card(sandbox).labels == []
    assert "Stand: afgesloten" in _card(sandbox).text


async def test_a_shared_contact_is_an_answer(parent: Parent) -> None:
    steps = plek3(TONGUES[0])
    steps[steps.index(TONGUES[0].phone)] = "+31612345678"
    await parent.does(*arriving(TONGUES[0], "plek3"), *steps[:9])
    assert parent.person.chat.reply_keyboard is None
    heard = await parent.does(*steps[9:], ":confirm")
    assert "Gelukt!" in heard[-2].text


def _card(sandbox: Sandbox) -> Message:
    assert sandbox.staff
    return sandbox.staff.messages[0]


def _reference(done: list[Message], prefix: str) -> str:
    found = re.search(rf"{prefix}-[2-9A-Z]{{4}}", done[-2].text)
    assert found, done
    return found[0]
