"""Tips and BoekStart by ear: read by a volunteer part by part, heard by parents in their order."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.sounds import hum
from bot.settings import Settings
from bot.tip_messages import message
from bot.tip_sounds import WAYS
from dialogs.campaigns import Item, TipDue
from dialogs.content import Content
from dialogs.facts import Child, Family, Recording
from dialogs.plan import Plan
from dialogs.scripts import fingerprint
from dialogs.tips import PARTS
from storage import recordings
from tests.test_bot.talking import Parent
from tests.test_bot.tip_reading import FIRST, NOW, Timed, next_tip, reads, said, sign_up
from tests.test_bot.volunteering import played, says, volunteer

LISTEN, PAUSE = "🔊 Luister", "⏸️ Pauze"


@pytest.fixture
async def program(sandbox: Sandbox, given: Settings) -> AsyncIterator[Timed]:
    async with Timed(sandbox, given) as running:
        yield running


async def test_a_volunteer_takes_on_the_tips_of_an_age(program: Timed) -> None:
    reader = await volunteer(program, part="0-1")
    asked = reader.person.last
    assert asked.text.startswith("🎙️ Nog 60 teksten hebben geen opname.")
    [parts] = await reader.taps("others")
    assert parts.text == "Wat wil je voorlezen?"
    assert parts.labels[:4] == [
        "🗨️ Gesprekken",
        "👶 BoekStart en meer",
        "📖 Voorleestips, 0-1 jaar",
        "📖 Voorleestips, 1-2 jaar",
    ]
    await reader.taps("0-1")
    text, _ = await reader.taps("record")
    assert text.text == said(program, FIRST.format("why"), "nl")
    file, heard = await says(reader)
    assert played(heard) == [file]
    await reader.does(":keep", ":enough")
    assert reader.person.last.text.startswith("🎙️ Nog 59 teksten hebben geen opname.")
    assert [row[0] for row in program.rows("recordings")] == ["tips/baby.faces.why"]


async def test_what_was_read_is_heard_under_the_tip(program: Timed, parent: Parent) -> None:
    [why] = await reads(program, "why")
    await parent.does(*sign_up())
    tip = await next_tip(program, parent)
    assert said(program, FIRST.format("why"), "nl") in tip.text
    assert tip.labels == [LISTEN, PAUSE]
    before = program.rows("due")
    assert played(await parent.taps(".listen")) == [why]
    assert program.rows("due") == before


async def test_two_parts_are_heard_one_after_the_other(program: Timed, parent: Parent) -> None:
    without, why, do = await reads(program, "without", "why", "do")
    await parent.does(*sign_up(often=":once"))
    tip = await next_tip(program, parent)
    assert tip.labels == ["👍 Gedaan", "😕 Lukte niet", LISTEN, PAUSE]
    assert played(await parent.taps(".listen")) == [why, do, without]


async def test_only_what_was_read_is_played(program: Timed, parent: Parent) -> None:
    [without] = await reads(program, "without")
    await parent.does(*sign_up())
    assert (await next_tip(program, parent)).labels == [PAUSE]
    assert LISTEN in (await next_tip(program, parent)).labels
    assert played(await parent.taps(".listen")) == [without]


async def test_who_finds_reading_hard_hears_the_way_without(program: Timed, parent: Parent) -> None:
    _, without = await reads(program, "do", "without")
    await parent.does(*sign_up(hard=(":reading", ":.done")))
    await next_tip(program, parent)
    tip = await next_tip(program, parent)
    assert said(program, FIRST.format("do"), "nl") not in tip.text
    assert played(await parent.taps(".listen")) == [without]


async def test_without_a_recording_there_is_no_button(program: Timed, parent: Parent) -> None:
    await reads(program, "easier")
    await parent.does(*sign_up())
    assert [(await next_tip(program, parent)).labels[-1] for _ in range(3)] == [PAUSE] * 3
    assert not any(data.endswith(".listen") for one in parent.person.chat.messages for data in one.data)


async def test_what_is_easier_is_heard_too(program: Timed, parent: Parent) -> None:
    [easier] = await reads(program, "easier")
    await parent.does(*sign_up(often=":once"))
    await next_tip(program, parent)
    _, told = await parent.taps("not")
    assert told.text == said(program, FIRST.format("easier"), "nl")
    assert told.labels == [LISTEN]
    assert played(await parent.taps(".easier")) == [easier]


async def test_each_language_has_its_own_voice_and_dutch_is_heard_beside_it(program: Timed) -> None:
    [turkish] = await reads(program, "why", language="tr")
    [dutch] = await reads(program, "why")
    parent = program.parent("Elif", "tr")
    await parent.does(*sign_up("tr"))
    tip = await next_tip(program, parent)
    own = program.app.turns.around.wordings["tr"].of(LISTEN)
    assert tip.labels[:2] == [own, "🇳🇱 Nederlands"]
    assert played(await parent.taps(".listen")) == [turkish]
    [beside] = await parent.taps("nl")
    assert beside.labels[0] == LISTEN
    assert played(await parent.taps(".listen_nl")) == [dutch]


async def test_the_dutch_beside_it_can_be_heard_alone(program: Timed) -> None:
    [dutch] = await reads(program, "why")
    parent = program.parent("Elif", "tr")
    await parent.does(*sign_up("tr"))
    assert (await next_tip(program, parent)).labels[0] == "🇳🇱 Nederlands"
    await parent.taps("nl")
    assert played(await parent.taps(".listen_nl")) == [dutch]


async def test_a_step_is_read_whole_with_its_answers(program: Timed, parent: Parent) -> None:
    reader = await volunteer(program, part="calls")
    await reader.does(":record", ":other")
    text = [one for one in reader.person.chat.messages if "koffertje" in one.text][-1]
    assert text.text.endswith("• ✅ Ik heb het koffertje al\n• 🤔 Ik heb geen bon")
    file, _ = await says(reader)
    await reader.taps("keep")
    door = ["/start", ":nl", ":yes", ":more", ":boekstart", ":remind", "Lin", "5/2025"]
    await parent.does(*door, ":evening", ":once", ":no")
    suitcase = await next_tip(program, parent)
    assert suitcase.labels == ["✅ Ik heb het koffertje al", "🤔 Ik heb geen bon", LISTEN, PAUSE]
    assert played(await parent.taps(".listen")) == [file]
    [shown, told] = await parent.taps("collected")
    assert shown.labels == [LISTEN, PAUSE]
    assert told.labels == []


async def test_a_draft_says_that_a_machine_reads(program: Timed, parent: Parent) -> None:
    words = fingerprint(said(program, FIRST.format("why"), "nl"))
    draft = recordings.Recording(FIRST.format("why"), "nl", words, None, 2, True, NOW)
    async with program.app.database.write() as tx:
        await recordings.save_drafts(tx, [(draft, hum(2))])
    await program.app.turns.look()
    await parent.does(*sign_up())
    await next_tip(program, parent)
    [heard] = await parent.taps(".listen")
    assert (heard.kind, heard.text) == ("voice", "🤖 Een computer leest dit voor.")
    assert heard.file_id
    assert program.sandbox.content(heard.file_id) == hum(2)


async def test_what_was_deleted_since_is_told(program: Timed, parent: Parent) -> None:
    await reads(program, "why")
    await parent.does(*sign_up())
    await next_tip(program, parent)
    reader = await volunteer(program, name="Idris", part="0-1")
    await reader.does(":review", ":delete")
    assert played(await parent.taps(".listen")) == []
    assert parent.toast == "Deze opname is er niet meer."


def changed(folder: Path) -> Path:
    """A library's own folder with other words for the first tip."""
    (folder / "tips").mkdir(parents=True)
    own = "band: baby\nsets:\n  - id: faces\n    why: Wij zien het elke dag.\n"
    (folder / "tips" / "baby.yaml").write_text(own, encoding="utf-8")
    return folder


async def test_other_words_are_not_played_in_the_voice_of_the_old(
    sandbox: Sandbox, given: Settings, tmp_path: Path
) -> None:
    async with Timed(sandbox, given) as before:
        await reads(before, "why")
    other = given.model_copy(update={"content": changed(tmp_path / "own")})
    async with Timed(sandbox, other) as after:
        parent = after.parent()
        await parent.does(*sign_up())
        tip = await next_tip(after, parent)
        assert "Wij zien het elke dag." in tip.text
        assert tip.labels == [PAUSE]
        reader = await volunteer(after, name="Idris", part="0-1")
        assert (await reader.taps("record"))[0].text == "Wij zien het elke dag."


async def test_the_voice_of_changed_words_is_not_played_beside_the_shipped(
    sandbox: Sandbox, given: Settings, tmp_path: Path
) -> None:
    """A library changed a tip and did not translate it: in Turkish there is what is shipped, and in Dutch
    beside it too."""
    other = given.model_copy(update={"content": changed(tmp_path / "own")})
    async with Timed(sandbox, other) as program:
        [turkish] = await reads(program, "why", language="tr")
        await reads(program, "why")
        parent = program.parent("Elif", "tr")
        await parent.does(*sign_up("tr"))
        await next_tip(program, parent)
        assert played(await parent.taps(".listen")) == [turkish]
        [beside] = await parent.taps("nl")
        assert "Wij zien het elke dag." not in beside.text
        assert LISTEN not in beside.labels


@pytest.mark.parametrize("what", [".easier", ".listen_nl", ".listen"])
@pytest.mark.parametrize("item", ["koffertje", "season.2026-1", "baby.nothing.0.3"])
async def test_forged_buttons_play_nothing(program: Timed, parent: Parent, item: str, what: str) -> None:
    await reads(program, "why", "easier")
    await parent.does(*sign_up())
    tip = await next_tip(program, parent)
    before = program.rows("due")
    await parent.person.forges(f"tip:1:{item}:{what}", tip.message_id)
    assert await parent.hears() == []
    assert program.rows("due") == before


async def test_every_button_fits(program: Timed) -> None:
    """At most 64 bytes of callback_data (Bot API, InlineKeyboardButton), with everything recorded."""
    around = program.app.turns.around
    every = {name: Recording("F1") for name in around.content.readings["nl"]}
    around = replace(around, recordings={"nl": every, "tr": every})
    family = Family(language="tr", plan=Plan(days=(0, 2, 4)))
    for item in items(around.content):
        for language in ("tr", "nl"):
            params = message(around, family, Child("999", "Sam", "2025-12"), item, language)
            data = [one["callback_data"] for row in params["reply_markup"]["inline_keyboard"] for one in row]
            assert any(one.rpartition(":")[2] in WAYS for one in data)
            assert max(len(one.encode()) for one in data) <= 64


def items(content: Content) -> Iterator[Item]:
    """Every message with words of its own."""
    for band in content.tips.bands:
        for one in band.sets:
            yield from (TipDue(band.band, one, number, (part,)) for number, part in enumerate(PARTS))
    yield from content.calls.steps
    yield from content.calls.moments
